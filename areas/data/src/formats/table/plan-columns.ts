import {
  asNodeId,
  convertExactly,
  type DictionaryEntry,
  type Issue,
  isUnit,
  type MissingReason,
  type PlannedVisit,
  parseUnit,
  type Unit,
  type VariableType,
  variableKindOf,
} from '@dacryon/core'
import { plainCell } from '../../dictionary/plain-cell.ts'
import type { SpelledValues } from '../../dictionary/value-spellings.ts'
import type { ConceptType } from '../../study.ts'
import { nearest } from '../../text/nearest.ts'
import type { ColumnPlan } from './column-plan.ts'
import type { ColumnMapping, FileMapping } from './mapping-schema.ts'
import type { Place } from './parse-mapping.ts'
import type { PlannedVisits } from './planned-visits.ts'

/** What the columns of a file are checked against. */
export interface PlanContext {
  readonly mappingFile: string
  readonly dictionary: ReadonlyMap<string, DictionaryEntry>
  readonly visits: PlannedVisits
  /** Place of a key below the file's own part of the mapping. */
  place(...path: readonly (string | number)[]): Place
}

/** A header of the file that a mapped column stands for. */
interface Target {
  readonly key: string
  readonly header: string
  readonly index: number
  readonly visit?: string
}

const types: Readonly<Record<VariableType, ConceptType | undefined>> = {
  boolean: 'category',
  integer: 'number',
  decimal: 'number',
  enum: 'category',
  code: 'category',
  string: 'text',
  date: 'date',
  datetime: 'date',
  exposure: undefined,
}

const headersOf = (key: string, file: FileMapping, header: readonly string[]): readonly Target[] => {
  const direct = header.indexOf(key)
  if (direct >= 0) return [{ key, header: key, index: direct }]
  const endings = file.visit !== undefined && 'fromHeader' in file.visit ? Object.entries(file.visit.fromHeader) : []
  return endings.flatMap(([ending, visit]) => {
    const index = header.indexOf(key + ending)
    return index < 0 ? [] : [{ key, header: key + ending, index, visit }]
  })
}

const spellingsFor = (entry: DictionaryEntry): SpelledValues | undefined => {
  if (entry.id === 'demo.sex') return 'sex'
  if (entry.id === 'demo.smoking') return 'smoking'
  if (entry.id.startsWith('essdai.') && entry.unit === '{level}') return 'essdai-level'
  return entry.type === 'enum' && entry.allowed?.includes('negative') && entry.allowed.includes('positive') ? 'assay-result' : undefined
}

/** Units in braces only name what is counted or scored: nothing can be confused. */
const isAnnotation = (unit: string): boolean => /^\{[^}]*\}$/.test(unit)

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
    const planned = targets.length === 0 ? undefined : new ColumnPlanner(key, mapping, context)
    if (planned === undefined) continue
    issues.push(...planned.issues)
    for (const target of targets) {
      used.set(target.index, target.header)
      const plan = planned.plan(file, target)
      if (plan !== undefined) plans.push(plan)
    }
    issues.push(...planned.later)
  }
  const ignored = new Set(file.ignore)
  for (const name of ignored)
    if (!header.includes(name))
      issues.push({ ...absent(file, header, name, context, ['ignore']), severity: 'warning', code: 'ignored-column-absent' })
  header.forEach((name, index) => {
    if (used.has(index) || ignored.has(name) || name === '') return
    const again = header.indexOf(name) !== index && used.has(header.indexOf(name))
    issues.push({
      code: again ? 'duplicate-header' : 'column-not-mapped',
      severity: again ? 'error' : 'warning',
      message: again
        ? `Column ${index + 1} of ${file.file} has the header ${name} of an earlier column.`
        : `Column ${name} of ${file.file} is neither mapped nor ignored: it is left out.`,
      remedy: again ? 'Give the columns different headers.' : 'Map the column, or list it under ignore.',
      file: file.file,
      line: 1,
      column: name,
    })
  })
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

/** Settles one mapped column; the same for every header it stands for. */
class ColumnPlanner {
  readonly issues: Issue[] = []
  readonly later: Issue[] = []
  readonly #key: string
  readonly #mapping: ColumnMapping
  readonly #context: PlanContext
  readonly #entry: DictionaryEntry | undefined
  readonly #shared: Omit<ColumnPlan, 'index' | 'header' | 'visit' | 'skipEmpty' | 'decimal' | 'dateOrder' | 'serialDates'> | undefined

