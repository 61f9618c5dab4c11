import type { InputOf, OutputOf } from '../../src/api/operations.ts'
import type { MockStudy } from './mock-study.ts'
import { normal, random } from './random.ts'

const seedOf = (text: string): number => [...text].reduce((sum, character) => (Math.imul(sum, 31) + character.charCodeAt(0)) >>> 0, 7)
const quantile = (sorted: readonly number[], p: number): number => sorted[Math.round((sorted.length - 1) * p)] ?? 0
const words: Readonly<Record<string, readonly string[]>> = {
  Sex: ['Female', 'Male'],
  Centre: ['Brest', 'Leiden', 'Oslo', 'Pisa', 'Birmingham'],
  'Anti-SSA/Ro': ['positive', 'negative'],
}

/** Distribution of a concept: invented, but the same every time, and smaller for a question than for everyone. */
export const distributionOf = (study: MockStudy, input: InputOf<'distribution'>): OutputOf<'distribution'> => {
  const node = study.nodes.find(({ code }) => code === input.concept)
  if (node === undefined) throw new Error('concept')
  const visits = study.release.content.visits
  const arms = study.arms.length === 0 ? [undefined] : study.arms
  const edges = Array.from({ length: 21 }, (_, index) => index * 0.5)
  const share = input.where === undefined ? 1 : 0.5
  const groups = visits.flatMap(({ label }, at) =>
    arms.map((arm, armAt) => {
      const next = random(seedOf(`${input.concept} ${label} ${arm ?? ''}`))
      const n = Math.max(4, Math.round(((Math.min(node.subjects, 2_000) - at * 9) * share) / arms.length))
      const base = {
        ...(visits.length > 1 ? { visit: label } : {}),
        ...(arm === undefined ? {} : { arm }),
        observations: n,
        subjects: n,
        missing: at * 3,
      }
      if (node.kind === 'number') {
        const values = Array.from({ length: n }, () => Math.min(10, Math.max(0, 6 - armAt * at * 0.28 + normal(next) * 1.7))).sort(
          (a, b) => a - b,
        )
        const mean = values.reduce((sum, value) => sum + value, 0) / n
        const bins = edges
          .slice(1)
          .map((edge, bin) => values.filter((value) => value >= (edges[bin] ?? 0) && (value < edge || bin === 19)).length)
        return {
          ...base,
          bins,
          numbers: {
            count: n,
            subjects: n,
            min: values[0] ?? 0,
            q1: quantile(values, 0.25),
            median: quantile(values, 0.5),
            q3: quantile(values, 0.75),
            max: values.at(-1) ?? 0,
            mean,
            sd: 1.7,
            censored: at,
          },
        }
      }
      if (node.kind === 'category') {
        const names = words[node.name] ?? ['none', 'low', 'moderate', 'high']
        const weights = names.map(() => 0.2 + next())
        const total = weights.reduce((sum, weight) => sum + weight, 0)
        return {
          ...base,
          categories: names.map((value, index) => ({
            value,
            observations: Math.round(((weights[index] ?? 0) / total) * n),
            subjects: Math.round(((weights[index] ?? 0) / total) * n),
          })),
        }
      }
      return node.kind === 'date' ? { ...base, dates: { min: `20${10 + at}-02-03`, max: `20${14 + at}-11-29` } } : base
    }),
  )
  return {
    release: study.release.id,
    concept: input.concept,
    ...(node.unit === undefined ? {} : { unit: node.unit }),
    ...(node.kind === 'number' ? { edges } : {}),
    groups,
  }
}

/** Count: fewer patients the more the question says. */
export const countOf = (study: MockStudy, where: unknown): OutputOf<'count'> => {
  const all = study.release.content.counts.subjects
  const text = JSON.stringify(where ?? '')
  const parts = text.match(/"concept"/g)?.length ?? 0
  const subjects = parts === 0 ? all : Math.max(1, Math.round(all * 0.7 ** parts) - (text.length % 11))
  return {
    release: study.release.id,
    subjects,
    ofSubjects: all,
    things: subjects,
    ofThings: all,
    sentence: {
      en: parts === 0 ? 'Everyone.' : `Patients who satisfy ${parts} condition${parts === 1 ? '' : 's'}.`,
      fr: parts === 0 ? 'Tous.' : `Patients qui remplissent ${parts} condition${parts === 1 ? '' : 's'}.`,
    },
  }
}

/** Completeness: falls over the visits. */
export const missingOf = (study: MockStudy): OutputOf<'missing'> => {
  const visits = study.release.content.visits.map(({ label }) => label)
  const expected = visits.map((_, at) => Math.round(study.release.content.counts.subjects * 0.94 ** at))
  return {
    release: study.release.id,
    visits,
    expected,
    rows: study.nodes
      .filter(({ kind, code }) => kind !== 'folder' && kind !== 'assay' && code !== undefined)
      .map(({ code = '', name }) => {
        const next = random(seedOf(code))
        const only = name.startsWith('Sex') || name.startsWith('Focus')
        return {
          concept: code,
          present: expected.map((n, at) => (only && at > 0 ? 0 : Math.round(n * (1 - next() * 0.12 * (at + 1))))),
          withReason: expected.map((_, at) => (only && at > 0 ? 0 : Math.round(next() * 9))),
        }
      }),
  }
}

const sampleOf = (study: MockStudy, index: number): OutputOf<'samples'>['samples'][number] => ({
  code: `S${String(index + 1).padStart(6, '0')}`,
  subject: `P${String((index % study.release.content.counts.subjects) + 1).padStart(5, '0')}`,
  visit: study.release.content.visits[0]?.label ?? 'General',
  attributes: {
    Tissue: 'Whole blood',
    Batch: `B${(index % 6) + 1}`,
    Diagnosis: ['Sjögren', 'Sjögren', 'Sicca', 'Healthy'][index % 4] ?? '',
  },
})

export const samplesOf = (study: MockStudy): OutputOf<'samples'> => ({
  samples: Array.from({ length: study.samples }, (_, index) => sampleOf(study, index)),
})

const symbols = [
  'MX1',
  'IFI44L',
  'IFIT1',
  'IFIT3',
  'CXCL10',
  'CXCL13',
  'CD19',
  'MS4A1',
  'TNFSF13B',
  'ISG15',
  'STAT1',
  'STAT4',
  'IRF5',
  'IRF7',
  'TRIM21',
  'SSB',
]

export const featuresOf = (text: string, limit: number): OutputOf<'features'> => ({
  features: symbols
    .filter((symbol) => symbol.toLowerCase().startsWith(text.toLowerCase()))
    .slice(0, limit)
    .map((symbol, index) => ({ id: `${200000 + index * 17 + symbol.length}_at`, symbol })),
})

export const featureOf = (study: MockStudy, feature: string, by: string | undefined, layer: string | undefined): OutputOf<'feature'> => {
  const next = random(seedOf(feature))
  const found = featuresOf('', 99).features.find(({ id, symbol }) => id === feature || symbol === feature) ?? { id: feature }
  return {
    release: study.release.id,
    feature: found,
    layer: layer ?? 'log2',
    values: Array.from({ length: study.samples }, (_, index) => ({
      sample: sampleOf(study, index),
      value: index % 97 === 5 ? null : Math.max(0, [9, 9, 7, 6.3][index % 4] ?? 0) + normal(next),
      ...(by === undefined ? {} : { group: index % 5 === 0 ? 'negative' : 'positive' }),
    })),
  }
}
