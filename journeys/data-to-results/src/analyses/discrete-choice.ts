import { IssueError } from '@dacryon/core'
import { forest } from '@dacryon/pictures'
import { type ChoiceModel, fitChoiceModel } from '@dacryon/stats/consensus'
import { completeCases, type FactorColumn, type Frame, factorColumn, factorOf, withColumns } from '@dacryon/stats/data'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column, columns, optionalColumn } from '../column-fields.ts'
import { type Figure, figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { checkLevels } from '../kit/check-levels.ts'
import { estimateCells } from '../kit/estimate-cells.ts'
import { exampleTable } from '../kit/example-table.ts'
import { estimateColumns, numbers, words } from '../kit/result-columns.ts'
import { sayLevel, sayList, sayNumber } from '../kit/say.ts'
import { pictureTitle, short } from '../kit/short.ts'

/** Sets are often numbered anew for every respondent: a set is a respondent's set. */
const setsOf = (frame: Frame, set: string, respondent: string | undefined): FactorColumn => {
  const own = ask(factorOf(frame, set))
  if (respondent === undefined) return own
  const who = ask(factorOf(frame, respondent))
  return ask(
    factorColumn(
      set,
      Array.from(own.codes, (code, row) => `${who.levels[who.codes[row] ?? 0]}: ${own.levels[code]}`),
    ),
  )
}

const askChoices = (frame: Frame, specification: Parameters<typeof fitChoiceModel>[1]): ChoiceModel => {
  const result = fitChoiceModel(frame, specification)
  if (result.ok) return result.value
  throw new IssueError(
    result.issues.flatMap((issue) => {
      if (issue.code === 'choice-invalid') return [{ ...issue, column: specification.chosen }]
      return issue.code === 'singular' ? specification.attributes.map((column) => ({ ...issue, column })) : [issue]
    }),
  )
}

/** The level that a part-worth is of, in words; the part-worth of a number is of one unit. */
const levelOf = (name: string, attribute: string): string => (name === attribute ? 'one unit' : name.slice(attribute.length))

const picture = (model: ChoiceModel, attributes: readonly string[], referenceOf: (name: string) => string, level: number): Figure =>
  figure('part-worths', forest, {
    title: pictureTitle('Part-worths of the attributes'),
    effect: {
      label: 'Part-worth (log odds of being chosen)',
      scale: 'linear',
      none: 0,
      low: 'Less wanted',
      high: 'More wanted',
      interval: `${sayLevel(level)} CI`,
    },
    rows: attributes
      .flatMap((attribute) => [
        { label: short(`${attribute}${referenceOf(attribute)}`), kind: 'heading' as const },
        ...model.partWorths
          .filter((worth) => worth.attribute === attribute)
          .map(({ name, estimate, interval }) => ({
            label: short(levelOf(name, attribute)),
            estimate,
            low: interval.low,
            high: interval.high,
          })),
      ])
      .slice(0, 200),
  })

/** A choice model with its attributes in words. */
interface Chosen {
  readonly model: ChoiceModel
  readonly attributes: readonly string[]
  readonly factors: readonly FactorColumn[]
  /** Whether respondents were named. */
  readonly named: boolean
  readonly level: number
}

/** ` (against tablet)`; nothing for a number. */
const baseIn = (factors: readonly FactorColumn[], name: string): string => {
  const first = factors.find((factor) => factor.name === name)?.levels[0]
  return first === undefined ? '' : ` (against ${first})`
}

const rankedIn = (model: ChoiceModel) => [...model.importance].sort((a, b) => b.percent - a.percent)

const worthsTable = ({ model, factors, level }: Chosen): ResultTable => ({
  id: 'part-worths',
  title: 'Part-worths',
  columns: [
    words('attribute', 'Attribute'),
    words('level', 'Level'),
    ...estimateColumns('Part-worth', level),
    numbers('se', 'Standard error'),
    numbers('robust', 'Standard error, respondents as clusters'),
  ],
  rows: model.partWorths.map(({ name, attribute, estimate, interval, pValue, standardError, robustStandardError }) => [
    attribute,
    levelOf(name, attribute),
    ...estimateCells(estimate, interval, pValue),
    standardError,
    robustStandardError,
  ]),
  note: `Log odds of being chosen. Levels worth 0: ${factors.length === 0 ? 'none' : factors.map((factor) => `${factor.name} ${factor.levels[0] ?? ''}`).join(', ')}.`,
})

const importanceTable = ({ model }: Chosen): ResultTable => ({
  id: 'importance',
  title: 'Importance of the attributes',
  columns: [words('attribute', 'Attribute'), numbers('percent', 'Importance', '%')],
  rows: rankedIn(model).map(({ attribute, percent }) => [attribute, percent]),
})

const fitTable = ({ model, named }: Chosen): ResultTable => ({
  id: 'fit',
  title: 'Fit',
  columns: [words('quantity', 'Quantity'), numbers('value', 'Value')],
  rows: [
    ['Choice sets', model.sets],
    ['Respondents', named ? model.respondents : null],
    ['Log likelihood', model.logLikelihood],
    ['Log likelihood of equal chances', model.nullLogLikelihood],
    ['McFadden R²', model.mcFadden],
    ['Choices found', model.hitRate],
  ],
})

const headlineOf = ({ model, named }: Chosen): string => {
  const first = rankedIn(model)
    .slice(0, 5)
    .map(({ attribute, percent }) => `${attribute} ${sayNumber(percent / 100, 'percent')}`)
  return `${model.sets} choices${named ? ` of ${model.respondents} respondents` : ''}: importance ${sayList(first)}; the model finds ${sayNumber(model.hitRate, 'percent')} of the choices.`
}

const methodsOf = ({ attributes, factors, named, level }: Chosen): string =>
  `Choices were analysed by a conditional logit model with the attributes ${sayList(attributes.map((name) => `${name}${baseIn(factors, name)}`))}, with Wald's ${sayLevel(level)} confidence intervals${named ? '; standard errors with respondents as clusters are given beside' : ''}. The importance of an attribute is the range of its part-worths over what was shown, in per cent of all ranges. Rows with a missing value were left out.`

/** A discrete choice experiment. */
export const discreteChoice = analysis({
  id: 'discrete-choice',
  title: 'Discrete choice experiment',
  group: 'agree',
  question: 'What do people want, and how much of one thing would they give for another?',
  summary: `Conditional logit of a choice experiment: part-worths of the levels of each attribute from what respondents chose, and the importance of the
attributes as the range of their part-worths. One row for each alternative of each choice set; one alternative of a set is chosen.

Assumes that all respondents share the part-worths and that dropping an alternative does not change the odds of the others. Standard errors that take the
choices of one respondent as dependent stand beside. Importance depends on the range of levels that was shown. What people say they would choose is not what
they choose. The first level of each attribute is worth 0.`,
  citations: [
    {
      title: 'Conditional logit analysis of qualitative choice behavior',
      authors: 'McFadden D',
      year: 1974,
      where: 'In: Zarembka P (ed). Frontiers in econometrics:105-142',
    },
    {
      title:
        'Statistical methods for the analysis of discrete choice experiments: a report of the ISPOR Conjoint Analysis Good Research Practices Task Force',
      authors: 'Hauber AB, González JM, Groothuis-Oudshoorn CGM, et al.',
      year: 2016,
      where: 'Value Health 19:300-315',
      doi: '10.1016/j.jval.2016.04.004',
    },
  ],
  options: z.object({
    set: column('factor', 'Choice set; may be numbered anew for every respondent when respondents are named'),
    chosen: column('numeric', '1 for the alternative that was chosen, 0 for the others'),
    attributes: columns('either', 'Attributes of the alternatives'),
    respondent: optionalColumn('factor', 'Respondent'),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => {
    const [routes, effects, visits] = [
      ['tablet', 'injection'],
      ['fatigue', 'dryness', 'organs'],
      [1, 3, 6],
    ]
    const state = { first: 0 }
    return {
      csv: exampleTable('choices', ['respondent', 'task', 'chosen', 'route', 'benefit', 'visits'], 40 * 6 * 2, (random, at) => {
        const [who, task, second] = [Math.floor(at / 12), Math.floor(at / 2) % 6, at % 2]
        // The pair of a set is drawn from the task, so that both alternatives are known when the first is written.
        const pair = [0, 1].map((which) => ({
          route: (task + which) % 2,
          benefit: (task * 2 + which * (1 + (who % 2))) % 3,
          visits: (task + who + which) % 3,
        }))
        const worth = pair.map(
          ({ route, benefit, visits: own }) => (route === 0 ? 0.5 : 0) + ([0.8, 0.2, 0][benefit] ?? 0) - 0.15 * Number(visits?.[own] ?? 0),
        )
        if (second === 0) state.first = random.bernoulli(1 / (1 + Math.exp((worth[1] ?? 0) - (worth[0] ?? 0)))) ? 1 : 0
        const own = pair[second]
        return [
          `R${who + 1}`,
          `T${task + 1}`,
          second === 0 ? state.first : 1 - state.first,
          routes?.[own?.route ?? 0] ?? '',
          effects?.[own?.benefit ?? 0] ?? '',
          visits?.[own?.visits ?? 0] ?? 0,
        ]
      }),
      options: { set: 'task', chosen: 'chosen', attributes: ['route', 'benefit', 'visits'], respondent: 'respondent' },
    }
  },
  run: (frame, { set, chosen, attributes: given, respondent, level }) => {
    const attributes = [...new Set(given)].filter((name) => name !== chosen && name !== set && name !== respondent)
    const cases = ask(completeCases(frame, [set, chosen, ...attributes, ...(respondent === undefined ? [] : [respondent])]))
    const factors = attributes.flatMap((name) => {
      const own = cases.frame.columns.get(name)
      return own?.kind === 'factor' ? [own] : []
    })
    checkLevels(factors)
    const model = askChoices(withColumns(cases.frame, setsOf(cases.frame, set, respondent)), {
      attributes,
      chosen,
      set,
      level,
      ...(respondent !== undefined && { respondent }),
    })
    const found: Chosen = { model, attributes, factors, named: respondent !== undefined, level }
    return {
      ok: true,
      value: {
        counted: cases.counted,
        headline: headlineOf(found),
        methods: methodsOf(found),
        tables: [worthsTable(found), importanceTable(found), fitTable(found)],
        figures: [picture(model, attributes, (name) => baseIn(factors, name), level)],
        warnings: [...cases.warnings, ...model.warnings],
      },
    }
  },
})
