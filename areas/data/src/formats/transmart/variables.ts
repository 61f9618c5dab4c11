import { pathCode } from './category-path.ts'
import type { MappedColumn } from './column-map.ts'
import type { OntologyMap } from './ontology-map.ts'
import { error, shown, warning } from './problem.ts'
import type { Reading } from './reading.ts'
import { Variable } from './variable.ts'

/** The variables of a study by path; columns of several files may feed one. */
export class Variables {
  readonly #reading: Reading
  readonly #mapPath: string
  readonly #terms: OntologyMap
  readonly #units: ReadonlyMap<string, string>
  readonly #byPath = new Map<string, Variable>()

  /** @param units texts of `Unit` tags by path code. */
  constructor(reading: Reading, mapPath: string, terms: OntologyMap, units: ReadonlyMap<string, string>) {
    this.#reading = reading
    this.#mapPath = mapPath
    this.#terms = terms
    this.#units = units
  }

  /** The variable at a path, made when it is new. */
  at(path: readonly string[], mapped: MappedColumn): Variable {
    const code = pathCode(path)
    const known = this.#byPath.get(code)
    if (known === undefined) {
      const term = this.#terms.get(code)
      const entry = term === undefined ? undefined : this.#reading.context.dictionary.get(term.code)
      const made = new Variable(path, mapped.type, mapped.strict, term, entry, this.#units.get(code))
      this.#byPath.set(code, made)
      return made
    }
    if (mapped.type !== undefined && known.declared !== undefined && mapped.type !== known.declared)
      this.#reading.log.add(
        error(
          'concept-type-conflict',
          `${code} is NUMERICAL in one line of the column map and CATEGORICAL in another.`,
          'Declare one type for all columns of a variable.',
          {
            file: this.#mapPath,
            line: mapped.line,
            column: 7,
            value: shown(code),
          },
        ),
      )
    known.declared ??= mapped.type
    known.strict ||= mapped.strict
    return known
  }

  [Symbol.iterator](): MapIterator<Variable> {
    return this.#byPath.values()
  }

  /** What can be said of the column map before any data file is read: two variables for one field of the patient. */
  reportDemographics(): void {
    const fields = Map.groupBy(
      [...this].filter(({ demographic }) => demographic !== undefined),
      ({ demographic }) => demographic,
    )
    for (const [field, variables] of fields)
      if (variables.length > 1)
        this.#reading.log.add(
          error(
            'demographic-twice',
            `Several variables would fill the patient's ${field}: ${variables.map(({ path }) => pathCode(path)).join(', ')}.`,
            'Give all but one another data label.',
            {
              file: this.#mapPath,
              column: 4,
            },
          ),
        )
  }

  /** Where looking at all values gives another type than upstream's look at the first one. */
  reportInference(): void {
    for (const variable of this) {
      if (!variable.differsFromFirstValue || variable.firstText === undefined) continue
      const { value, ...place } = variable.firstText
      const message = `${pathCode(variable.path)} begins with a number but holds ${variable.texts} texts beside ${variable.numbers} numbers, the first "${shown(value)}": it is read as categories. Upstream would stop here.`
      const remedy =
        'Declare it NUMERICAL to have every text refused, or CATEGORICAL to say that it is meant; or drop the texts with a word map.'
      this.#reading.log.add(warning('type-inferred-mixed', message, remedy, { ...place, value: shown(value) }))
    }
  }

  /** Variables that share an ontology code are one concept, which can have one type and one place in the tree only. */
  reportShared(): void {
    for (const [code, variables] of Map.groupBy(this, (variable) => variable.code)) {
      if (variables.length < 2) continue
      const names = variables.map(({ path }) => pathCode(path)).join(', ')
      const place = { file: this.#mapPath, value: shown(code) }
      const mixed = new Set(variables.map(({ type }) => type)).size > 1 || variables.some(({ term }) => term === undefined)
      this.#reading.log.add(
        mixed
          ? error(
              'concept-clash',
              `${names} have the code ${code}, but not one type.`,
              'Give them different ontology codes, or declare one type.',
              place,
            )
          : warning(
              'concept-shared',
              `${names} have the code ${code}: they are one concept, shown where the first stands.`,
              'Give them different ontology codes when they are to be told apart.',
              place,
            ),
      )
    }
  }

  /** Variables that carry an id of the dictionary without being what the dictionary says. */
  reportHarmony(ontologyPath: string | undefined): void {
    for (const { concept, harmony, path, term } of this) {
      if (concept < 0 || harmony.differs === undefined || term === undefined) continue
      const { found, expected } = harmony.differs
      const [differs, remedy] =
        harmony.differs.in === 'unit'
          ? [
              `is in ${shown(found)}, ${term.code} of the dictionary in ${expected}`,
              `Convert the values to ${expected}, or correct the unit in label or tag.`,
            ]
          : [
              `holds values of the type ${found}, ${term.code} of the dictionary of the type ${expected}`,
              'Correct its concept type, or give it another code.',
            ]
      this.#reading.log.add(
        warning('variable-differs', `${pathCode(path)} ${differs}: it is kept as a variable of this study alone.`, remedy, {
          ...(ontologyPath === undefined ? {} : { file: ontologyPath, line: term.line }),
          column: 3,
          value: shown(found),
          expected,
        }),
      )
    }
  }

  /** Variables without a value, and ontology terms without a variable. */
  reportUnused(ontologyPath: string | undefined): void {
    for (const variable of this)
      if (variable.concept < 0 && !variable.refused)
        this.#reading.log.add(
          warning(
            'variable-empty',
            `${pathCode(variable.path)} has no value in any row.`,
            'Check the column number, or label the column OMIT.',
            { file: this.#mapPath, value: shown(pathCode(variable.path)) },
          ),
        )
    if (ontologyPath === undefined) return
    for (const [code, term] of this.#terms)
      if (!this.#byPath.has(code))
        this.#reading.log.add(
          warning(
            'ontology-unmatched',
            `The ontology map describes ${code}, which is no variable of the column map.`,
            'Compare category code and data label with the column map.',
            {
              file: ontologyPath,
              line: term.line,
              value: shown(code),
            },
          ),
        )
  }
}
