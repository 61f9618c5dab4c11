import { randomFrom } from '@dacryon/core'
import type { z } from 'zod'
import { type ChartExamples, chart } from '../../chart.ts'
import { drawVolcano } from './draw.ts'
import { volcanoSchema } from './schema.ts'

type Input = z.input<typeof volcanoSchema>

const genes = ['IFI44L', 'MX1', 'IFIT1', 'ISG15', 'RSAD2', 'OAS1', 'CXCL13', 'CD79A', 'MS4A1', 'AQP5', 'MUC7', 'STATH', 'HTN1', 'CST4']

const features = (n: number): Pick<Input, 'names' | 'effect' | 'p' | 'adjusted'> => {
  const random = randomFrom(`volcano ${n}`)
  const rows = Array.from({ length: n }, (_, at) => {
    const real = at < genes.length || random.bernoulli(0.03)
    const effect = at < 9 ? random.uniform(1.2, 3.4) : at < genes.length ? random.uniform(-3, -1.2) : random.normal(0, real ? 1.1 : 0.32)
    const z = Math.abs(effect) / 0.32 + random.normal()
    const p = Math.min(1, Math.exp(-0.5 * z * z - 0.2 * Math.abs(z)))
    return { name: genes[at] ?? `ENSG${at}`, effect: Math.round(1000 * effect) / 1000, p: Number(p.toPrecision(3)) }
  })
  return {
    names: rows.map(({ name }) => name),
    effect: rows.map(({ effect }) => effect),
    p: rows.map(({ p }) => p),
    adjusted: rows.map(({ p }) => Math.min(1, p * 20)),
  }
}

/** Volcano plot. */
export const volcano = chart({
  id: 'volcano',
  title: 'Volcano plot',
  purpose: 'Which of thousands of features differ, by how much and how surely?',
  caution: 'A feature far up may be a small effect measured well; unadjusted p-values of thousands of features mislead.',
  input: volcanoSchema,
  draw: drawVolcano,
  examples: (): ChartExamples<Input> => ({
    typical: {
      title: 'Minor salivary gland, Sjögren’s disease against sicca',
      subtitle: 'Synthetic expression, moderated t',
      ...features(2500),
      effectLabel: 'log₂ fold change',
      thresholds: { effect: 1, adjusted: 0.05 },
      label: genes,
    },
    extreme: {
      title: 'Eighteen thousand features of which most are different and many must be named in a narrow corner',
      ...(() => {
        const made = features(18_000)
        return {
          ...made,
          effect: made.effect.map((value, at) => (at < 40 ? 2.8 + at / 200 : value)),
          p: made.p.map((p, at) => (at < 20 ? 0 : at < 40 ? 1e-40 : p)),
          label: made.names.slice(0, 40),
        }
      })(),
    },
    empty: { title: 'Volcano', names: [], effect: [], p: [] },
  }),
})