  constructor(key: string, mapping: ColumnMapping, context: PlanContext) {
    this.#key = key
    this.#mapping = mapping
    this.#context = context
    this.#entry = mapping.variable === undefined ? undefined : context.dictionary.get(mapping.variable)
    if (mapping.variable !== undefined && this.#entry === undefined) this.#unknownVariable(mapping.variable)
    else this.#shared = this.#settle()
  }

  plan(file: FileMapping, target: Target): ColumnPlan | undefined {
    if (this.#shared === undefined) return undefined
    const label = this.#mapping.visit ?? target.visit
    const visit = label === undefined ? undefined : this.#visit(label)
    const decimal = this.#mapping.decimal ?? file.decimal
    const dateOrder = this.#mapping.dateOrder ?? file.dateOrder
    const serialDates = this.#mapping.serialDates ?? file.serialDates
    return {
      ...this.#shared,
      index: target.index,
      header: target.header,
      skipEmpty: (this.#mapping.empty ?? file.empty) === 'skip',
      ...(visit === undefined ? {} : { visit }),
      ...(decimal === undefined ? {} : { decimal }),
      ...(dateOrder === undefined ? {} : { dateOrder }),
      ...(serialDates === undefined ? {} : { serialDates }),
    }
  }

  #error(issue: Omit<Issue, 'severity' | 'file' | 'line' | 'column'>, ...path: readonly (string | number)[]): void {
    this.issues.push({
      severity: 'error',
      file: this.#context.mappingFile,
      ...this.#context.place('columns', this.#key, ...path),
      ...issue,
    })
  }

  #unknownVariable(id: string): void {
    const entries = [...this.#context.dictionary.values()]
    const word = id.slice(id.indexOf('.') + 1)
    const near = [
      ...new Set([
        ...nearest(
          id,
          entries.map((entry) => entry.id),
        ),
        ...nearest(
          word,
          entries.map((entry) => entry.id.slice(entry.id.indexOf('.') + 1)),
        ).flatMap((name) => entries.filter((entry) => entry.id.endsWith(`.${name}`)).map((entry) => entry.id)),
      ]),
    ]
    this.#error(
      {
        code: 'variable-unknown',
        message: `The dictionary has no variable ${id}.`,
        remedy:
          near.length > 0
            ? `Did you mean ${near.slice(0, 3).join(' or ')}? Otherwise describe it as a concept.`
            : 'Use an id of the dictionary, or describe it as a concept.',
        value: id,
      },
      'variable',
    )
  }

  #visit(label: string): PlannedVisit | undefined {
    const visit = this.#context.visits.find(label)
    if (visit === undefined)
      this.later.push({
        severity: 'error',
        code: 'visit-unknown',
        message: `The mapping plans no visit ${label}.`,
        remedy: 'Add it to visits, or correct its name.',
        file: this.#context.mappingFile,
        ...this.#context.place('columns', this.#key, 'visit'),
        value: label,
      })
    return visit
  }

  #settle() {
    const [mapping, entry] = [this.#mapping, this.#entry]
    const type = this.#type()
    if (type === undefined) return undefined
    const unit = type === 'number' ? this.#units() : {}
    const path = entry === undefined ? (mapping.concept?.path ?? []) : [entry.group, entry.label.en]
    const description = entry?.notes ?? mapping.concept?.description
    const boolean = entry?.type === 'boolean' || (entry?.type === 'exposure' && type === 'category')
    const allowed = type === 'number' && entry?.unit === '{titer}' ? [] : boolean ? (entry?.allowed ?? ['Y', 'N']) : (entry?.allowed ?? [])
    const values = this.#values(type, allowed)
    const spelled = entry === undefined ? undefined : spellingsFor(entry)
    const { eye, gland, reader, sample } = mapping
    return {
      concept: {
        code: entry?.id ?? mapping.concept?.code ?? asNodeId(path),
        path,
        type,
        ...(unit.to === undefined ? {} : { unit: unit.to }),
        ...(entry === undefined ? {} : { variable: entry.id }),
        ...(description === undefined ? {} : { description }),
      },
      ...(unit.from !== undefined && unit.to !== undefined && unit.from !== unit.to
        ? {
            conversion: {
              from: unit.from,
              to: unit.to,
              confirmed: mapping.confirmed ?? false,
              ...(entry === undefined ? {} : { variable: entry.id }),
            },
            sourceUnit: unit.from,
          }
        : {}),
      integer: entry?.type === 'integer',
      titre: entry?.unit === '{titer}',
      boolean,
      values,
      missing: this.#missing(),
      allowed,
      rule: ruleOf(mapping, unit),
      ...(spelled === undefined ? {} : { spelled }),
      ...(eye === undefined ? {} : { eye }),
      ...(gland === undefined ? {} : { gland }),
      ...(reader === undefined ? {} : { reader }),
      ...(sample === undefined ? {} : { sample }),
    }
  }

