import { Button, useComputedColorScheme } from '@mantine/core'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { download } from '../api/download.ts'
import { Choice } from '../parts/Choice.tsx'
import { DownloadCsv } from '../parts/DownloadCsv.tsx'
import { useSpeech } from '../words/words-context.tsx'
import { describe } from './describe.ts'
import type { Drawing } from './drawing.ts'
import styles from './Figure.module.css'
import { palette, resolveTokens } from './palette.ts'
import { useWidth } from './use-width.ts'

interface FigureProps {
  readonly title: string
  /** How to read the picture. */
  readonly description: string
  /** What the picture shows, in words, for those who do not see it; the table says the same to all. */
  readonly summary: string
  readonly drawing: Drawing
  readonly fileName: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly (string | number | undefined)[])[]
  readonly tools?: ReactNode
}

/** A picture with its text alternative, the same as a table, and both to take along. */
export const Figure = ({ title, description, summary, drawing, fileName, header, rows, tools }: FigureProps) => {
  const { words, format, language } = useSpeech()
  const [as, setAs] = useState<'plot' | 'table'>('plot')
  const [failed, setFailed] = useState<unknown>()
  const frame = useRef<HTMLDivElement>(null)
  const holder = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const titleId = useId()
  const descriptionId = useId()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a canvas has its colours fixed, so it is painted again when the scheme changes
  useEffect(() => {
    const target = holder.current
    if (as !== 'plot' || width === 0 || target === null) return
    let current = true
    drawing({ width, palette, language, format: format.figure })
      .then((picture) => {
        if (!current) return
        describe(picture, title, summary)
        target.replaceChildren(picture)
      })
      .catch((error: unknown) => {
        if (current) setFailed(error)
      })
    return () => {
      current = false
    }
  }, [as, drawing, width, scheme, language, format, title, summary])
  if (failed !== undefined) throw failed

  const saveSvg = (): void => {
    const svg = holder.current?.querySelector('svg')
    if (svg == null) return
    const copy = svg.cloneNode(true)
    if (!(copy instanceof SVGElement)) return
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
    copy.insertAdjacentHTML('afterbegin', '<title></title>')
    const named = copy.querySelector('title')
    if (named !== null) named.textContent = title
    download(`${fileName}.svg`, new Blob([resolveTokens(copy.outerHTML)], { type: 'image/svg+xml' }))
  }

  return (
    <figure className={styles.figure} aria-labelledby={titleId} aria-describedby={descriptionId}>
      <div className={styles.head}>
        <figcaption id={titleId}>{title}</figcaption>
        <div className={styles.tools} data-screen-only>
          {tools}
          <Choice
            label={words.common.showAs}
            compact
            value={as}
            onChange={setAs}
            options={[
              { value: 'plot', label: words.common.plot },
              { value: 'table', label: words.common.table },
            ]}
          />
        </div>
      </div>
      <div ref={frame} className={styles.frame}>
        {as === 'plot' ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide picture scrolls sideways and must be reachable
          // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form fields, this is a picture
          <div ref={holder} className={styles.holder} role="group" aria-label={title} tabIndex={0} />
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls sideways and must be reachable
          <section className={styles.scroller} tabIndex={0} aria-label={title}>
            <table className={styles.table}>
              <thead>
                <tr>
                  {header.map((name, index) => (
                    <th key={name} scope="col" className={typeof rows[0]?.[index] === 'number' ? 'numeric' : ''}>
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.slice(0, 500).map((row, line) => (
                  <tr key={row.join('\u0000') + String(line)}>
                    {row.map((value, index) => (
                      <td key={header[index]} className={typeof value === 'number' ? 'numeric' : ''}>
                        {typeof value === 'number' ? format.figure(value) : value}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </div>
      <div className={styles.foot}>
        <p id={descriptionId}>{description}</p>
        <span className={styles.downloads} data-screen-only>
          {as === 'plot' && (
            <Button size="compact-sm" variant="subtle" onClick={saveSvg}>
              {words.common.downloadSvg}
            </Button>
          )}
          <DownloadCsv name={`${fileName}.csv`} header={header} rows={() => rows} />
        </span>
      </div>
    </figure>
  )
}
