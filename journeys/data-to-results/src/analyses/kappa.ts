import { forest, heatmap } from '@dacryon/pictures'
import { computeBinaryAgreement, computeFleissKappa, computeGwet, pairTable, type Ratings } from '@dacryon/stats/agreement'
import { isEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { columns } from '../column-fields.ts'
import { type Cell, type Figure, figure, type ResultTable } from '../findings.ts'
import { type AgreementAsked, type CoefficientRow, coefficients, cohenRow } from '../kit/agreement-rows.ts'
import { estimateCells } from '../kit/estimate-cells.ts'
import { exampleTable } from '../kit/example-table.ts'
import { forestLine } from '../kit/forest-line.ts'
import { missingIn } from '../kit/missing-in.ts'
import { once } from '../kit/once.ts'
import { pairsOf } from '../kit/pairs.ts'
import { readingsOf } from '../kit/readings-of.ts'
import { counts, estimateColumns, numbers, pValues, shares, words } from '../kit/result-columns.ts'
import { sayEstimate, sayLevel, sayList, sayNumber, sayP } from '../kit/say.ts'
import { pictureTitle, short } from '../kit/short.ts'

const coefficientTable = (id: string, title: string, rows: readonly CoefficientRow[], level: number, note: string): ResultTable => ({
  id,
  title,
  columns: [
    words('coefficient', id === 'pairs' ? 'Readers' : 'Coefficient'),
    counts('n', 'Subjects'),
    shares('observed', 'Observed agreement'),
    shares('expected', 'Agreement by chance'),
    ...estimateColumns(id === 'pairs' ? 'Cohen kappa' : 'Estimate', level),
    words('interval', 'Interval by'),
  ],
  rows: rows.map((row): readonly Cell[] => [
    row.name,
    row.used,
    row.observed,
    row.expected,
    ...estimateCells(row.estimate, row.interval, row.p),
    row.how,
  ]),
  note,
})

const crossTable = (ratings: Ratings, readers: readonly string[]): ResultTable => ({
  id: 'readings',
  title: 'Readings',
  columns: [words('reading', `${readers[0] ?? ''} \\ ${readers[1] ?? ''}`), ...ratings.categories.map((name) => counts(name, name))],
  rows: pairTable(ratings, 0, 1).map((line, at) => [ratings.categories[at] ?? '', ...line]),
  note: 'Rows: the first reader. Columns: the second.',
})

const byCategory = (ratings: Ratings): readonly ResultTable[] => {
  const found = computeFleissKappa(ratings)
  if (!found.ok) return []
  return [
    {
      id: 'categories',
      title: 'Categories',
      columns: [words('category', 'Category'), shares('share', 'Share of readings'), numbers('kappa', 'Fleiss kappa'), pValues('p', 'P')],
      rows: found.value.categories.map(({ category, share, kappa }) => [
        category,
        share,
        isEstimable(kappa) ? kappa.estimate : kappa,
        isEstimable(kappa) ? kappa.pValue : kappa,
      ]),
      note: `Unweighted, over the ${found.value.used} subjects whom every reader read; each category against all others. P of no agreement beyond chance.`,
    },
  ]
}

const yesNo = (ratings: Ratings): readonly ResultTable[] => {
  const [bothNo = 0, onlySecond = 0, onlyFirst = 0, bothYes = 0] = pairTable(ratings, 0, 1).flat()
  const found =
    ratings.raters === 2 && ratings.categories.length === 2 ? computeBinaryAgreement({ bothYes, onlyFirst, onlySecond, bothNo }) : undefined
  if (found?.ok !== true) return []
  const yes = ratings.categories[1] ?? ''
  return [
    {
      id: 'two-categories',
      title: 'What explains the kappa of two categories',
      columns: [words('figure', 'Figure'), numbers('value', 'Value')],
      rows: [
        ['PABAK: kappa adjusted for prevalence and bias', found.value.pabak],
        [`Prevalence index of ${yes}`, found.value.prevalenceIndex],
        [`Bias index: how much oftener the first reader says ${yes}`, found.value.biasIndex],
        [`Agreement on ${yes}`, found.value.positive],
        [`Agreement on ${ratings.categories[0] ?? ''}`, found.value.negative],
      ],
    },
  ]
}

const pictures = (
  rows: readonly CoefficientRow[],
  pairs: readonly CoefficientRow[],
  { ratings, level }: AgreementAsked,
  readers: readonly string[],
): readonly Figure[] => {
  const line = ({ name, estimate, interval, used }: CoefficientRow) => ({
    ...forestLine(name, estimate, interval),
    cells: [String(used)],
  })
  const table = pairTable(ratings, 0, 1)
  return [
    figure('agreement', forest, {
      title: pictureTitle(`Agreement of ${readers.length} readers`),
      effect: { label: 'Agreement beyond chance', scale: 'linear', none: 0, interval: `${sayLevel(level)} CI` },
      columns: ['Subjects'],
      rows: [
        ...rows.map(line),
        ...(readers.length > 2
          ? [{ label: 'Cohen kappa of pairs', kind: 'heading' as const, cells: [''] }, ...pairs.slice(0, 150).map(line)]
          : []),
      ],
    }),
    ...(readers.length === 2
      ? [
          figure('readings', heatmap, {
            title: pictureTitle(`Readings: ${readers[0]} (rows) and ${readers[1]} (columns)`),
            rows: ratings.categories.map((name) => short(name, 60)),
            columns: ratings.categories.map((name) => short(name, 60)),
            values: table.map((line) => [...line]),
            colour: { label: 'Subjects', kind: 'sequential', low: 0, high: Math.max(1, ...table.flat()) },
          }),
        ]
      : []),
  ]
}

/** Agreement of readers on categories. */
export const kappa = analysis({
  id: 'kappa',
  title: 'Agreement of readers on categories',
  group: 'agree',
  question: 'Do readers give the same subjects the same grades?',
  summary: `Agreement beyond chance of two or more readers, on grades or on categories without order: Cohen's kappa of every pair, Light's mean of
them and Conger's kappa for three readers or more, Fleiss' kappa, Gwet's AC1 or AC2, Brennan and Prediger's coefficient, Krippendorff's alpha. One row
is one subject, one column one reader; readings may be missing.

Grades are weighted by the square of their distance; choose *unweighted* for categories without order. Give all categories of the scale in their
order where they are words, or where a grade was never used. Kappa falls where nearly all subjects are alike, however good the readers: read it with
the table, the observed agreement and Gwet's coefficient. Repeated readings of one subject must not be rows of their own.`,
  citations: [
    {
      title: 'Weighted kappa: nominal scale agreement with provision for scaled disagreement or partial credit',
      authors: 'Cohen J',
      year: 1968,
      where: 'Psychol Bull 70:213-220',
      doi: '10.1037/h0026256',
    },
    {
      title: 'Measures of response agreement for qualitative data: some generalizations and alternatives',
      authors: 'Light RJ',
      year: 1971,
      where: 'Psychol Bull 76:365-377',
      doi: '10.1037/h0031643',
    },
    {
      title: 'Measuring nominal scale agreement among many raters',
      authors: 'Fleiss JL',
      year: 1971,
      where: 'Psychol Bull 76:378-382',
      doi: '10.1037/h0031619',
    },
    {
      title: 'Computing inter-rater reliability and its variance in the presence of high agreement',
      authors: 'Gwet KL',
      year: 2008,
      where: 'Br J Math Stat Psychol 61:29-48',
      doi: '10.1348/000711006X126600',
    },
    {
      title: 'Answering the call for a standard reliability measure for coding data',
      authors: 'Hayes AF, Krippendorff K',
      year: 2007,
      where: 'Commun Methods Meas 1:77-89',
      doi: '10.1080/19312450709336664',
    },
  ],
  random: true,
  options: z.object({
    readers: columns('factor', 'Readers: one column each, two or more'),
    weights: z
      .enum(['quadratic', 'linear', 'unweighted'])
      .default('quadratic')
      .describe('How much a disagreement counts: by the square of its distance, by its distance, or all alike'),
    categories: z
      .array(z.string().min(1))
      .default([])
      .describe('All categories of the scale, in their order; those that occur when absent'),
    replicates: z.int().min(100).max(20_000).default(1000).describe('Bootstrap samples of the subjects'),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => ({
    csv: exampleTable('kappa', ['reader_a', 'reader_b', 'reader_c'], 50, (random) => {
      const grade = random.integer(0, 3)
      const read = (): number => Math.min(3, Math.max(0, grade + (random.bernoulli(0.25) ? (random.bernoulli(0.5) ? 1 : -1) : 0)))
      return [read(), random.bernoulli(0.04) ? null : read(), read()]
    }),
    options: { readers: ['reader_a', 'reader_b', 'reader_c'], categories: ['0', '1', '2', '3'], replicates: 200 },
  }),
  run: async (frame, { readers: named, weights, categories, replicates, level }, context) => {
    const readers = [...new Set(named)]
    const ratings = readingsOf(frame, readers, categories)
    const asked = { ratings, weights, level, replicates }
    const gwet = computeGwet(ratings, weights, level)
    if (!gwet.ok) return { ok: false, issues: gwet.issues.map((issue) => ({ ...issue, column: readers[0] ?? 'readers' })) }
    const rows = await coefficients(asked, context)
    const pairs = pairsOf(readers.map((name, at) => ({ name, at }))).map(([first, second]) =>
      cohenRow(asked, `${first.name} and ${second.name}`, first.at, second.at),
    )
    const [main] = rows
    const two = readers.length === 2
    const weighted = weights === 'unweighted' ? 'unweighted' : `${weights} weights`
    const ac = rows.find(({ name }) => name.startsWith('Gwet'))
    return {
      ok: true,
      value: {
        counted: { n: frame.rows, used: gwet.value.used, missing: missingIn(frame, readers) },
        headline: `Agreement of ${readers.length} readers on ${gwet.value.used} subjects: ${main === undefined ? '' : `${main.name} (${weighted}) ${sayEstimate(main.estimate, main.interval)}${main.p === null ? '' : `, ${sayP(main.p)}`}`}${ac === undefined ? '' : `; ${ac.name} ${sayNumber(ac.estimate)}`}; observed agreement ${sayNumber(gwet.value.observed, 'percent')}.`,
        methods: `Agreement of ${sayList(readers)} on the scale ${ratings.categories.join(', ')} was measured, ${weighted}, by ${two ? "Cohen's kappa" : "Cohen's kappa of all pairs, Light's and Conger's kappa"}, Fleiss' kappa, Gwet's coefficient, the coefficient of Brennan and Prediger and Krippendorff's alpha, with ${sayLevel(level)} confidence intervals; those of ${two ? "Krippendorff's alpha" : "Light's and Conger's kappa and Krippendorff's alpha"} by the percentile bootstrap of subjects (${replicates} samples). Missing readings were kept as missing: Conger's kappa uses subjects whom every reader read, the others those read twice or more.`,
        tables: [
          coefficientTable(
            'agreement',
            'Agreement',
            rows,
            level,
            `${weighted}; agreements are weighted too. P is of no agreement beyond chance.`,
          ),
          ...(two
            ? []
            : [
                coefficientTable(
                  'pairs',
                  'Pairs of readers',
                  pairs,
                  level,
                  `${weighted}. P values are not adjusted for the number of pairs.`,
                ),
              ]),
          ...(two ? [crossTable(ratings, readers)] : []),
          ...yesNo(ratings),
          ...byCategory(ratings),
        ],
        figures: pictures(rows, pairs, asked, readers),
        warnings: once([
          ...(weights === 'unweighted' ? ratings.warnings.filter(({ code }) => code !== 'scale-from-positions') : ratings.warnings),
        ]),
      },
    }
  },
})
