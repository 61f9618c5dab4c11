import { IssueError, type Outcome } from '@dacryon/core'
import { proportions } from '@dacryon/pictures'
import { computeDelphiRound, type DelphiAnswers, type DelphiItem, type DelphiRound } from '@dacryon/stats/consensus'
import { completeCases, type FactorColumn, type Frame, factorOf, numericOf, takeRows } from '@dacryon/stats/data'
import { isEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { column, optionalColumn } from '../column-fields.ts'
import { type Cell, type Figure, figure, type ResultColumn, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { exampleTable } from '../kit/example-table.ts'
import { counts, numbers, pValues, shares, words } from '../kit/result-columns.ts'
import { sayLevel, sayList, sayNumber, sayP } from '../kit/say.ts'
import { short } from '../kit/short.ts'
import { wilsonBar } from '../kit/wilson-bar.ts'

const itemColumns: readonly ResultColumn[] = [
  words('item', 'Item'),
  counts('n', 'Answered'),
  counts('cannot', 'No answer'),
  numbers('median', 'Median'),
  numbers('q1', 'First quartile'),
  numbers('q3', 'Third quartile'),
  shares('low', '1 to 3'),
  shares('middle', '4 to 6'),
  shares('high', '7 to 9'),
  words('consensus', 'Consensus in'),
  words('disagreement', 'Disagreement'),
  words('class', 'RAND/UCLA'),
]

const itemCells = (name: string, item: DelphiItem): readonly Cell[] => {
  const [q1, q3] = isEstimable(item.quartiles) ? item.quartiles : [item.quartiles, item.quartiles]
  const [low, middle, high] = isEstimable(item.shares)
    ? [item.shares.low, item.shares.middle, item.shares.high]
    : [item.shares, item.shares, item.shares]
  const agreed = item.consensus[0]?.reached === true
  return [name, item.n, item.cannotAnswer, item.median, q1, q3, low, middle, high, agreed, item.disagreement, item.appropriateness]
}

/** One answer a panelist and item; a pair that stands twice is an issue naming the item's column. */
const answersOf = (
  frame: Frame,
  expert: FactorColumn,
  item: FactorColumn,
  score: string,
  group: FactorColumn | undefined,
): readonly DelphiAnswers[] => {
  const { values } = ask(numericOf(frame, score))
  const table = expert.levels.map(() => item.levels.map((): number | null => null))
  const seen = new Set<string>()
  const groupOf = new Map<number, string>()
  for (let row = 0; row < frame.rows; row++) {
    const [who, what] = [expert.codes[row] ?? -1, item.codes[row] ?? -1]
    if (who < 0 || what < 0) continue
    if (seen.has(`${who}/${what}`))
      throw new IssueError([
        {
          code: 'answer-twice',
          severity: 'error',
          message: `${expert.levels[who]} scores ${item.levels[what]} twice.`,
          remedy: 'Keep one round, and one answer of each expert to each item.',
          column: item.name,
          value: item.levels[what] ?? '',
        },
      ])
    seen.add(`${who}/${what}`)
    const value = values[row] ?? Number.NaN
    const line = table[who]
    if (line !== undefined && !Number.isNaN(value)) line[what] = value
    const own = group?.levels[group.codes[row] ?? -1]
    if (own !== undefined) groupOf.set(who, own)
  }
  return table.map((scores, who) => {
    const own = groupOf.get(who)
    return { panelist: expert.levels[who] ?? '', scores, ...(own !== undefined && { group: own }) }
  })
}

/** Its issues name the column or the option as people know it. */
const askRound = (result: Outcome<DelphiRound>, score: string): DelphiRound => {
  if (result.ok) return result.value
  throw new IssueError(
    result.issues.map(({ line: _, ...issue }) => ({ ...issue, column: issue.code === 'count-invalid' ? 'invited' : score })),
  )
}

const picture = (round: DelphiRound, items: readonly string[], level: number): readonly Figure[] => {
  const bars = items.flatMap((name, at) => {
    const item = round.items[at]
    return item === undefined || !isEstimable(item.shares) ? [] : [{ name, item, ...item.shares }]
  })
  if (bars.length === 0) return []
  const barOf = (group: string, share: number, of: number) => wilsonBar(group, { yes: Math.round(share * of), of }, level)
  return [
    figure('consensus', proportions, {
      title: 'Shares of the panel at both ends of the scale',
      measure: 'Experts',
      interval: `${sayLevel(level)} confidence interval (Wilson)`,
      groups: ['7 to 9', '1 to 3'],
      clusters: bars.slice(0, 24).map(({ name, item, high, low }) => ({
        label: short(name, 60),
        bars: [barOf('7 to 9', high, item.n), barOf('1 to 3', low, item.n)],
        ...(item.consensus[0]?.reached === true && { comparison: 'consensus' }),
      })),
      ...(bars.length > 24 && { note: `The first 24 of ${bars.length} items.` }),
    }),
  ]
}

/** A round with the names of its items and the rule of consensus in words. */
interface Summarised {
  readonly round: DelphiRound
  readonly items: readonly string[]
  readonly rule: string
}

const itemsTable = ({ round, items, rule }: Summarised): ResultTable => ({
  id: 'items',
  title: 'Items',
  columns: itemColumns,
  rows: round.items.map((own, at) => itemCells(items[at] ?? '', own)),
  note: `Consensus: ${rule}.`,
})

/** None where the panel has no groups. */
const groupsTable = ({ round, items }: Summarised): readonly ResultTable[] =>
  round.groups.length === 0
    ? []
    : [
        {
          id: 'groups',
          title: 'Items by stakeholder group',
          columns: [words('group', 'Group'), ...itemColumns],
          rows: round.groups.flatMap((own) => own.items.map((one, at) => [own.group, ...itemCells(items[at] ?? '', one)])),
        },
      ]

const panelTable = ({ round }: Summarised): ResultTable => {
  const { w, panelists, pValue } = round.concordance
  return {
    id: 'panel',
    title: 'Panel',
    columns: [
      counts('invited', 'Invited'),
      counts('answered', 'Answered'),
      shares('rate', 'Response'),
      numbers('w', "Kendall's W"),
      counts('complete', 'Scored every item'),
      pValues('p', 'P'),
      numbers('majority', 'Majority cut-off, %'),
    ],
    rows: [[round.invited, round.answered, round.responseRate, w, panelists, pValue, round.majorityCutOff]],
  }
}

const headlineOf = ({ round, items }: Summarised): string => {
  const agreed = items.filter((_, at) => round.items[at]?.consensus[0]?.reached === true)
  const said = agreed.length === 0 ? '' : `: ${sayList(agreed.slice(0, 8))}${agreed.length > 8 ? ` and ${agreed.length - 8} more` : ''}`
  const { w, pValue } = round.concordance
  return `Consensus on ${agreed.length} of ${items.length} items among ${round.answered} experts${said}; Kendall's W ${sayNumber(w)}, ${sayP(pValue)}.`
}

const methodsOf = ({ round, items, rule }: Summarised): string =>
  `${round.answered} of ${round.invited} invited experts scored ${items.length} items from 1 to 9. Consensus to include was defined as ${rule} among those who answered; disagreement and appropriateness follow the RAND/UCLA method (spread between the 30th and 70th percentile). Agreement on the order of the items was measured by Kendall's W, corrected for ties, among the ${round.concordance.panelists} experts who scored every item.`

/** One round of a Delphi. */
export const delphi = analysis({
  id: 'delphi',
  title: 'Delphi round',
  group: 'agree',
  question: 'On which items does a panel of experts agree?',
  summary: `Summary of one round on a scale from 1 to 9: median, quartiles and shares of every item, consensus (by default at least 70 % at 7 to 9 and
fewer than 15 % at 1 to 3), disagreement and class by RAND/UCLA, and Kendall's concordance of the experts over the items.

One row for each expert and item; an empty score is "cannot answer" and not in the denominators. Say in the protocol which rule decides. Consensus is not
correctness, and the shares of a small panel are uncertain: see their intervals. Look at stakeholder groups for themselves. Keep to one round: filter first.`,
  citations: [
    {
      title: "The RAND/UCLA appropriateness method user's manual",
      authors: 'Fitch K, Bernstein SJ, Aguilar MD, et al.',
      year: 2001,
      where: 'RAND',
    },
    {
      title: 'The COMET handbook: version 1.0',
      authors: 'Williamson PR, Altman DG, Bagley H, et al.',
      year: 2017,
      where: 'Trials 18(Suppl 3):280',
      doi: '10.1186/s13063-017-1978-4',
    },
  ],
  options: z.object({
    expert: column('factor', 'Expert'),
    item: column('factor', 'Item'),
    score: column('numeric', 'Score from 1 to 9, empty for "cannot answer"'),
    group: optionalColumn('factor', 'Stakeholder group of the expert'),
    high: z.number().gt(0).max(1).default(0.7).describe('Share at 7 to 9 that consensus needs, at least'),
    low: z.number().gt(0).max(1).default(0.15).describe('Share at 1 to 3 that consensus allows, below'),
    invited: z.int().min(1).exactOptional().describe('Experts who were invited; those who answered when absent'),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level of the shares in the figure'),
  }),
  example: () => {
    const items = ['Fatigue', 'Dryness', 'Salivary flow', 'Ultrasound', 'Autoantibodies', 'Biopsy']
    return {
      csv: exampleTable('delphi', ['expert', 'group', 'item', 'score'], 18 * items.length, (random, at) => {
        const [who, what] = [Math.floor(at / items.length), at % items.length]
        const centre = [8.2, 8, 7.2, 6, 4.6, 3][what] ?? 5
        const score = Math.min(9, Math.max(1, Math.round(random.normal(centre, 1.3))))
        return [
          `E${String(who + 1).padStart(2, '0')}`,
          who % 3 === 0 ? 'patient' : 'physician',
          items[what] ?? '',
          random.bernoulli(0.04) ? null : score,
        ]
      }),
      options: { expert: 'expert', item: 'item', score: 'score', group: 'group', invited: 22 },
    }
  },
  run: (frame, { expert, item, score, group, high, low, invited, level }) => {
    const cases = ask(completeCases(frame, [expert, item]))
    const kept = takeRows(frame, cases.rows)
    const [experts, items] = [ask(factorOf(cases.frame, expert)), ask(factorOf(cases.frame, item))]
    const by = group === undefined ? undefined : ask(factorOf(kept, group))
    const answers = answersOf(kept, experts, items, score, by)
    const rules = [{ name: `${100 * high}/${100 * low}`, atLeastHigh: high, belowLow: low }]
    const round = askRound(computeDelphiRound(answers, { rules, ...(invited !== undefined && { invited }) }), score)
    const summarised: Summarised = {
      round,
      items: items.levels,
      rule: `at least ${sayNumber(high, 'percent')} at 7 to 9 and fewer than ${sayNumber(low, 'percent')} at 1 to 3`,
    }
    return {
      ok: true,
      value: {
        counted: cases.counted,
        headline: headlineOf(summarised),
        methods: methodsOf(summarised),
        tables: [itemsTable(summarised), ...groupsTable(summarised), panelTable(summarised)],
        figures: picture(round, items.levels, level),
        warnings: [...cases.warnings, ...round.warnings],
      },
    }
  },
})
