import type { DictionaryEntry } from '@dacryon/core'
import { defined } from '../../defined.ts'
import type { Concept, ConceptType } from '../../study.ts'
import { pathCode } from './category-path.ts'
import { type DemographicField, demographicField } from './demographic.ts'
import { type Harmony, harmonise } from './harmonise.ts'
import type { OntologyTerm } from './ontology-map.ts'
import type { NumberCell } from './parse-java-number.ts'

/** Where a value stood. */
export interface Seen {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly value: string
}

/** A variable of the study while it is being read. */
export class Variable {
  readonly path: readonly string[]
  declared: 'number' | 'category' | undefined
  strict: boolean
  readonly term: OntologyTerm | undefined
  readonly demographic: DemographicField | undefined
  readonly #entry: DictionaryEntry | undefined
  readonly #unitTag: string | undefined
  /** Position of its concept in the study writer, once it has one. */
  concept = -1
  /** A cell held something that could not be read. */
  refused = false
  /** The first value that is no number, and how many there are. */
  firstText: Seen | undefined
  texts = 0
  numbers = 0
  #firstIsNumber: boolean | undefined

  /**
   * @param entry what the dictionary says under the term's code.
   * @param unitTag text of a tag `Unit` on its node.
   */
  constructor(
    path: readonly string[],
    declared: 'number' | 'category' | undefined,
    strict: boolean,
    term: OntologyTerm | undefined,
    entry: DictionaryEntry | undefined,
    unitTag: string | undefined,
  ) {
    this.path = path
    this.declared = declared
    this.strict = strict
    this.term = term
    this.#entry = entry
    this.#unitTag = unitTag
    this.demographic = demographicField(path.at(-1) ?? '')
  }

  /** No type was declared, and none follows from the field of the patient it fills. */
  get inferred(): boolean {
    return this.declared === undefined && this.demographic !== 'age'
  }

  get type(): 'number' | 'category' {
    if (this.declared !== undefined) return this.declared
    if (this.demographic === 'age') return 'number'
    return this.texts === 0 && this.numbers > 0 ? 'number' : 'category'
  }

  /** Upstream would take the type of the first value, and stop at the first text. */
  get differsFromFirstValue(): boolean {
    return this.inferred && this.texts > 0 && this.#firstIsNumber === true
  }

  sawNumber(): void {
    this.numbers++
    this.#firstIsNumber ??= true
  }

  saw(kind: NumberCell['kind'], seen: Seen): void {
    if (kind !== 'text') {
      this.sawNumber()
      return
    }
    this.texts++
    this.firstText ??= seen
    this.#firstIsNumber ??= false
  }

  get code(): string {
    return this.term?.code ?? pathCode(this.path)
  }

  /** How far it is a variable of the dictionary; settled once its type is. */
  get harmony(): Harmony {
    return harmonise({ type: this.type, label: this.path.at(-1) ?? '', entry: this.#entry, unitTag: this.#unitTag })
  }

  asConcept(): Concept {
    const type: ConceptType = this.type
    const { variable, unit } = this.harmony
    return {
      code: this.code,
      path: this.path,
      type,
      ...defined({ unit, variable }),
      ...(this.term === undefined ? {} : { description: [this.term.label, this.term.uri].filter((text) => text !== '').join(', ') }),
      ...(type === 'category' && !this.strict ? { categoryNodes: true } : {}),
    }
  }
}
