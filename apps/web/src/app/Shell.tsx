import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useSpeech } from '../words/words-context.tsx'
import { Footer } from './Footer.tsx'
import { Header } from './Header.tsx'
import styles from './Shell.module.css'

/** Frame of every page: skip link, header, the page, footer. */
export const Shell = () => {
  const { words } = useSpeech()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const main = useRef<HTMLElement>(null)
  const shown = useRef(path)
  useEffect(() => {
    // A new page is announced by moving the focus to it, as a page load would; not on the first one.
    if (shown.current === path) return
    const sameStudy = path.startsWith('/studies/') && shown.current.split('/')[2] === path.split('/')[2]
    shown.current = path
    if (!sameStudy) main.current?.focus({ preventScroll: true })
  }, [path])
  return (
    <>
      <a href="#main" className={styles.skip} data-screen-only>
        {words.app.skip}
      </a>
      <div className={styles.frame}>
        <Header />
        <main id="main" ref={main} tabIndex={-1} className={styles.main}>
          <Outlet />
        </main>
        <Footer />
      </div>
    </>
  )
}
