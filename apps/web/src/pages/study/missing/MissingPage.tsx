import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import { queries } from '../../../api/queries.ts'
import { Choice } from '../../../parts/Choice.tsx'
import { DownloadCsv } from '../../../parts/DownloadCsv.tsx'
import { EmptyState } from '../../../parts/EmptyState.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { Section } from '../../../parts/Section.tsx'
import { Waiting } from '../../../parts/Waiting.tsx'
import { fold } from '../../../tree/fold.ts'
import { useSpeech } from '../../../words/words-context.tsx'
import { useTree } from '../use-tree.ts'
import { shareOf, shareOfAll } from './completeness.ts'
import styles from './MissingPage.module.css'
import { MissingTable } from './MissingTable.tsx'

const route = getRouteApi('/studies/$study/missing')

/** Variables by visits: a map of what is there, which is also a table. */
export const MissingPage = () => {
  const { words, format } = useSpeech()
  const { study } = route.useParams()
  const { data, error, refetch } = useQuery(queries.missing(study))
  const { tree } = useTree(study)
  const [show, setShow] = useState<'percent' | 'counts'>('percent')
  const [order, setOrder] = useState<'tree' | 'least'>('tree')
  const [text, setText] = useState('')
  const sought = fold(useDeferredValue(text).trim())
  const named = useMemo(() => {
    if (data === undefined || tree === undefined) return undefined
    const places = new Map([...tree.byCode.keys()].map((code, index) => [code, index]))
    return data.rows
      .map((row) => ({ row, name: tree.byCode.get(row.concept)?.name ?? row.concept, share: shareOf(row, data.expected) }))
      .sort((a, b) => (places.get(a.row.concept) ?? 0) - (places.get(b.row.concept) ?? 0))
  }, [data, tree])
  const rows = useMemo(() => {
    const found = (named ?? []).filter(({ name, row }) => sought === '' || fold(`${name} ${row.concept}`).includes(sought))
    return order === 'tree' ? found : found.toSorted((a, b) => a.share - b.share)
  }, [named, sought, order])

  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />
  if (data === undefined || named === undefined) return <Waiting height={420} />
  if (named.length === 0) return <EmptyState title={words.missing.empty} />
  const least = named.toSorted((a, b) => a.share - b.share).slice(0, 5)
  return (
    <Section
      title={words.missing.title}
      lead={
        <>
          {words.missing.lead(format.percent(shareOfAll(data)))}{' '}
          {words.missing.least(format.list(least.map(({ name, share }) => `${name} (${format.percent(share)})`)))}
        </>
      }
    >
      <div className={styles.tools}>
        <TextInput
          aria-label={words.missing.filter}
          placeholder={words.missing.filter}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Choice
          label={words.missing.show}
          value={show}
          onChange={setShow}
          options={[
            { value: 'percent', label: words.missing.percent },
            { value: 'counts', label: words.missing.counts },
          ]}
        />
        <Choice
          label={words.missing.order}
          value={order}
          onChange={setOrder}
          options={[
            { value: 'tree', label: words.missing.orderTree },
            { value: 'least', label: words.missing.orderLeast },
          ]}
        />
        <span role="status" className="soft">
          {words.common.rowsOf(rows.length, named.length)}
        </span>
      </div>
      <MissingTable rows={rows} visits={data.visits} expected={data.expected} show={show} />
      <div className={styles.foot}>
        <span className={styles.scale} aria-hidden="true">
          {words.missing.scale} <span>0 %</span>
          <span className={styles.ramp} />
          <span>100 %</span>
        </span>
        <DownloadCsv
          name={`${study}-completeness.csv`}
          header={[words.missing.variable, words.variable.code, ...data.visits]}
          rows={() => rows.map(({ row, name }) => [name, row.concept, ...row.present])}
        />
      </div>
    </Section>
  )
}
