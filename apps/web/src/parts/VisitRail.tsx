import type { OutputOf } from '../api/operations.ts'
import { useSpeech } from '../words/words-context.tsx'
import styles from './VisitRail.module.css'

type Visits = OutputOf<'release'>['release']['content']['visits']

const days = { d: 1, wk: 7, mo: 30.4375, a: 365.25 } as const

const placesOf = (visits: Visits): readonly number[] => {
  const times = visits.map(({ time, unit }) => (time === undefined || unit === undefined ? undefined : time * days[unit]))
  const known = times.filter((time) => time !== undefined)
  const first = Math.min(...known)
  const span = Math.max(...known) - first
  if (known.length === visits.length && span > 0) return times.map((time) => ((time ?? first) - first) / span)
  return visits.map((_, index) => (visits.length === 1 ? 0 : index / (visits.length - 1)))
}

/** The planned visits as points on their time line; evenly spaced where the source gives no times. */
export const VisitRail = ({ visits, width = 150 }: { readonly visits: Visits; readonly width?: number }) => {
  const { words, format } = useSpeech()
  if (visits.length === 0) return null
  const names = visits.map(({ label }) => label)
  const described = `${words.studies.visits}: ${format.list(names.length > 8 ? [...names.slice(0, 7), `+${names.length - 7}`] : names)}`
  const places = placesOf(visits)
  return (
    <svg className={styles.rail} width={width} height={14} viewBox={`0 0 ${width} 14`} role="img" aria-label={described}>
      <title>{described}</title>
      {visits.length > 1 && <line x1={6} x2={width - 6} y1={7} y2={7} />}
      {places.map((place, index) => (
        <circle key={names[index]} cx={6 + place * (width - 12)} cy={7} r={visits.length > 16 ? 2 : 3.2} data-first={index === 0} />
      ))}
    </svg>
  )
}
