import { asNodeId, type DictionaryEntry, type Issue, type PlannedVisit, type VariableType } from '@dacryon/core'
import { defined } from '../../defined.ts'
import { groupLabels } from '../../dictionary/group-labels.ts'
import type { SpelledValues } from '../../dictionary/value-spellings.ts'
import type { ConceptType } from '../../study.ts'
import { nearest } from '../../text/nearest.ts'
import type { ColumnPlan } from './column-plan.ts'
import type { ColumnMapping, FileMapping } from './mapping-schema.ts'
import type { PlanContext, Report } from './plan-context.ts'
import { type ColumnUnits, planUnits } from './plan-units.ts'
import { planMissing, planValues } from './plan-values.ts'

/** A header of the file that a mapped column stands for. */
export interface Target {
  readonly header: string
  /** 0-based. */
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

const spellingsFor = (entry: DictionaryEntry): SpelledValues | undefined => {
  if (entry.id === 'demo.sex') return 'sex'
  if (entry.id === 'demo.smoking') return 'smoking'
  if (entry.group === 'essdai' && entry.unit === '{level}') return 'essdai-level'
  return entry.type === 'enum' && entry.allowed?.includes('negative') && entry.allowed.includes('positive') ? 'assay-result' : undefined
}

const allowedOf = (entry: DictionaryEntry | undefined, boolean: boolean): readonly string[] => {
  // The values listed for titres are the usual dilutions, not the only ones.
  if (entry?.unit === '{titer}') return []
  return entry?.allowed ?? (boolean ? ['Y', 'N'] : [])
}

/** Settles one mapped column against the dictionary; the same for every header it stands for. */
export class ColumnPlanner {
  /** What is wrong with the mapping of the column. */
  readonly issues: Issue[] = []
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

  /** The plan for one header; `undefined` when the column cannot be read. */
  plan(file: FileMapping, target: Target): ColumnPlan | undefined {
    if (this.#shared === undefined) return undefined
    const label = this.#mapping.visit ?? target.visit
    const visit = label === undefined ? undefined : this.#visit(label)
    return {
      ...this.#shared,
      index: target.index,
      header: target.header,
      skipEmpty: (this.#mapping.empty ?? file.empty) === 'skip',
      ...defined({
        visit,
        decimal: this.#mapping.decimal ?? file.decimal,
        dateOrder: this.#mapping.dateOrder ?? file.dateOrder,
        serialDates: this.#mapping.serialDates ?? file.serialDates,
      }),
    }
  }

  readonly #report: Report = (issue, ...path) => {
    this.issues.push({ ...issue, file: this.#context.mappingFile, ...this.#context.place('columns', this.#key, ...path) })
  }

  #unknownVariable(id: string): void {
    const ids = [...this.#context.dictionary.keys()]
    const nameOf = (known: string): string => known.slice(known.indexOf('.') + 1)
    const alike = nearest(nameOf(id), ids.map(nameOf)).flatMap((name) => ids.filter((known) => nameOf(known) === name))
    const near = [...new Set([...nearest(id, ids), ...alike])].slice(0, 3)
    this.#report(
      {
        code: 'variable-unknown',
        severity: 'error',
        message: `The dictionary has no variable ${id}.`,
        remedy:
          near.length > 0
            ? `Did you mean ${near.join(' or ')}? Otherwise describe it as a concept.`
            : 'Use an id of the dictionary, or describe it as a concept.',
        value: id,
      },
      'variable',
    )
  }

  #visit(label: string): PlannedVisit | undefined {
    const visit = this.#context.visits.find(label)
    if (visit === undefined)
      this.#report(
        {
          code: 'visit-unknown',
          severity: 'error',
          message: `The mapping plans no visit ${label}.`,
          remedy: 'Add it to visits, or correct its name.',
          value: label,
        },
        'visit',
      )
    return visit
  }

  #type(): ConceptType | undefined {
    if (this.#entry === undefined) return this.#mapping.concept?.type
    const type = types[this.#entry.type] ?? this.#mapping.type
    if (type === undefined)
      this.#report({
        code: 'type-needed',
        severity: 'error',
        message: `${this.#entry.id} is a treatment: the mapping must say if the column holds yes and no, or doses.`,
        remedy: 'Add type: category or type: number.',
      })
    return type
  }

  #settle() {
    const [mapping, entry] = [this.#mapping, this.#entry]
    const type = this.#type()
    if (type === undefined) return undefined
    const units: ColumnUnits = type === 'number' ? planUnits(this.#key, mapping, entry, this.#report) : {}
    const path = entry === undefined ? (mapping.concept?.path ?? []) : [groupLabels[entry.group]?.en ?? entry.group, entry.label.en]
    const boolean = type === 'category' && (entry?.type === 'boolean' || entry?.type === 'exposure')
    const allowed = allowedOf(entry, boolean)
    const spelled = entry === undefined ? undefined : spellingsFor(entry)
    const converts = units.from !== undefined && units.to !== undefined && units.from !== units.to
    return {
      concept: {
        code: entry?.id ?? mapping.concept?.code ?? asNodeId(path),
        path,
        type,
        ...defined({ unit: units.to, variable: entry?.id, description: entry?.notes ?? mapping.concept?.description }),
      },
      ...(converts && units.from !== undefined && units.to !== undefined
        ? {
            conversion: { from: units.from, to: units.to, confirmed: mapping.confirmed ?? false, ...defined({ variable: entry?.id }) },
            sourceUnit: units.from,
          }
        : {}),
      integer: entry?.type === 'integer',
      titre: entry?.unit === '{titer}',
      boolean,
      values: planValues(mapping, entry?.id ?? this.#key, type, allowed, this.#report),
      missing: planMissing(mapping),
      allowed,
      rule: ruleOf(mapping, units),
      ...defined({ spelled, eye: mapping.eye, gland: mapping.gland, reader: mapping.reader, sample: mapping.sample }),
    }
  }
}

const ruleOf = (mapping: ColumnMapping, { from, to }: ColumnUnits): string => {
  const parts = [mapping.variable === undefined ? 'concept' : `variable ${mapping.variable}`]
  if (from !== undefined && from !== to) parts.push(`${from} to ${to}${mapping.confirmed === true ? ', confirmed' : ''}`)
  if (mapping.values !== undefined) parts.push(`values ${JSON.stringify(mapping.values)}`)
  if (mapping.missing !== undefined) parts.push(`missing ${JSON.stringify(mapping.missing)}`)
  return parts.join('; ')
}
