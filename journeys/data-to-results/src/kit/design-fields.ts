import { powerCurve } from '@dacryon/pictures'
import type { Counted } from '@dacryon/stats'
import { z } from 'zod'
import { type Figure, figure } from '../findings.ts'

/** Options of every sample size of two arms. */
export const designFields = {
  alpha: z.number().gt(0).lt(1).default(0.05).describe('Level of the test'),
  power: z.number().gt(0).lt(1).default(0.9).describe('Power'),
  sides: z.enum(['two', 'one']).default('two').describe('Sides of the test'),
  ratio: z.number().positive().max(100).default(1).describe('Size of the compared arm over that of the reference arm'),
  dropout: z.number().min(0).lt(1).default(0).describe('Share of patients expected to be lost'),
}

/** A design has no rows. */
export const noRows: Counted = { n: 0, used: 0, missing: {} }

/** Whole sizes of the first arm around a size, at most forty: for curves of power. */
export const sizesAround = (n: number): readonly number[] => {
  const [from, to] = [Math.max(2, Math.floor(n / 3)), Math.max(8, Math.ceil(1.8 * n))]
  const step = Math.max(1, Math.ceil((to - from) / 40))
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => from + at * step)
}

/** Power over size, one curve an assumption. */
export const powerFigure = (
  title: string,
  subtitle: string,
  target: number,
  sizes: readonly number[],
  curves: readonly { readonly label: string; powerAt(n: number): number }[],
): Figure =>
  figure('power', powerCurve, {
    title,
    subtitle,
    across: { label: 'Patients in the reference arm' },
    target,
    curves: curves.map(({ label, powerAt }) => ({ label, points: sizes.map((x) => ({ x, power: Math.min(1, Math.max(0, powerAt(x))) })) })),
  })
