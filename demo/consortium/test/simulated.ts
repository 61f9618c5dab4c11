import type { Enrolled } from '../src/model/simulate.ts'
import { type SimulatedConsortium, simulateConsortium } from '../src/studies/simulate-consortium.ts'

let made: SimulatedConsortium | undefined

/** One simulated consortium for all tests of a file. */
export const simulated = (): SimulatedConsortium => (made ??= simulateConsortium('tests'))

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

const sd = (values: readonly number[]): number => {
  const centre = mean(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1))
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? Number.NaN)) / 2
}

export const correlation = (x: readonly number[], y: readonly number[]): number => {
  const [mx, my] = [mean(x), mean(y)]
  return x.reduce((sum, value, index) => sum + (value - mx) * ((y[index] ?? Number.NaN) - my), 0) / ((x.length - 1) * sd(x) * sd(y))
}

/** Difference of two means in units of its standard error (Welch). */
export const welch = (a: readonly number[], b: readonly number[]): number =>
  (mean(a) - mean(b)) / Math.sqrt(sd(a) ** 2 / a.length + sd(b) ** 2 / b.length)

/** Change of a measure from inclusion to a week, of those who came. */
export const changes = (
  enrolled: readonly Enrolled[],
  week: number,
  measure: (visit: Enrolled['visits'][number]) => number,
): readonly number[] =>
  enrolled.flatMap(({ visits }) => {
    const [first] = visits
    const later = visits.find(({ time }) => time.weeks === week)
    return first === undefined || later === undefined ? [] : [measure(later) - measure(first)]
  })

export const number = (visit: Enrolled['visits'][number], id: string): number => Number(visit.complete[id])

export const esspri = (visit: Enrolled['visits'][number]): number =>
  (number(visit, 'pro.esspri_dryness') + number(visit, 'pro.esspri_fatigue') + number(visit, 'pro.esspri_pain')) / 3
