import { type Issue, IssueError } from '@dacryon/core'
import { ma, pValueHistogram, volcano } from '@dacryon/pictures'
import { completeCases, designMatrix, type Frame, factorOf, numericOf, relevel, withColumns } from '@dacryon/stats/data'
import {
  checkExpression,
  type Expression,
  fitGenesIn,
  type GeneEffect,
  type GeneRow,
  geneTable,
  type ModeratedFits,
  moderateFits,
} from '@dacryon/stats/omics'
import { isEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { type AnalysisContext, analysis } from '../analysis.ts'
import { column, columns, optionalColumns } from '../column-fields.ts'
import { type Figure, figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { checkLevels } from '../kit/check-levels.ts'
import { exampleTable } from '../kit/example-table.ts'
import { expressionOfColumns } from '../kit/measured-columns.ts'
import { missingIn } from '../kit/missing-in.ts'
import { once } from '../kit/once.ts'
import { pValueBins } from '../kit/p-value-bins.ts'
import { numbers, pValues, words } from '../kit/result-columns.ts'
import { sayEstimate, sayLevel, sayList, sayP } from '../kit/say.ts'
import { pictureTitle, short } from '../kit/short.ts'
import { withoutConstants } from '../kit/without-constants.ts'

type Known = GeneRow & { readonly average: number; readonly effect: GeneEffect }

const isKnown = (row: GeneRow): row is Known => isEstimable(row.average) && isEstimable(row.effect)

const wrongGroup = (group: string, message: string, remedy: string): IssueError =>
  new IssueError([{ code: 'groups-not-two', severity: 'error', message, remedy, column: group, expected: 'a group of the column' }])

/** Which groups are compared: those named, or the only two. */
const comparedOf = (levels: readonly string[], group: string, compared: string | undefined, reference: string | undefined) => {
  const from = reference ?? levels.find((level) => level !== compared) ?? ''
  const others = levels.filter((level) => level !== from)
  const to = compared ?? (others.length === 1 ? others[0] : undefined)
  for (const named of [from, to])
    if (named !== undefined && !levels.includes(named))
      throw wrongGroup(group, `${group} has no group ${named}.`, `Choose from ${levels.join(', ')}.`)
  if (to === undefined || to === from)
    throw wrongGroup(group, `${group} has the groups ${levels.slice(0, 8).join(', ')}.`, 'Name two of them, as compared and as reference.')
  return { compared: to, reference: from }
}

/** The measurements in the rows that are used, missing values kept. */
const measuredIn = (frame: Frame, names: readonly string[], rows: Int32Array): Frame => ({
  rows: rows.length,
  columns: new Map(
    names.map((name) => {
      const kept = ask(numericOf(frame, name))
      return [name, { ...kept, values: Float64Array.from(rows, (row) => kept.values[row] as number) }] as const
    }),
  ),
})

const isAlike = ({ code }: Issue): boolean => code === 'sample-duplicated'

/** What to know about the values; a scale that is not log2 ends the run, samples that are alike do not. */
const checkScale = (expression: Expression, log2: boolean): readonly Issue[] => {
  const issues = checkExpression(expression, { log2: !log2 })
  const fatal = issues.filter(({ code }) => code === 'scale-not-log2')
  if (fatal.length > 0)
    throw new IssueError(
      fatal.map((issue) => ({ ...issue, remedy: 'Take log2 first, or choose scale=other for differences as measured.' })),
    )
  const [alike, others] = [issues.filter(isAlike), issues.filter((issue) => !isAlike(issue))]
  const [first] = alike
  const rest = alike.length > 1 ? ` So do ${alike.length - 1} more.` : ''
  return [...others, ...(first === undefined ? [] : [{ ...first, message: `${first.message}${rest}`, severity: 'warning' as const }])]
}

const tableOf = (rows: readonly GeneRow[], effect: string, level: number, comparison: string): ResultTable => ({
  id: 'genes',
  title: 'Measurements',
  columns: [
    words('measurement', 'Measurement'),
    numbers('average', 'Average'),
    numbers('effect', effect),
    numbers('low', `Low, ${sayLevel(level)} CI`),
    numbers('high', `High, ${sayLevel(level)} CI`),
    numbers('t', 'Moderated t'),
    numbers('df', 'Degrees of freedom'),
    pValues('p', 'P'),
    pValues('adjusted', 'P, adjusted'),
    numbers('log-odds', 'Log odds B'),
  ],
  rows: rows.map(({ gene, average, effect: found }) =>
    isEstimable(found)
      ? [
          gene,
          average,
          found.logFoldChange,
          found.interval.low,
          found.interval.high,
          found.t,
          found.degrees,
          found.pValue,
          found.adjustedP,
          found.logOdds,
        ]
      : [gene, average, ...new Array<typeof found>(8).fill(found)],
  ),
  note: `${comparison}; from the smallest P up. P adjusted by Benjamini and Hochberg over the ${rows.filter(isKnown).length} tested measurements; intervals hold one by one.`,
})

const moderationTable = ({ moderated: { common }, degrees }: ModeratedFits, tested: number): ResultTable => ({
  id: 'moderation',
  title: 'Moderation of variances',
  columns: [words('quantity', 'Quantity'), numbers('value', 'Value')],
  rows: [
    ['measurements tested', tested],
    ['residual degrees of freedom, largest', degrees.reduce((most, df) => Math.max(most, df), 0)],
    [
      'prior degrees of freedom',
      common.degrees === undefined ? 'one a measurement' : common.degrees === Infinity ? 'Infinity' : common.degrees,
    ],
    ['prior variance', common.variance ?? 'follows the average'],
  ],
})

const figuresOf = (rows: readonly Known[], title: string, effectLabel: string, rate: number): readonly Figure[] => {
  if (rows.length === 0) return []
  const shared = {
    names: rows.map(({ gene }) => short(gene, 60)),
    effect: rows.map(({ effect }) => effect.logFoldChange),
    adjusted: rows.map(({ effect }) => effect.adjustedP),
    label: rows
      .filter(({ effect }) => effect.adjustedP <= rate)
      .slice(0, 10)
      .map(({ gene }) => short(gene, 60)),
    effectLabel,
  }
  const p = rows.map(({ effect }) => effect.pValue)
  return [
    figure('volcano', volcano, { title: pictureTitle(title), ...shared, p, thresholds: { adjusted: rate } }),
    figure('ma', ma, {
      title: pictureTitle(title),
      ...shared,
      average: rows.map(({ average }) => average),
      averageLabel: effectLabel.startsWith('log2') ? 'Mean log2 expression' : 'Mean',
      threshold: rate,
    }),
    figure('p-values', pValueHistogram, { title: pictureTitle(`P values: ${title}`), bins: pValueBins(p), none: rows.length / 20 }),
  ]
}

const say = (rows: readonly Known[], rate: number, comparison: string, effectName: string): string => {
  const found = rows.filter(({ effect }) => effect.adjustedP <= rate)
  const up = found.filter(({ effect }) => effect.logFoldChange > 0).length
  const [first] = rows
  const top =
    first === undefined
      ? ''
      : ` Smallest P: ${first.gene}, ${effectName} ${sayEstimate(first.effect.logFoldChange, first.effect.interval)}, ${sayP(first.effect.pValue)}, adjusted ${sayP(first.effect.adjustedP)}.`
  return `${comparison}: ${found.length} of ${rows.length} tested measurements differ at a false discovery rate of ${sayLevel(rate)} (${up} higher, ${found.length - up} lower).${top}`
}

const options = z.object({
  genes: columns('numeric', 'Measurements to compare, one column each, log2 scale'),
  group: column('factor', 'Groups of samples'),
  covariates: optionalColumns('either', 'Columns to adjust for, such as age or batch'),
  reference: z.string().min(1).exactOptional().describe('Group to compare with; the first of the alphabet when absent'),
  compared: z.string().min(1).exactOptional().describe('Group that is compared; needed when there are more than two'),
  scale: z.enum(['log2', 'other']).default('log2').describe('Scale of the measurements: log2, or another one taken as it is'),
  trend: z.boolean().default(true).describe('Let the prior variance follow the average of a measurement'),
  robust: z.boolean().default(false).describe('Guard the prior variance against measurements of extreme variance'),
  rate: z.number().gt(0).lt(1).default(0.05).describe('False discovery rate that counts as different'),
  level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
})

const run = async (frame: Frame, given: z.output<typeof options>, context: AnalysisContext) => {
  const { group, trend, robust, rate, level } = given
  const [genes, covariates] = [[...new Set(given.genes)], [...new Set(given.covariates)].filter((name) => name !== group)]
  const cases = ask(completeCases(frame, [group, ...covariates]))
  const factor = ask(factorOf(cases.frame, group))
  checkLevels([
    factor,
    ...covariates.flatMap((name) => {
      const found = cases.frame.columns.get(name)
      return found?.kind === 'factor' ? [found] : []
    }),
  ])
  const { compared, reference } = comparedOf(factor.levels, group, given.compared, given.reference)
  const based = withColumns(cases.frame, relevel(factor, reference))
  const measured = measuredIn(frame, genes, cases.rows)
  const { varying, rows: untested, warnings } = withoutConstants(measured, genes)
  const expression = expressionOfColumns(measured, varying)
  const notes = checkScale(expression, given.scale === 'log2')
  const design = designMatrix(based, [[group], ...covariates.map((name) => [name])])
  const fits = ask(await fitGenesIn(context.workshop, expression, design, {}, context))
  const moderated = moderateFits(fits, { trend, robust })
  const pOf = ({ effect }: GeneRow): number => (isEstimable(effect) ? effect.pValue : 2)
  const rows = [...geneTable(moderated, `${group}${compared}`, level), ...untested].sort((a, b) => pOf(a) - pOf(b))
  const known = rows.filter(isKnown)
  const comparison = `${compared} minus ${reference}`
  const effectName = given.scale === 'log2' ? 'log2 fold change' : 'difference'
  return {
    ok: true as const,
    value: {
      counted: { ...cases.counted, missing: { ...cases.counted.missing, ...missingIn(frame, genes) } },
      headline: say(known, rate, comparison, effectName),
      methods: `${genes.length} measurement${genes.length === 1 ? '' : 's'}${given.scale === 'log2' ? ' on the log2 scale' : ''} ${genes.length === 1 ? 'was' : 'were'} compared between ${compared} and ${reference} (${group}${covariates.length > 0 ? `, adjusted for ${sayList(covariates)}` : ''}) by linear models with empirical Bayes moderated t statistics (${trend ? 'prior variance following the average' : 'one prior variance'}${robust ? ', robust' : ''}), ${factor.levels.length > 2 ? `all ${factor.levels.length} groups in the model, ` : ''}two-sided; P values were adjusted by Benjamini and Hochberg, and a false discovery rate of ${sayLevel(rate)} counted as different. Rows without group or covariates were left out; a missing measurement was left out of its own model only.`,
      tables: [
        tableOf(rows, effectName === 'difference' ? 'Difference' : effectName, level, comparison),
        moderationTable(moderated, known.length),
      ],
      figures: figuresOf(known, `${comparison}, ${genes.length} measurements`, effectName, rate),
      warnings: once([...cases.warnings, ...warnings, ...notes, ...fits.warnings]),
    },
  }
}

const planted = ['MX1', 'IFI44L', 'ISG15', 'CXCL13']

/** Many measurements compared at once. */
export const differentialExpression = analysis({
  id: 'differential-expression',
  title: 'Differential expression',
  group: 'compare',
  question: 'Which of many measurements differ between two groups?',
  summary: `A linear model of each measurement (gene, protein, metabolite), one row a sample, with the group and covariates, and moderated t statistics: the
variance of each measurement is drawn towards what all have in common, which gives small studies power. P values are adjusted so that of those
called different at most the chosen share is expected to be false.

Assumes independent samples and log2 values that are roughly normal in each group; counts must be transformed first. With few measurements (below
about fifty) there is little to borrow, and the prior is uncertain. A batch that goes with the group cannot be adjusted for. Several samples of one
person are not independent.

Look at the histogram of P values: flat with a peak at 0 is as it should be; a slope or a peak at 1 speaks against the model.`,
  citations: [
    {
      title: 'Linear models and empirical Bayes methods for assessing differential expression in microarray experiments',
      authors: 'Smyth GK',
      year: 2004,
      where: 'Stat Appl Genet Mol Biol 3:3',
      doi: '10.2202/1544-6115.1027',
    },
    {
      title: 'limma powers differential expression analyses for RNA-sequencing and microarray studies',
      authors: 'Ritchie ME, Phipson B, Wu D, Hu Y, Law CW, Shi W, Smyth GK',
      year: 2015,
      where: 'Nucleic Acids Res 43:e47',
      doi: '10.1093/nar/gkv007',
    },
    {
      title: 'Controlling the false discovery rate: a practical and powerful approach to multiple testing',
      authors: 'Benjamini Y, Hochberg Y',
      year: 1995,
      where: 'J R Stat Soc B 57:289-300',
      doi: '10.1111/j.2517-6161.1995.tb02031.x',
    },
  ],
  options,
  example: () => {
    const genes = [...planted, ...Array.from({ length: 56 }, (_, at) => `gene_${at + 1}`)]
    return {
      csv: exampleTable('differential-expression', ['group', 'age', ...genes], 32, (random, at) => {
        const patient = at % 2 === 0
        return [
          patient ? 'sjogren' : 'control',
          Math.round(random.normal(52, 11)),
          ...genes.map((gene, g) => random.normal(5 + (g % 8) + (patient && planted.includes(gene) ? 1.6 : 0), 0.5 + 0.1 * (g % 5))),
        ]
      }),
      options: { genes, group: 'group', covariates: ['age'], reference: 'control' },
    }
  },
  run,
})
