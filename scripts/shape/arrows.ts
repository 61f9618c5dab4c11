import type { Import } from './imports.ts'

const ringOf = (room: string): string => room.split('/')[0] ?? ''

/**
 * May a file of one room import from another? The table of ARCHITECTURE.md in one function.
 * `demo` rooms are pure generators: they know core only.
 */
export const mayImport = (from: string, to: string): boolean => {
  if (from === to) return true
  const [ring, other] = [ringOf(from), ringOf(to)]
  if (['scripts', 'bench', 'test'].includes(ring)) return true
  if (['scripts', 'bench', 'test'].includes(other)) return false
  switch (ring) {
    case 'foundation':
      return to === 'foundation/core' && from !== 'foundation/core'
    case 'demo':
      return to === 'foundation/core'
    case 'areas':
      return other === 'foundation'
    case 'journeys':
      return other === 'foundation' || other === 'areas'
    case 'edges':
      return other === 'foundation' || other === 'areas' || other === 'journeys'
    case 'apps':
      if (from === 'apps/web' || from === 'apps/calculators') return ['foundation', 'areas', 'journeys'].includes(other)
      return ['foundation', 'areas', 'journeys', 'edges', 'demo'].includes(other) || (from === 'apps/cli' && to === 'apps/server')
    default:
      return false
  }
}

/** Third-party packages of the pure rings: definition, computation, nothing that touches file, network, clock or screen. */
const allowedThirdParty: Readonly<Record<string, readonly string[]>> = {
  foundation: ['zod', '@noble/hashes', 'fflate'],
  areas: ['zod', 'yaml'],
  journeys: ['zod'],
  demo: [],
}

const nameOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** Why an import is not allowed, or undefined when it is. Tests of a room may use what they need to test it. */
export const objectionTo = (item: Import, toRoom: string | undefined): string | undefined => {
  const { from, specifier, line } = item
  const at = `${from.path}:${line}`
  if (toRoom !== undefined) return from.test || mayImport(from.room, toRoom) ? undefined : `${at}: ${from.room} may not import ${toRoom}`
  if (specifier.startsWith('.')) return `${at}: ${specifier} is not a file of the project`
  const allowed = allowedThirdParty[ringOf(from.room)]
  if (allowed === undefined || from.test) return undefined
  return allowed.includes(nameOf(specifier)) ? undefined : `${at}: ${specifier} is not on the allowed list of ${ringOf(from.room)}`
}
