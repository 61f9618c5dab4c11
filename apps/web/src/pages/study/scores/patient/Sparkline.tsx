import { visitAxis } from '../visits/visit-axis.ts'
import styles from './FilmStrip.module.css'
import type { Patient } from './patient-types.ts'
import type { StripRow } from './strip-rows.ts'

const [width, height, edge] = [92, 28, 5]

/** The course of a number over the visits; the figures stand in the cells beside it. */
export const Sparkline = ({ row, visits }: { readonly row: StripRow; readonly visits: Patient['visits'] }) => {
  const { at } = visitAxis(visits)
  const found = visits.flatMap(({ label }) => {
    const value = row.cells.get(label)?.result.number
    return value === undefined ? [] : [{ x: at(label), y: value }]
  })
  if (found.length < 2) return null
  const scale = (values: readonly number[], from: number, to: number) => {
    const [low, high] = [Math.min(...values), Math.max(...values)]
    return (value: number): number => (low === high ? (from + to) / 2 : from + ((value - low) / (high - low)) * (to - from))
  }
  const x = scale(
    visits.map(({ label }) => at(label)),
    edge,
    width - edge,
  )
  const y = scale(
    found.map((point) => point.y),
    height - edge,
    edge,
  )
  return (
    <svg className={styles.spark} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <polyline points={found.map((point) => `${x(point.x)},${y(point.y)}`).join(' ')} />
      {found.map((point) => (
        <circle key={point.x} cx={x(point.x)} cy={y(point.y)} r={2.4} />
      ))}
    </svg>
  )
}
