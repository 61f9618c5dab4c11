import type { Question } from '@dacryon/core'
import type { ConceptLabels } from '../doors/engine.ts'
import { asPhrase, type Leaf, type Phrase } from './phrase.ts'
import type { Wording } from './wording.ts'

type Compound = Extract<Phrase, { of: readonly Phrase[] }>

const leafText = (wording: Wording, leaf: Leaf, labels: ConceptLabels, holds: boolean): string =>
  (wording.leaves[leaf.kind] as (node: Leaf, labels: ConceptLabels, holds: boolean) => string)(leaf, labels, holds)

const isCompound = (phrase: Phrase): phrase is Compound => phrase.kind === 'all' || phrase.kind === 'any'

const isHeld = (phrase: Phrase): boolean => (phrase.kind === 'leaf' || phrase.kind === 'same') && phrase.holds

/** Composes sentences of one language. */
export const composer = (wording: Wording, labels: ConceptLabels) => {
  const holdsConjunction = (part: string): boolean => {
    const outside = Object.values(wording.things).reduce((text, { shared }) => text.replaceAll(shared, ''), part.replace(/\(.*\)/g, ''))
    return outside.includes(` ${wording.and} `) || outside.includes(` ${wording.or} `)
  }

  const listed = (parts: readonly string[], conjunction: string): string => {
    const last = parts.at(-1) ?? ''
    if (parts.length < 2) return last
    // a part that holds a conjunction of its own, outside brackets, needs the comma to end before ours
    const comma = parts.some(holdsConjunction) || (wording.serialComma && parts.length > 2) ? ',' : ''
    return `${parts.slice(0, -1).join(', ')}${comma} ${conjunction} ${last}`
  }

  /** Noun phrase without its preposition, for a leaf or a thing. */
  const noun = (phrase: Extract<Phrase, { holds: boolean }>, nested: boolean): string => {
    if (phrase.kind === 'leaf') return leafText(wording, phrase.leaf, labels, phrase.holds)
    const thing = wording.things[phrase.scope]
    const compound = isCompound(phrase.of)
    const name = !phrase.holds ? thing.bare : compound ? thing.shared : thing.one
    if (phrase.of.kind === 'everyone') return name
    const inner = said(phrase.of, false)
    return `${name} ${compound && nested ? `(${inner})` : inner}`
  }

  /** Phrase with its preposition: "with A and without B". */
  const said = (phrase: Phrase, nested: boolean): string => {
    if (phrase.kind === 'everyone' || phrase.kind === 'nobody') return ''
    if (!isCompound(phrase)) return `${phrase.holds ? wording.with : wording.without} ${noun(phrase, nested)}`
    const conjunction = phrase.kind === 'all' ? wording.and : wording.or
    // "with A, B and C": one preposition serves all, as long as every part stands behind "with"
    const shared = phrase.of.every(isHeld)
    const parts = phrase.of.map((part, place) => {
      if (isCompound(part)) return `(${said(part, true)})`
      return shared && place > 0 && 'holds' in part ? noun(part, true) : said(part, true)
    })
    return listed(parts, conjunction)
  }

  return ({ scope, where }: Question): string => {
    const phrase = asPhrase(where)
    const head = wording.heads[scope]
    if (phrase.kind === 'everyone') return `${head.all}.`
    if (phrase.kind === 'nobody') return `${head.none}.`
    return `${head.some} ${said(phrase, false)}.`
  }
}
