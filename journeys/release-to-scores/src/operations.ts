import { IssueError } from '@dacryon/core'
import { type Operation, operation } from '@dacryon/core/operation'
import { unknownName } from '@dacryon/data'
import { instruments } from '@dacryon/endpoints'
import { z } from 'zod'
import { scoreMismatches, totalVariables } from './answers/score-mismatches.ts'
import { scoreSubject } from './answers/score-subject.ts'
import { scoreSummary } from './answers/score-summary.ts'
import { scoreTable } from './answers/score-table.ts'
import { scoresOf } from './answers/scores.ts'
import type { ReleaseScoreDoors } from './doors.ts'
import { fixPlan } from './plan/fix-plan.ts'
import { scoreMismatchesSchema } from './schema/mismatches.ts'
import { planRecordSchema } from './schema/plan.ts'
import { scoresSchema } from './schema/scores.ts'
import { scoreSubjectSchema } from './schema/subject.ts'
import { scoreSummarySchema } from './schema/summary.ts'
import { prepare } from './scoring/prepare.ts'
import type { Prepared, PreparedInstrument } from './scoring/prepared.ts'

const study = z.string().min(1).describe('Study id, release id, or the beginning of a release id')
const instrument = z.string().min(1).describe('Instrument id, such as star')
const baseline = z
  .string()
  .min(1)
  .exactOptional()
  .describe('Visit to compare with, while no plan is fixed; the first that has the items when absent')

const given = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }

const readyOf = (prepared: Prepared, asked: string): PreparedInstrument => {
  const lower = asked.toLowerCase()
  const found =
    prepared.instruments.get(lower) ??
    [...prepared.instruments.values()].find(({ instrument: { aliases } }) => aliases?.some((alias) => alias.toLowerCase() === lower))
  if (found !== undefined) return found
  throw new IssueError([
    unknownName(
      'instrument',
      asked,
      instruments.map(({ id }) => id),
    ),
  ])
}

/** `dacryon plan-scores` */
export const planScoresOperation = operation({
  id: 'plan-scores',
  title: 'Fix how a study is scored, before arms are read',
  summary: `The choices that hold for every patient of a study: baseline visit, which test of a domain counts, what a missing part does, whose
reading counts. They are written once, with who and when. Answers by arm are refused until this is done.
The same choices again change nothing. Others need a reason, and every earlier plan stays on record.`,
  input: z.object({
    study,
    baseline: z
      .string()
      .min(1)
      .exactOptional()
      .describe('Visit that later ones are compared with; the first that has the items when absent'),
    policy: z
      .enum(['bounds', 'nri'])
      .exactOptional()
      .describe('A missing part: undecided if it matters (bounds), or counted as not met (nri)'),
    eyePolicy: z.enum(['both', 'available']).exactOptional().describe('Mean of both eyes: needs both, or takes the one there is'),
    lachrymal: z.enum(['schirmer', 'oss', 'either']).exactOptional().describe('Test of the lacrimal domain of STAR'),
    salivary: z.enum(['uwsf', 'sgus', 'either']).exactOptional().describe('Test of the salivary domain of STAR'),
    biological: z.enum(['igg', 'rf', 'either']).exactOptional().describe('Test of the biological domain of STAR'),
    reader: z.string().min(1).exactOptional().describe('Reader whose gradings count, where several graded'),
    totals: z
      .enum(['file', 'recomputed'])
      .exactOptional()
      .describe('Total that another instrument reads when the file holds one and it can be recomputed'),
    options: z
      .record(z.string(), z.string())
      .exactOptional()
      .describe('Further choices by option id, for all instruments that have them, as JSON'),
    own: z
      .record(z.string(), z.record(z.string(), z.string()))
      .exactOptional()
      .describe('Choices and thresholds for one instrument only, by instrument and option, as JSON'),
    reason: z.string().trim().min(3).exactOptional().describe('Why a plan that is fixed changes'),
  }),
  output: z.object({ study: z.string(), record: planRecordSchema, history: z.array(planRecordSchema) }),
  effect: 'write',
  http: { method: 'POST', path: '/api/studies/:study/scores/plan' },
  command: {
    positional: ['study'],
    examples: ['dacryon plan-scores SYN-FIR --lachrymal schirmer --salivary uwsf --biological igg --policy nri'],
  },
  run: async (doors: ReleaseScoreDoors, input) => {
    const { policy, eyePolicy, lachrymal, salivary, biological, options, own = {}, ...rest } = input
    const named = given({ policy, eye_policy: eyePolicy, opt_lachrymal: lachrymal, opt_salivary: salivary, opt_biological: biological })
    const { record, history } = await fixPlan(doors, { ...rest, options: { ...options, ...named }, own })
    return { study: record.plan.study, record, history: [...history] }
  },
})