  #type(): ConceptType | undefined {
    if (this.#entry === undefined) return this.#mapping.concept?.type
    const type = types[this.#entry.type] ?? this.#mapping.type
    if (type === undefined)
      this.#error({
        code: 'type-needed',
        message: `${this.#entry.id} is a treatment: the mapping must say if the column holds yes and no, or doses.`,
        remedy: 'Add type: category or type: number.',
      })
    return type
  }

  #units(): { readonly from?: Unit; readonly to?: Unit } {
    const canonical = this.#entry === undefined ? this.#mapping.concept?.unit : this.#entry.unit
    const written = this.#mapping.unit
    const to = canonical === undefined ? undefined : this.#unit(canonical, canonical, this.#entry === undefined ? ['concept', 'unit'] : [])
    if (written === undefined) {
      if (to !== undefined && this.#entry !== undefined && !isAnnotation(to))
        this.#error({
          code: 'unit-undeclared',
          message: `The mapping does not say in which unit ${this.#key} is; ${this.#entry.id} is kept in ${to}.`,
          remedy: `Write unit: ${to}, if that is the unit of the file.`,
          expected: to,
        })
      return to === undefined ? {} : { to }
    }
    const from = this.#unit(written, canonical, ['unit'])
    if (from === undefined) return to === undefined ? {} : { to }
    if (to === undefined) return this.#entry === undefined ? { from, to: from } : this.#unitless(written)
    this.#convertible(from, to)
    return { from, to }
  }

  #unitless(written: string): Record<string, never> {
    this.#error(
      {
        code: 'unit-unexpected',
        message: `${this.#entry?.id ?? this.#key} has no unit.`,
        remedy: 'Remove the unit, or map the column to another variable.',
        value: written,
      },
      'unit',
    )
    return {}
  }

  #unit(text: string, canonical: string | undefined, path: readonly string[]): Unit | undefined {
    if (isUnit(text)) return text
    const read = parseUnit(text, { kind: variableKindOf(canonical) })
    for (const issue of read.ok ? read.value.warnings : read.issues)
      this.issues.push({ ...issue, file: this.#context.mappingFile, ...this.#context.place('columns', this.#key, ...path) })
    return read.ok ? read.value.unit : undefined
  }

  #convertible(from: Unit, to: Unit): void {
    const variable = this.#entry?.id
    // Both a small and a large value, because some conversions need no confirmation above a limit.
    const tries = ['1', '1000000'].map((value) =>
      convertExactly({ value, from, to, confirmed: this.#mapping.confirmed ?? false, ...(variable === undefined ? {} : { variable }) }),
    )
    const [first] = tries
    if (first === undefined) return
    if (tries.every(({ ok }) => !ok) && !first.ok) {
      for (const { code, message, remedy, value } of first.issues)
        this.#error(
          {
            code,
            message,
            remedy: code === 'unit-needs-confirmation' ? `${remedy}: confirmed: true.` : remedy,
            ...(value === undefined ? {} : { value }),
          },
          'unit',
        )
    } else
      for (const attempt of tries.slice(1))
        if (attempt.ok)
          this.issues.push(
            ...attempt.value.warnings.map((issue) => ({
              ...issue,
              file: this.#context.mappingFile,
              ...this.#context.place('columns', this.#key, 'unit'),
            })),
          )
  }

  #values(type: ConceptType, allowed: readonly string[]): ReadonlyMap<string, string> {
    const found = new Map<string, string>()
    for (const [source, target] of Object.entries(this.#mapping.values ?? {})) {
      const [key, meant] = [plainCell(source), String(target)]
      const before = found.get(key)
      if (before !== undefined && before !== meant)
        this.#error(
          {
            code: 'value-mapped-twice',
            message: `"${source}" is mapped to ${before} and to ${meant}; case does not tell values apart.`,
            remedy: 'Keep one of the two.',
            value: source,
          },
          'values',
          source,
        )
      found.set(key, meant)
      if (type === 'number' ? !Number.isFinite(Number(meant)) || meant.trim() === '' : allowed.length > 0 && !allowed.includes(meant))
        this.#error(
          {
            code: 'value-not-allowed',
            message: `"${source}" is mapped to ${meant}, which is no value of ${this.#entry?.id ?? this.#key}.`,
            remedy: `Map it to ${type === 'number' ? 'a number' : allowed.join(', ')}.`,
            value: meant,
            expected: type === 'number' ? 'a number' : allowed.join(', '),
          },
          'values',
          source,
        )
    }
    return found
  }

  #missing(): ReadonlyMap<string, MissingReason> {
    const { missing } = this.#mapping
    if (missing === undefined) return new Map()
    const pairs: readonly (readonly [unknown, MissingReason])[] = Array.isArray(missing)
      ? missing.map((word) => [word, 'missing'] as const)
      : Object.entries(missing)
    return new Map(pairs.map(([word, reason]) => [plainCell(String(word)), reason]))
  }
}

const ruleOf = (mapping: ColumnMapping, unit: { readonly from?: Unit; readonly to?: Unit }): string => {
  const parts = [mapping.variable === undefined ? 'concept' : `variable ${mapping.variable}`]
  if (unit.from !== undefined && unit.from !== unit.to)
    parts.push(`${unit.from} to ${unit.to}${mapping.confirmed === true ? ', confirmed' : ''}`)
  if (mapping.values !== undefined) parts.push(`values ${JSON.stringify(mapping.values)}`)
  if (mapping.missing !== undefined) parts.push(`missing ${JSON.stringify(mapping.missing)}`)
  return parts.join('; ')
}
