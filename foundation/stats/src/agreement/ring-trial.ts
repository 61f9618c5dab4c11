import type { Issue, Outcome } from '@dacryon/core'
import { caution, done, failed, inputError } from '../result/problems.ts'
import { fitVarianceComponents, type RandomFactor } from './variance-components.ts'

/** One reading of a ring trial. */
export interface RingReading {
  readonly slide: string
  readonly laboratory: string
  readonly reader: string
  readonly value: number
}

/** Where the variance of readings comes from. */
export interface RingTrial {
  readonly readings: number
  readonly slides: number
  readonly laboratories: number
  readonly readers: number
  /** Shares are of the variance that is not between slides. */
  readonly components: readonly {
    readonly source: 'laboratory' | 'reader' | 'slide by reader' | 'residual'
    readonly variance: number
    readonly share: number
  }[]
  readonly method: string
  readonly warnings: readonly Issue[]
}

const factorOf = (name: string, labels: readonly string[]): RandomFactor => {
  const places = new Map<string, number>()
  const codes = labels.map((label) => {
    const place = places.get(label) ?? places.size
    places.set(label, place)
    return place
  })
  return { name, codes, levels: places.size }
}

/**
 * Variance components of readings of the same slides in several laboratories: slides fixed, laboratory, reader within laboratory and slide by
 * reader random, the rest residual, by restricted maximum likelihood.
 *
 * Meaning: how much of the disagreement is between laboratories, between their readers, between readers on single slides, and within a
 * reader. Repeated readings (rounds) are needed to tell slide by reader from residual: without them that component is left in the residual
 * and said so.
 *
 * Source: Bates D et al. J Stat Softw 2015;67(1) (doi 10.18637/jss.v067.i01).
 *
 * Issues: `too-few-groups`, `value-not-finite`, `singular`.
 */
export const computeRingTrial = (readings: readonly RingReading[]): Outcome<RingTrial> => {
  const slides = factorOf(
    'slide',
    readings.map(({ slide }) => slide),
  )
  const laboratories = factorOf(
    'laboratory',
    readings.map(({ laboratory }) => laboratory),
  )
  const readers = factorOf(
    'reader',
    readings.map(({ laboratory, reader }) => JSON.stringify([laboratory, reader])),
  )
  const both = factorOf(
    'slide by reader',
    readings.map(({ slide, laboratory, reader }) => JSON.stringify([slide, laboratory, reader])),
  )
  const issues = [
    ...(slides.levels < 2 || laboratories.levels < 2
      ? [inputError('too-few-groups', 'A ring trial needs two slides and two laboratories.', 'Give more readings.', { column: 'readings' })]
      : []),
    ...(readings.some(({ value }) => !Number.isFinite(value))
      ? [inputError('value-not-finite', 'A reading is not a finite number.', 'Leave it out.', { column: 'value' })]
      : []),
  ]
  if (issues.length > 0) return failed(...issues)
  const repeated = both.levels < readings.length
  const nested = readers.levels > laboratories.levels
  const factors = [laboratories, ...(nested ? [readers] : []), ...(repeated ? [both] : [])]
  const columns = Array.from({ length: slides.levels }, (_, slide) => readings.map((_row, at) => (slides.codes[at] === slide ? 1 : 0)))
  const fit = fitVarianceComponents(
    readings.map(({ value }) => value),
    columns,
    factors,
  )
  if (fit === undefined) return failed(inputError('singular', 'Nothing is left to estimate variances from.', 'Give repeated readings.'))
  const total = fit.variances.reduce((sum, variance) => sum + variance, fit.residual)
  const varianceOf = (factor: RandomFactor): number => fit.variances[factors.indexOf(factor)] ?? 0
  const sources = [
    { source: 'laboratory', variance: varianceOf(laboratories) },
    { source: 'reader', variance: varianceOf(readers) },
    { source: 'slide by reader', variance: varianceOf(both) },
    { source: 'residual', variance: fit.residual },
  ] as const
  return done({
    readings: readings.length,
    slides: slides.levels,
    laboratories: laboratories.levels,
    readers: readers.levels,
    components: sources.map(({ source, variance }) => ({ source, variance, share: variance / total })),
    method: 'Ring trial, REML variance components',
    warnings: [
      ...(repeated ? [] : [caution('no-repeats', 'No reader read a slide twice.', 'Slide by reader is part of the residual.')]),
      ...(nested ? [] : [caution('one-reader', 'Every laboratory has one reader.', 'Readers are part of the laboratories.')]),
    ],
  })
}
