import type { Issue, Outcome } from '@dacryon/core'
import { companionProblem, isRecord } from '../../definition/companion-problem.ts'
import { type Question, questions } from './items.ts'

/** The eight domains of the long form. */
export const domains = ['somatic', 'mental', 'arthralgia', 'vascular', 'oral', 'ocular', 'cutaneous', 'vaginal'] as const
export type Domain = (typeof domains)[number]

/** Which questions make which facet of which domain. */
export interface FacetMap {
  readonly version: string
  readonly domains: Readonly<Record<Domain, readonly (readonly Question[])[]>>
}

const known: ReadonlySet<unknown> = new Set(questions)
const isQuestion = (value: unknown): value is Question => known.has(value)

const readFacet = (path: string, json: unknown, issues: Issue[]): readonly Question[] => {
  if (!Array.isArray(json) || json.length === 0) {
    issues.push(companionProblem(path, 'a facet is a list of questions', 'a list such as ["q1", "q2"]', json))
    return []
  }
  return json.filter((value: unknown, at): value is Question => {
    const ok = isQuestion(value)
    if (!ok) issues.push(companionProblem(`${path}[${at}]`, 'this is no question', 'q1 to q64', value))
    return ok
  })
}

/** A map of questions to facets. Each of the eight domains has facets, no question stands twice. Issues: `companion-value`, all at once. */
export const parseFacetMap = (json: unknown): Outcome<FacetMap> => {
  const issues: Issue[] = []
  const file = isRecord(json) ? json : {}
  const given = isRecord(file.domains) ? file.domains : {}
  const { version } = file
  if (typeof version !== 'string' || version === '')
    issues.push(companionProblem('version', 'a text is needed', 'the version of the map', version))
  for (const name of Object.keys(given).filter((name) => !domains.some((domain) => domain === name)))
    issues.push(companionProblem(`domains.${name}`, 'this is no domain', domains.join(', ')))
  const read = (domain: Domain): readonly (readonly Question[])[] => {
    const facets = given[domain]
    if (Array.isArray(facets) && facets.length > 0)
      return facets.map((facet: unknown, at) => readFacet(`domains.${domain}[${at}]`, facet, issues))
    issues.push(companionProblem(`domains.${domain}`, 'its facets are needed', 'a list of facets, each a list of questions', facets))
    return []
  }
  const map = {
    somatic: read('somatic'),
    mental: read('mental'),
    arthralgia: read('arthralgia'),
    vascular: read('vascular'),
    oral: read('oral'),
    ocular: read('ocular'),
    cutaneous: read('cutaneous'),
    vaginal: read('vaginal'),
  }
  const all = Object.values(map).flat(2)
  for (const twice of new Set(all.filter((id, at) => all.indexOf(id) !== at)))
    issues.push(companionProblem('domains', `${twice} stands twice`, 'every question in one facet'))
  return issues.length === 0 ? { ok: true, value: { version: String(version), domains: map } } : { ok: false, issues }
}
