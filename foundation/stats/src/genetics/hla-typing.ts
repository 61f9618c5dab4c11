import type { Issue, Outcome } from '@dacryon/core'
import { done, failed, inputError } from '../result/problems.ts'

/** Alleles of one locus of all persons; `null` where not typed. */
export interface HlaTyping {
  readonly locus: string
  readonly persons: readonly (readonly [string | null, string | null])[]
}

/**
 * An allele name in two fields: `HLA-DQB1*02:01:01G` becomes `DQB1*02:01`. Names of one field, and the old ones without colons
 * (`DRB1*0301`), are read; a suffix of expression (N, L, S, Q) or of a group (G, P) goes with the fields it belongs to, but N (not expressed)
 * is kept, since such an allele is not the expressed one. Undefined for what is no allele name.
 *
 * Source: Marsh SGE et al. Tissue Antigens 2010;75:291-455 (doi 10.1111/j.1399-0039.2010.01466.x).
 *
 * @example twoFieldAllele('HLA-DQB1*02:01:01G') // 'DQB1*02:01'
 */
export const twoFieldAllele = (name: string): string | undefined => {
  const match = /^(?:HLA-)?([A-Z]+[A-Z0-9]*)[*_](\d{2,3})(?::?(\d{2,3}))?(?::\d+)*([NLSQGPAC]?)$/i.exec(name.trim())
  if (match === null) return undefined
  const [, locus = '', first = '', second, suffix = ''] = match
  const fields = second === undefined ? first : `${first}:${second}`
  return `${locus.toUpperCase()}*${fields}${suffix.toUpperCase() === 'N' ? 'N' : ''}`
}

/** How alleles are prepared. */
export interface TypingOptions {
  /** Alleles below this frequency are joined to `rare`. Default 0.01. */
  readonly rareBelow?: number
}

/** Alleles with their doses. */
export interface AlleleDoses {
  readonly locus: string
  /** The most frequent first; `rare` last where there is one. */
  readonly alleles: readonly { readonly allele: string; readonly frequency: number; readonly doses: readonly (number | null)[] }[]
  /** Names that were joined as rare. */
  readonly joined: readonly string[]
  /** Persons with both alleles. */
  readonly typed: number
}

const normalised = ({ locus, persons }: HlaTyping): Outcome<readonly (readonly [string, string] | null)[]> => {
  const issues: Issue[] = []
  const read = persons.map(([first, second], line) => {
    if (first === null || second === null) return null
    const pair = [twoFieldAllele(first), twoFieldAllele(second)]
    const at = pair.indexOf(undefined)
    if (at >= 0 && issues.length < 20)
      issues.push(
        inputError('allele-unreadable', `'${at === 0 ? first : second}' is no allele name.`, 'Write it as DQB1*02:01.', {
          column: locus,
          line: line + 1,
          value: (at === 0 ? first : second).slice(0, 40),
          expected: 'an allele of two fields',
        }),
      )
    const [a, b] = pair
    return a === undefined || b === undefined ? null : ([a, b] as const)
  })
  return issues.length > 0 ? failed(...issues) : done(read)
}

/**
 * Doses (0, 1, 2) of the alleles of a locus in two fields, rare ones joined. Persons who lack an allele are missing for all.
 *
 * Issues: `allele-unreadable`, all at once (up to 20); `too-few-values` where nobody is typed.
 *
 * @example alleleDoses({ locus: 'DQB1', persons: [['DQB1*02:01', 'DQB1*03:01']] })
 */
export const alleleDoses = (typing: HlaTyping, { rareBelow = 0.01 }: TypingOptions = {}): Outcome<AlleleDoses> => {
  const read = normalised(typing)
  if (!read.ok) return read
  const counts = new Map<string, number>()
  for (const pair of read.value) for (const allele of pair ?? []) counts.set(allele, (counts.get(allele) ?? 0) + 1)
  const typed = read.value.filter((pair) => pair !== null).length
  if (typed === 0)
    return failed(inputError('too-few-values', `Nobody is typed at ${typing.locus}.`, 'Give typed persons.', { column: typing.locus }))
  const frequency = (count: number): number => count / (2 * typed)
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const common = sorted.filter(([, count]) => frequency(count) >= rareBelow)
  const joined = sorted.filter(([, count]) => frequency(count) < rareBelow).map(([allele]) => allele)
  const doseOf = (has: (allele: string) => boolean) =>
    read.value.map((pair) => (pair === null ? null : (has(pair[0]) ? 1 : 0) + (has(pair[1]) ? 1 : 0)))
  const alleles = common.map(([allele, count]) => ({ allele, frequency: frequency(count), doses: doseOf((own) => own === allele) }))
  if (joined.length > 0) {
    const total = joined.reduce((sum, allele) => sum + (counts.get(allele) ?? 0), 0)
    alleles.push({ allele: 'rare', frequency: frequency(total), doses: doseOf((own) => joined.includes(own)) })
  }
  return done({ locus: typing.locus, alleles, joined, typed })
}
