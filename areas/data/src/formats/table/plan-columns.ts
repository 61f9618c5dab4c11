import type { Issue } from '@dacryon/core'
import { nearest } from '../../text/nearest.ts'
import type { ColumnPlan } from './column-plan.ts'
import { ColumnPlanner, type Target } from './column-planner.ts'
import type { FileMapping } from './mapping-schema.ts'
import type { PlanContext } from './plan-context.ts'

const headersOf = (key: string, file: FileMapping, header: readonly string[]): readonly Target[] => {
  const direct = header.indexOf(key)
  if (direct >= 0) return [{ header: key, index: direct }]
  const endings = file.visit !== undefined && 'fromHeader' in file.visit ? Object.entries(file.visit.fromHeader) : []
  return endings.flatMap(([ending, visit]) => {
    const index = header.indexOf(key + ending)
    return index < 0 ? [] : [{ header: key + ending, index, visit }]
  })
}

/** Columns that say whose and of when the values are, with their place in the mapping. */
const keyColumns = ({
  subject,
  visit,
  visitDate,
  eye,
  gland,
  reader,
  sample,
}: FileMapping): readonly (readonly [string, ...string[]])[] => [
  [subject, 'subject'],
  ...(visit !== undefined && 'column' in visit ? [[visit.column, 'visit', 'column'] as const] : []),
  ...(visitDate === undefined ? [] : [[visitDate, 'visitDate'] as const]),
  ...Object.entries({ eye, gland, reader, sample }).flatMap(([name, dimension]) =>
    dimension === undefined ? [] : [[dimension.column, name, 'column'] as const],
  ),
]

/** Settle every column of a file against the dictionary and its header. Issues stand at their place in the mapping, or in the file. */
export const planColumns = (
  file: FileMapping,
  header: readonly string[],
  context: PlanContext,
): { readonly plans: readonly ColumnPlan[]; readonly issues: readonly Issue[] } => {
  const issues: Issue[] = []
  const plans: ColumnPlan[] = []
  const used = new Map<number, string>()
  for (const [name, ...path] of keyColumns(file)) {
    if (!header.includes(name)) issues.push(absent(file, header, name, context, path))
    used.set(header.indexOf(name), name)
  }
  for (const [key, mapping] of Object.entries(file.columns)) {
    const targets = headersOf(key, file, header)
    if (targets.length === 0) issues.push(absent(file, header, key, context, ['columns', key]))
    const planner = new ColumnPlanner(key, mapping, context)
    for (const target of targets) {
      used.set(target.index, target.header)
      const plan = planner.plan(file, target)
      if (plan !== undefined) plans.push(plan)
    }
    issues.push(...planner.issues)
  }
  const ignored = new Set(file.ignore)
  for (const name of ignored)
    if (!header.includes(name))
      issues.push({ ...absent(file, header, name, context, ['ignore']), severity: 'warning', code: 'ignored-column-absent' })
  const firsts = new Map<string, number>()
  header.forEach((name, index) => {
    if (!firsts.has(name)) firsts.set(name, index)
  })
  const left = header.flatMap((name, index) => (used.has(index) || ignored.has(name) || name === '' ? [] : [{ name, index }]))
  const again = left.filter(({ name, index }) => firsts.get(name) !== index && used.has(firsts.get(name) ?? -1))
  const unmapped = left.filter((column) => !again.includes(column))
  issues.push(...again.map(({ name, index }) => twice(file.file, name, index)), ...notMapped(file.file, unmapped))
  return { plans, issues }
}

const absent = (
  file: FileMapping,
  header: readonly string[],
  name: string,
  { mappingFile, place }: PlanContext,
  path: readonly string[],
): Issue => {
  const near = nearest(name, header)
  return {
    code: 'column-absent',
    severity: 'error',
    message: `${file.file} has no column ${name}.`,
    remedy:
      near.length > 0
        ? `Did you mean ${near.join(' or ')}?`
        : `Its columns are ${header.slice(0, 12).join(', ')}${header.length > 12 ? ', ...' : ''}.`,
    file: mappingFile,
    ...place(...path),
    value: name,
  }
}

const twice = (file: string, name: string, index: number): Issue => ({
  code: 'duplicate-header',
  severity: 'error',
  message: `Column ${index + 1} of ${file} has the header ${name} of an earlier column.`,
  remedy: 'Give the columns different headers.',
  file,
  line: 1,
  column: name,
})

/** So many columns are named one by one; of more, the number is told. */
const mostNamed = 20

const notMapped = (file: string, columns: readonly { readonly name: string }[]): readonly Issue[] => {
  const named = columns.slice(0, mostNamed).map(
    ({ name }): Issue => ({
      code: 'column-not-mapped',
      severity: 'warning',
      message: `Column ${name} of ${file} is neither mapped nor ignored: it is left out.`,
      remedy: 'Map the column, or list it under ignore.',
      file,
      line: 1,
      column: name,
    }),
  )
  const more = columns.length - named.length
  if (more === 0) return named
  return [
    ...named,
    {
      code: 'columns-not-mapped',
      severity: 'warning',
      message: `${more} more columns of ${file} are neither mapped nor ignored: they are left out.`,
      remedy: 'Map the columns, or list them under ignore.',
      file,
      line: 1,
      times: more,
    },
  ]
}
