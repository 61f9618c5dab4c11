import { useEffect, useRef } from 'preact/hooks'
import { useOffline } from '../offline/use-offline.ts'
import { useSpeech } from '../words/speech.tsx'
import { Header } from './Header.tsx'
import { Lazy } from './Lazy.tsx'
import { useRoute } from './use-route.ts'

const Page = ({ page, options }: ReturnType<typeof useRoute>) => {
  switch (page) {
    case '':
      return (
        <Lazy name="start" load={() => import('../start/StartPage.tsx')}>
          {({ StartPage }) => <StartPage />}
        </Lazy>
      )
    case 'table':
      return (
        <Lazy name="table" load={() => import('../table/TablePage.tsx')}>
          {({ TablePage }) => <TablePage />}
        </Lazy>
      )
    case 'composite':
      return (
        <Lazy name="composite" load={() => import('../composite/CompositePage.tsx')}>
          {({ CompositePage }) => <CompositePage />}
        </Lazy>
      )
    default:
      return (
        <Lazy name="instrument" load={() => import('../instrument/InstrumentPage.tsx')}>
          {({ InstrumentPage }) => <InstrumentPage key={page} id={page} options={options} />}
        </Lazy>
      )
  }
}

/** Frame of every page: skip link, header, the page, what is promised. */
export const App = () => {
  const { words } = useSpeech()
  const route = useRoute()
  const { kept, update } = useOffline()
  const main = useRef<HTMLElement>(null)
  const shown = useRef(route.page)
  useEffect(() => {
    // A new page is announced by moving the focus to it, as a page load would; not on the first one.
    if (shown.current === route.page) return
    shown.current = route.page
    scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [route.page])
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        {words.skip}
      </button>
      <Header page={route.page} />
      {update !== undefined && (
        <p class="update" role="status">
          {words.update}{' '}
          <button type="button" onClick={update}>
            {words.reload}
          </button>
        </p>
      )}
      <main id="main" ref={main} tabIndex={-1}>
        <Page {...route} />
      </main>
      <footer class="footer">
        <p>
          {words.private} {kept && words.offline}
        </p>
      </footer>
    </>
  )
}
