import { useEffect, useRef } from 'react'
import styles from './Picture.module.css'

interface PictureProps {
  readonly svg: string
  readonly title: string
  /** The picture in words, with its numbers. */
  readonly text: string
}

/** A picture drawn by the server, in the colours of the page. It is parsed as an image, never as a page. */
export const Picture = ({ svg, title, text }: PictureProps) => {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
    for (const script of drawn.querySelectorAll('script, foreignObject')) script.remove()
    place.current?.replaceChildren(document.adoptNode(drawn))
  }, [svg])
  return (
    <figure className={styles.picture}>
      <div ref={place} className={styles.drawing} />
      <figcaption className="hidden-visually">{title}</figcaption>
      <pre className="hidden-visually">{text}</pre>
    </figure>
  )
}
