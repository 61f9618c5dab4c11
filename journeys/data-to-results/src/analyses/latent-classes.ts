import { heatmap } from '@dacryon/pictures'
import { fitLatentClasses, type LatentClasses, testLatentClasses } from '@dacryon/stats/clustering'
import { dropUnusedLevels, type FactorColumn, type Frame, factorOf } from '@dacryon/stats/data'
import { isEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { type AnalysisContext, analysis } from '../analysis.ts'
import { columns } from '../column-fields.ts'
import { figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { checkLevels } from '../kit/check-levels.ts'
import { exampleTable } from '../kit/example-table.ts'
import { once } from '../kit/once.ts'
import { counts, numbers, pValues, shares, words } from '../kit/result-columns.ts'
import { sayList, sayNumber, sayP } from '../kit/say.ts'
import { pictureTitle, short } from '../kit/short.ts'

const numbersTable = (fits: readonly LatentClasses[]): ResultTable => ({
  id: 'numbers',
  title: 'Numbers of classes',
  columns: [
    counts('classes', 'Classes'),
    numbers('log-likelihood', 'Log-likelihood'),
    counts('parameters', 'Parameters'),
    numbers('bic', 'BIC'),
    numbers('aic', 'AIC'),
    numbers('entropy', 'Entropy'),
    words('starts', 'Starts at the best'),
  ],
  rows: fits.map(({ classes, logLikelihood, parameters, bic, aic, entropy, startsAtBest, starts }) => [
    classes,
    logLikelihood,
    parameters,
    bic,
    aic,
    entropy,
    `${startsAtBest} of ${starts}`,
  ]),
  note: 'BIC = -2 log L + parameters log n: smaller is better. Entropy 1 is perfect separation.',
})

const profileTable = ({ items, classes }: LatentClasses): ResultTable => ({
  id: 'profiles',
  title: 'Answers by class',
  columns: [
    words('item', 'Item'),
    words('answer', 'Answer'),
    ...Array.from({ length: classes }, (_, at) => shares(`class-${at + 1}`, `Class ${at + 1}`)),
  ],
  rows: items.flatMap(({ item, levels, byClass }) => levels.map((level, at) => [item, level, ...byClass.map((row) => row[at] ?? 0)])),
  note: 'Probability of an answer in a class.',
})

const membersTable = ({ classes, posterior, labels }: LatentClasses): ResultTable => ({
  id: 'members',
  title: 'Members',
  columns: [
    counts('row', 'Row'),
    counts('class', 'Class'),
    ...Array.from({ length: classes }, (_, at) => shares(`probability-${at + 1}`, `Probability of class ${at + 1}`)),
  ],
  rows: Array.from(labels, (label, i) => [
    i + 1,
    label < 0 ? null : label + 1,
    ...Array.from({ length: classes }, (_, at) => posterior[i * classes + at] ?? 0),
  ]),
})

const profileFigure = ({ items, shares: sizes }: LatentClasses, n: number) =>
  figure('profiles', heatmap, {
    title: pictureTitle(`Answers of ${sizes.length} latent classes in ${n} rows`),
    rows: items.flatMap(({ item, levels }) => levels.map((level) => short(`${item}: ${level}`, 60))),
    columns: sizes.map((share, at) => `Class ${at + 1} (${(100 * share).toFixed(0)} %)`),
    values: items.flatMap(({ levels, byClass }) => levels.map((_, at) => byClass.map((row) => row[at] ?? 0))),
    colour: { label: 'Probability of the answer', kind: 'sequential', low: 0, high: 1 },
  })

const options = z.object({
  items: columns('factor', 'Categorical items, such as symptoms or antibodies'),
  most: z.number().int().min(1).max(10).default(4).describe('Largest number of classes to compare'),
  classes: z.number().int().min(1).max(10).exactOptional().describe('Number of classes to show; the one of the smallest BIC when absent'),
  starts: z.number().int().min(1).max(1000).default(50).describe('Random starts for each number of classes'),
  replicates: z.number().int().min(0).max(9999).default(0).describe('Bootstrap samples for the test against one class fewer; 0 for none'),
})

const itemsOf = (frame: Frame, names: readonly string[]): readonly FactorColumn[] => {
  const items = names.map((name) => dropUnusedLevels(ask(factorOf(frame, name))).factor)
  checkLevels(items)
  return items
}

const run = async (
  frame: Frame,
  { items: asked, most, classes, starts, replicates }: z.output<typeof options>,
  context: AnalysisContext,
) => {
  const names = [...new Set(asked)]
  const items = itemsOf(frame, names)
  const fits: LatentClasses[] = []
  const upTo = Math.max(most, classes ?? 1)
  for (let k = 1; k <= upTo; k++) {
    context.signal.throwIfAborted()
    fits.push(ask(fitLatentClasses(items, k, { seed: context.seed, starts })))
    context.progress(k, upTo)
    // lets others have the thread between two numbers of classes
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  const smallest = fits.reduce((best, fit) => (fit.bic < best.bic ? fit : best))
  const shown = fits.find((fit) => fit.classes === classes) ?? smallest
  const test =
    replicates === 0 || shown.classes < 2
      ? undefined
      : ask(await testLatentClasses(items, shown.classes, { seed: context.seed, starts, replicates }, context.workshop, context))
  const percents = shown.shares.map((share) => sayNumber(share, 'percent'))
  const tested = test === undefined ? '' : ` ${shown.classes} classes against ${shown.classes - 1}: ${sayP(test.pValue)} (bootstrap).`
  const separated = isEstimable(shown.entropy) ? `, entropy ${sayNumber(shown.entropy)}` : ''
  return {
    ok: true as const,
    value: {
      counted: shown.counted,
      headline: `BIC is smallest with ${smallest.classes} latent class${smallest.classes === 1 ? '' : 'es'} of ${upTo} tried. Shown: ${shown.classes} of ${sayList(percents)} of ${shown.counted.used} rows${separated}.${tested}`,
      methods: `Latent class models with 1 to ${upTo} classes of ${sayList(names)} were fitted by the EM algorithm from ${starts} random starts each and compared by BIC; ${shown.classes} ${classes === undefined ? 'had the smallest' : 'were asked for'}. A missing item was left out of the likelihood of its row (missing at random).${test === undefined ? '' : ` A bootstrap likelihood ratio test with ${replicates} samples compared it with one class fewer.`}`,
      tables: [
        numbersTable(fits),
        profileTable(shown),
        {
          id: 'residuals',
          title: 'Bivariate residuals',
          columns: [words('first', 'Item'), words('second', 'Item'), numbers('residual', 'Residual')],
          rows: shown.residuals.map(({ items: [first, second], residual }) => [first, second, residual]),
          note: 'What two items share beyond the classes; above about 3.84 the classes miss something.',
        },
        ...(test === undefined
          ? []
          : [
              {
                id: 'test',
                title: 'One class fewer',
                columns: [words('method', 'Method'), numbers('statistic', 'Likelihood ratio'), pValues('p', 'P')],
                rows: [[test.method, test.statistic, test.pValue]],
              },
            ]),
        membersTable(shown),
      ],
      figures: [profileFigure(shown, shown.counted.used)],
      warnings: once([...shown.warnings, ...(test?.warnings ?? [])]),
    },
  }
}

/** Answers of the example: probability of yes in the three planted classes. */
const planted: readonly (readonly [string, readonly [number, number, number]])[] = [
  ['dry_mouth', [0.95, 0.2, 0.8]],
  ['dry_eyes', [0.95, 0.2, 0.8]],
  ['fatigue', [0.95, 0.1, 0.4]],
  ['antissa', [0.4, 0.45, 0.95]],
  ['high_igg', [0.1, 0.15, 0.9]],
  ['purpura', [0.05, 0.05, 0.6]],
]

/** Unseen kinds of patients behind categorical items. */
export const latentClasses = analysis({
  id: 'latent-classes',
  title: 'Latent classes',
  group: 'group',
  question: 'Which unseen kinds of patients explain the pattern of these categorical items?',
  summary: `Assumes that each row belongs to one of a few classes, and that the items are independent within a class. Numbers of classes are compared
by BIC (smaller is better) and, if asked, by a bootstrap likelihood ratio against one class fewer.

Classes are probabilities, not facts: the table of members gives them. Bivariate residuals above about 3.84 say where independence fails. Few starts
that reach the best likelihood, or answers with probability 0 or 1, say that the model asks too much of the data. BIC can prefer several classes
where one gradual severity is behind all items.`,
  citations: [
    {
      title: 'Exploratory latent structure analysis using both identifiable and unidentifiable models',
      authors: 'Goodman LA',
      year: 1974,
      where: 'Biometrika 61:215-231',
      doi: '10.1093/biomet/61.2.215',
    },
    {
      title: 'poLCA: an R package for polytomous variable latent class analysis',
      authors: 'Linzer DA, Lewis JB',
      year: 2011,
      where: 'J Stat Softw 42(10)',
      doi: '10.18637/jss.v042.i10',
    },
    {
      title: 'Deciding on the number of classes in latent class analysis and growth mixture modeling: a Monte Carlo simulation study',
      authors: 'Nylund KL, Asparouhov T, Muthén BO',
      year: 2007,
      where: 'Struct Equ Modeling 14:535-569',
      doi: '10.1080/10705510701575396',
    },
  ],
  options,
  random: true,
  example: () => ({
    csv: exampleTable(
      'latent-classes',
      planted.map(([name]) => name),
      180,
      (random, at) => planted.map(([, chances]) => (random.bernoulli(0.02) ? null : random.bernoulli(chances[at % 3] ?? 0) ? 'yes' : 'no')),
    ),
    options: { items: planted.map(([name]) => name), most: 3, starts: 5 },
  }),
  run,
})