/** `dacryon scores` */
export const scoresOperation = operation({
  id: 'scores',
  title: 'Show which instruments can be derived from a study',
  summary: `For every instrument: which concepts hold its items, how many subjects have a result at each visit and why the others have none,
and which items are missing in the study. With the plan in force, and the choices there are.`,
  input: z.object({ study, baseline }),
  output: scoresSchema,
  effect: 'read',
  changes: true,
  http: { method: 'GET', path: '/api/studies/:study/scores' },
  command: { positional: ['study'], examples: ['dacryon scores SYN-FIR'] },
  run: async (doors: ReleaseScoreDoors, input, { signal }) => scoresOf(await prepare(doors, input), signal),
})

/** `dacryon score-table` */
export const scoreTableOperation = operation({
  id: 'score-table',
  title: 'Export the scores of an instrument, one row a visit',
  summary: `CSV with a row for every subject and visit: all results, reasons where there is none, what it was made with, and for each item its value and
the file, line and column it came from. The arm is among the columns once a plan is fixed.`,
  input: z.object({ study, instrument, baseline }),
  output: z.never(),
  effect: 'read',
  changes: true,
  http: { method: 'GET', path: '/api/studies/:study/scores/:instrument/table' },
  command: { positional: ['study', 'instrument'], examples: ['dacryon score-table SYN-FIR star --out star.csv'] },
  run: async (doors: ReleaseScoreDoors, input, { signal }) => {
    const prepared = await prepare(doors, input)
    const ready = readyOf(prepared, input.instrument)
    const { id, content } = prepared.opened.release
    return {
      fileName: `${content.study.id}-${ready.instrument.id}-${id}.csv`,
      contentType: 'text/csv; charset=utf-8',
      bytes: scoreTable(prepared, ready, signal),
    }
  },
})

/** `dacryon score-summary` */
export const scoreSummaryOperation = operation({
  id: 'score-summary',
  title: 'Summarise an instrument by visit and arm',
  summary: `Figures of numbers, rates of yes and no with Wilson intervals for each domain and for the whole, differences between arms with Newcombe
intervals, movements between states since the baseline, and how often each reason stood in the way.
By arm only once the plan of the study is fixed.`,
  input: z.object({
    study,
    instrument,
    byArm: z.boolean().default(true).describe('Split by arm, where the study has arms'),
    by: z.string().min(1).exactOptional().describe('Concept whose categories are the arms; the one that the study declares when absent'),
    reference: z.string().min(1).exactOptional().describe('Arm that the others are compared with; the placebo arm when absent'),
    baseline,
  }),
  output: scoreSummarySchema,
  effect: 'read',
  changes: true,
  http: { method: 'GET', path: '/api/studies/:study/scores/:instrument/summary' },
  command: {
    positional: ['study', 'instrument'],
    examples: ['dacryon score-summary SYN-FIR star', 'dacryon score-summary SYN-ALDER essdai'],
  },
  run: async (doors: ReleaseScoreDoors, input, { signal }) => {
    const prepared = await prepare(doors, input)
    const by = input.byArm ? (input.by ?? prepared.opened.release.content.study.armConcept) : undefined
    return scoreSummary(prepared, readyOf(prepared, input.instrument), { signal, ...given({ by, reference: input.reference }) })
  },
})

/** `dacryon score-subject` */
export const scoreSubjectOperation = operation({
  id: 'score-subject',
  title: 'Show every derived result of one patient over time',
  summary: 'All instruments over the visits of one subject, each with the values it was made of and where these stand in the files.',
  input: z.object({ study, subject: z.string().min(1).describe('Subject id, as the files have it'), baseline }),
  output: scoreSubjectSchema,
  effect: 'read',
  changes: true,
  http: { method: 'GET', path: '/api/studies/:study/subjects/:subject/scores' },
  command: { positional: ['study', 'subject'], examples: ['dacryon score-subject SYN-FIR FI001'] },
  run: async (doors: ReleaseScoreDoors, { subject, ...input }) => scoreSubject(await prepare(doors, input), subject),
})

/** `dacryon score-mismatches` */
export const scoreMismatchesOperation = operation({
  id: 'score-mismatches',
  title: 'Compare totals in the files with recomputed ones',
  summary: `Every total that the files hold and that an instrument gives (ESSDAI, ClinESSDAI, ESSPRI, OMERACT, Hočevar ...), compared exactly. A total that
was printed with fewer digits is equal when it differs by no more than half of its last digit. Every other difference is listed with both values and their places.`,
  input: z.object({ study, baseline }),
  output: scoreMismatchesSchema,
  effect: 'read',
  changes: true,
  http: { method: 'GET', path: '/api/studies/:study/scores/mismatches' },
  command: { positional: ['study'], examples: ['dacryon score-mismatches SYN-FIR'] },
  run: async (doors: ReleaseScoreDoors, input, { signal }) => {
    const first = await prepare(doors, input)
    return scoreMismatches(await prepare(doors, { ...input, also: totalVariables(first.instruments) }), signal)
  },
})

/** Everything this journey can do. */
export const releaseScoreOperations = [
  planScoresOperation,
  scoresOperation,
  scoreTableOperation,
  scoreSummaryOperation,
  scoreSubjectOperation,
  scoreMismatchesOperation,
] as unknown as readonly Operation<ReleaseScoreDoors>[]
