import type { Dimension, ObservedValue, Scope } from '@dacryon/core'

/** What the memory reader needs to know of an observation; every `ObservationRow` will do. */
export interface Observed extends Partial<Readonly<Record<Extract<Dimension, 'eye' | 'gland' | 'sample'>, string>>> {
  readonly subject: string
  readonly visit: string
  readonly concept: string
  readonly value: ObservedValue
}

/** Something a question can be asked of, with its observations, the things inside it, and the one it is inside of. */
export class Thing {
  readonly scope: Scope
  readonly subject: string
  readonly owner: Thing | undefined
  readonly rows: Observed[] = []
  readonly #parts: Readonly<Record<Exclude<Scope, 'patient'>, Map<string, Thing>>> = {
    visit: new Map(),
    eye: new Map(),
    gland: new Map(),
    sample: new Map(),
  }

  constructor(scope: Scope, subject: string, owner?: Thing) {
    this.scope = scope
    this.subject = subject
    this.owner = owner
  }

  /** The part with this name, made when it is new. */
  part(scope: Exclude<Scope, 'patient'>, name: string): Thing {
    const known = this.#parts[scope].get(name)
    if (known !== undefined) return known
    const made = new Thing(scope, this.subject, this)
    this.#parts[scope].set(name, made)
    return made
  }

  /** All things of a scope inside this one, itself when it is of that scope. */
  *inside(scope: Scope): Generator<Thing> {
    if (scope === this.scope) yield this
    else if (scope === 'eye' || scope === 'gland') {
      yield* this.#parts[scope].values()
      for (const visit of this.#parts.visit.values()) yield* visit.inside(scope)
    } else if (scope !== 'patient') yield* this.#parts[scope].values()
  }
}
