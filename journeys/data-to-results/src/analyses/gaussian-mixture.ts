import { scatter } from '@dacryon/pictures'
import {
  type CovarianceFamily,
  compareGaussianMixtures,
  type GaussianMixture,
  type MixtureCandidate,
  standardise,
} from '@dacryon/stats/clustering'
import { completeCases, type Frame, numericOf } from '@dacryon/stats/data'
import { computePrincipalComponents } from '@dacryon/stats/omics'
import { isEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { type AnalysisContext, analysis } from '../analysis.ts'
import { columns } from '../column-fields.ts'
import { type Figure, figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { checkRows } from '../kit/check-rows.ts'
import { profilesTable } from '../kit/cluster-profiles.ts'
import { expressionOfColumns, pointsOfColumns } from '../kit/measured-columns.ts'
import { once } from '../kit/once.ts'
import { refuseConstants } from '../kit/refuse-constants.ts'
import { counts, numbers, shares, words } from '../kit/result-columns.ts'
import { sayList, sayNumber } from '../kit/say.ts'
import { pictureTitle, short } from '../kit/short.ts'
import { strataExample, strataMeasurements } from '../kit/strata-example.ts'

const sets: Readonly<Record<'few' | 'all', readonly CovarianceFamily[]>> = {
  few: ['EII', 'VII', 'EEI', 'VVI', 'EEE', 'VVV'],
  all: ['EII', 'VII', 'EEI', 'VEI', 'EVI', 'VVI', 'EEE', 'VEE', 'EVE', 'VVE', 'EEV', 'VEV', 'EVV', 'VVV'],
}

const bicTable = (candidates: readonly MixtureCandidate[]): ResultTable => ({
  id: 'bic',
  title: 'BIC',
  columns: [words('family', 'Covariances'), counts('components', 'Components'), numbers('bic', 'BIC'), numbers('icl', 'ICL')],
  rows: candidates.map(({ family, components, bic, icl }) => [family, components, bic, icl]),
  note: 'BIC = 2 log L - parameters log n: LARGER is better. ICL also punishes overlap. Covariances by volume, shape and orientation: E equal, V variable, I spheres or axes.',
})

const membersTable = ({ labels, posterior, uncertainty, components }: GaussianMixture, rows: Int32Array): ResultTable => ({
  id: 'members',
  title: 'Members',
  columns: [
    counts('row', 'Row'),
    counts('component', 'Component'),
    shares('uncertainty', 'Uncertainty'),
    ...Array.from({ length: components }, (_, at) => shares(`probability-${at + 1}`, `Probability of ${at + 1}`)),
  ],
  rows: Array.from(rows, (row, i) => [
    row + 1,
    (labels[i] ?? 0) + 1,
    uncertainty[i] ?? 0,
    ...Array.from({ length: components }, (_, at) => posterior.data[i * components + at] ?? 0),
  ]),
})

/** Two measurements as they are; more on their first two principal components; one alone has no picture here. */
const figuresOf = (frame: Frame, names: readonly string[], { labels, components }: GaussianMixture): readonly Figure[] => {
  if (names.length < 2 || components > 8) return []
  const found = ask(computePrincipalComponents(expressionOfColumns(frame, names), { scale: true }))
  const score = (at: number) => Array.from({ length: frame.rows }, (_, i) => found.scores[i * found.components + at] ?? 0)
  const axis = (at: number) => ({ label: `PC${at + 1}`, unit: `${(100 * (found.explained[at] ?? 0)).toFixed(1)} % of variance` })
  const [first, second] = names
  const plain = names.length === 2 && first !== undefined && second !== undefined ? ([first, second] as const) : undefined
  const group = Array.from(labels, (label) => `Component ${label + 1}`)
  return [
    figure('components', scatter, {
      title: pictureTitle(`${components} component${components === 1 ? '' : 's'} of ${frame.rows} rows`),
      xAxis: plain === undefined ? axis(0) : { label: short(plain[0]) },
      yAxis: plain === undefined ? axis(1) : { label: short(plain[1]) },
      x: plain === undefined ? score(0) : [...ask(numericOf(frame, plain[0])).values],
      y: plain === undefined ? score(1) : [...ask(numericOf(frame, plain[1])).values],
      group,
      groups: Array.from({ length: components }, (_, at) => `Component ${at + 1}`).filter((name) => group.includes(name)),
    }),
  ]
}

const options = z.object({
  measurements: columns('numeric', 'Measurements to cluster by'),
  most: z.number().int().min(1).max(12).default(5).describe('Largest number of components to compare'),
  families: z.enum(['few', 'all']).default('all').describe('Families of covariances: all fourteen, or six of them for speed'),
  starts: z.number().int().min(0).max(100).default(5).describe('Random starts beside the hierarchical one'),
  scale: z.boolean().default(true).describe('Give all measurements mean 0 and standard deviation 1'),
})

const run = (frame: Frame, { measurements, most, families, starts, scale }: z.output<typeof options>, context: AnalysisContext) => {
  const names = [...new Set(measurements)]
  const cases = ask(completeCases(frame, names))
  const n = cases.frame.rows
  checkRows(n, Math.max(3, names.length + 2), names)
  refuseConstants(cases.frame, names)
  const raw = pointsOfColumns(cases.frame, names)
  const scaled = ask(standardise(raw))
  const compared = ask(
    compareGaussianMixtures(scale ? scaled.points : raw, Math.min(most, n), { seed: context.seed, starts, families: sets[families] }),
  )
  const { best, candidates } = compared
  const warnings = once([...cases.warnings, ...scaled.warnings, ...(isEstimable(best) ? best.warnings : [])])
  const said = isEstimable(best)
    ? `BIC is largest with ${best.components} component${best.components === 1 ? '' : 's'} (${best.family}, BIC ${sayNumber(best.bic)}) of shares ${sayList(Array.from(best.shares, (share) => sayNumber(share, 'percent')))} of ${n} rows${best.components === 1 ? ': no evidence of clusters' : ''}.`
    : `No mixture can be fitted: ${best.reason}`
  return {
    ok: true as const,
    value: {
      counted: cases.counted,
      headline: said,
      methods: `Gaussian mixtures of 1 to ${Math.min(most, n)} components in ${sets[families].length} families of covariances (${sets[families].join(', ')}) were fitted by EM to ${sayList(names)} (${scale ? 'standardised' : 'unscaled'}) from a hierarchical and ${starts} random starts, over rows that have all of them, and compared by BIC = 2 log L - parameters log n, larger being better. Components are numbered by share.`,
      tables: isEstimable(best)
        ? [
            profilesTable(cases.frame, names, best.labels, best.components, [shares('mixing', 'Mixing share')], (at) => [
              best.shares[at] ?? 0,
            ]),
            bicTable(candidates),
            membersTable(best, cases.rows),
          ]
        : [bicTable(candidates)],
      figures: isEstimable(best) ? figuresOf(cases.frame, names, best) : [],
      warnings,
    },
  }
}

/** Normal populations behind measurements. */
export const gaussianMixture = analysis({
  id: 'gaussian-mixture',
  title: 'Gaussian mixture',
  group: 'group',
  question: 'Do these measurements come from one population or from several?',
  summary: `Fits mixtures of normal populations of several shapes and numbers and compares them by BIC, here 2 log L - parameters log n, so larger is
better. Each row gets the probability of each component.

Assumes normal populations: a skewed measurement is cut into several components that are no kinds of patients; take logarithms first and look at
ICL. Scores that pile up at a limit make components flat, which is refused. One component having the largest BIC means no evidence of clusters.`,
  citations: [
    {
      title: 'Model-based clustering, discriminant analysis, and density estimation',
      authors: 'Fraley C, Raftery AE',
      year: 2002,
      where: 'J Am Stat Assoc 97:611-631',
      doi: '10.1198/016214502760047131',
    },
    {
      title: 'Gaussian parsimonious clustering models',
      authors: 'Celeux G, Govaert G',
      year: 1995,
      where: 'Pattern Recognit 28:781-793',
      doi: '10.1016/0031-3203(94)00125-6',
    },
  ],
  options,
  random: true,
  example: () => ({
    csv: strataExample('mixture', 90),
    options: { measurements: strataMeasurements.slice(1, 5), most: 4, families: 'few' as const, starts: 2 },
  }),
  run,
})
