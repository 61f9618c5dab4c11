import { type Issue, IssueError } from '@dacryon/core'
import { type Operation, operation } from '@dacryon/core/operation'
import { issueSchema } from '@dacryon/core/schema'
import type { Source } from '@dacryon/data'
import { z } from 'zod'
import type { CaseReport } from './conform.ts'

/** What this journey needs from outside: the directory that a person names. */
export interface ConformDoors {
  /** Throws an `IssueError` where there is no such directory. */
  source(path: string): Promise<Source>
}

const placed = z.object({ value: z.number(), path: z.string() })

const reportSchema = z.object({
  method: z.string(),
  id: z.string(),
  kind: z.enum(['exact', 'iterative', 'stochastic']),
  outcome: z.enum(['agrees', 'disagrees', 'no-method', 'failed']),
  reason: z.string().exactOptional().describe('Why it failed, or is not computed'),
  numbers: z.number().int().describe('How many numbers were compared'),
  tolerance: z.object({ rel: z.number().nullable(), abs: z.number().nullable() }).describe('Tolerance of the case'),
  largestAbsolute: placed.exactOptional(),
  largestRelative: placed.exactOptional(),
  differences: z.array(z.object({ path: z.string(), expected: z.string(), computed: z.string() })),
  exceptions: z.array(z.object({ path: z.string(), why: z.string() })).describe('Where another tolerance was used, or none, and why'),
  checks: z.array(z.object({ what: z.string(), value: z.number(), expected: z.number(), within: z.number(), agrees: z.boolean() })),
})

const reportOf = ({
  agrees: _agrees,
  tolerance,
  largestAbsolute,
  largestRelative,
  exceptions,
  differences,
  checks,
  ...report
}: CaseReport) => ({
  ...report,
  tolerance: { rel: tolerance.rel ?? null, abs: tolerance.abs ?? null },
  ...(largestAbsolute !== undefined && { largestAbsolute }),
  ...(largestRelative !== undefined && { largestRelative }),
  differences: differences.slice(0, 50),
  exceptions: exceptions.map(({ path, why }) => ({ path, why })),
  checks: checks.map(({ what, value, expected, within, agrees }) => ({ what, value, expected, within, agrees })),
})

const disagreement = (cases: number): Issue => ({
  code: 'cases-disagree',
  severity: 'error',
  message: `${cases} ${cases === 1 ? 'case does' : 'cases do'} not agree.`,
  remedy: 'Look at the differences of the cases that are marked.',
})

/** `dacryon conform` */
export const conformOperation = operation({
  id: 'conform',
  title: 'Compare the statistics with a reference directory',
  summary: `Runs every case of a directory with \`index.json\`, \`data/*.csv\` and \`expected/*.json\` (results of another program with their
tolerances) and tells for each the largest absolute and relative difference, then how many agree. A number agrees when
\`|a - b| <= abs + rel |b|\`. Any directory of the format works.`,
  input: z.object({
    path: z.string().min(1).describe('Reference directory'),
    only: z.string().min(1).exactOptional().describe('Only methods or cases (method/case) that contain this text'),
  }),
  output: z.object({
    cases: z.array(reportSchema),
    summary: z.object({
      cases: z.number().int(),
      agree: z.number().int(),
      left: z.number().int().describe('Not computed on purpose'),
      numbers: z.number().int(),
    }),
    issues: z.array(issueSchema),
  }),
  effect: 'read',
  http: { method: 'POST', path: '/api/conform' },
  command: { positional: ['path'], examples: ['dacryon conform reference', 'dacryon conform reference --only mmrm'] },
  run: async (doors: ConformDoors, { path, only }, context) => {
    // Every statistic hangs on it: other commands need not wait for them to be read.
    const { conform } = await import('./conform.ts')
    const { reports, issues: damaged } = await conform(await doors.source(path), { only }, context)
    if (reports.length === 0)
      throw new IssueError([
        ...damaged,
        {
          code: 'no-case',
          severity: 'error',
          message: only === undefined ? 'The directory has no case.' : `No method or case contains '${only}'.`,
          remedy: 'Leave --only out to run all.',
          column: 'only',
        },
      ])
    const agree = reports.filter(({ outcome }) => outcome === 'agrees').length
    const numbers = reports.reduce((sum, report) => sum + report.numbers, 0)
    const left = reports.filter(({ outcome, reason }) => outcome === 'no-method' && reason !== undefined).length
    const wrong = reports.length - agree - left
    const issues = [...damaged, ...(wrong === 0 ? [] : [disagreement(wrong)])]
    return { cases: reports.map(reportOf), summary: { cases: reports.length, agree, left, numbers }, issues }
  },
})

/** Everything this journey can do. */
export const conformOperations = [conformOperation] as unknown as readonly Operation<ConformDoors>[]
