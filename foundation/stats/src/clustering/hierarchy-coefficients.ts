import type { Outcome } from '@dacryon/core'
import { type Estimable, notEstimable } from '../result/estimable.ts'
import { done, failed } from '../result/problems.ts'
import type { Dendrogram } from './dendrogram.ts'
import { type Distances, distancesIssues } from './distances.ts'

/**
 * Agglomerative coefficient: mean over subjects of 1 - (height of the first merge of the subject / height of the last merge).
 *
 * Meaning: near 1 where clusters are tight compared with the whole; grows with the number of subjects, so it must not be compared between
 * samples of different size.
 *
 * Source: Kaufman L, Rousseeuw PJ. Finding groups in data. Wiley 1990, chapter 5. doi:10.1002/9780470316801
 *
 * Not estimable: `zero-variance` where all subjects are equal.
 *
 * @example computeAgglomerativeCoefficient(tree) // 0.74
 */
export const computeAgglomerativeCoefficient = ({ n, merge, height }: Dendrogram): Estimable => {
  const top = height[n - 2] ?? 0
  if (!(top > 0)) return notEstimable('zero-variance', 'All subjects are equal.')
  let sum = 0
  for (let at = 0; at < merge.length; at++) if ((merge[at] ?? 0) < 0) sum += 1 - (height[at >> 1] ?? 0) / top
  return sum / n
}

const diameterOf = ({ n, data }: Distances, members: readonly number[]): number =>
  members.reduce((most, i) => members.reduce((so, j) => Math.max(so, data[i * n + j] ?? 0), most), 0)

const meanTo = ({ n, data }: Distances, i: number, others: readonly number[]): number => {
  let [sum, count] = [0, 0]
  for (const j of others)
    if (j !== i) {
      sum += data[i * n + j] ?? 0
      count += 1
    }
  return count === 0 ? 0 : sum / count
}

/** Splits off the subjects that are nearer to the splinter party than to those who stay, starting with the least like the rest. */
const split = (distances: Distances, members: readonly number[]): readonly [readonly number[], readonly number[]] => {
  let stay = [...members]
  const leave: number[] = []
  for (;;) {
    let [best, who] = [leave.length === 0 ? -Infinity : 0, -1]
    for (const i of stay) {
      const gain = meanTo(distances, i, stay) - (leave.length === 0 ? 0 : meanTo(distances, i, leave))
      if (gain > best) {
        best = gain
        who = i
      }
    }
    if (who < 0 || stay.length === 1) return [stay, leave]
    leave.push(who)
    stay = stay.filter((i) => i !== who)
  }
}

/**
 * Divisive coefficient: mean over subjects of 1 - (diameter of the last cluster the subject is split off from / diameter of all subjects), when
 * the cluster of largest diameter is split again and again by a splinter party (DIANA).
 *
 * Meaning and caution as for the agglomerative coefficient.
 *
 * Source: Kaufman L, Rousseeuw PJ. Finding groups in data. Wiley 1990, chapter 6. doi:10.1002/9780470316801
 *
 * Issues: `distances-invalid`. Not estimable: `zero-variance`.
 *
 * @example computeDivisiveCoefficient(distances) // 0.85
 */
export const computeDivisiveCoefficient = (distances: Distances): Outcome<Estimable> => {
  const issues = distancesIssues(distances)
  if (issues.length > 0) return failed(...issues)
  const { n } = distances
  const everyone = Array.from({ length: n }, (_, at) => at)
  const whole = diameterOf(distances, everyone)
  if (!(whole > 0)) return done(notEstimable('zero-variance', 'All subjects are equal.'))
  let sum = 0
  const open: (readonly number[])[] = [everyone]
  for (let cluster = open.pop(); cluster !== undefined; cluster = open.pop()) {
    const diameter = diameterOf(distances, cluster)
    if (diameter === 0) {
      sum += cluster.length
      continue
    }
    for (const part of split(distances, cluster))
      if (part.length === 1) sum += 1 - diameter / whole
      else open.push(part)
  }
  return done(sum / n)
}
