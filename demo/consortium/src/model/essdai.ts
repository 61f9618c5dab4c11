import { figure } from '../figures.ts'
import type { Findings, Moment } from './findings.ts'
import { blend, levelOf } from './normal.ts'
import type { Person, Trait } from './person.ts'

type RatedDomain = Extract<
  Trait,
  'constitutional' | 'lymphadenopathy' | 'glandular' | 'articular' | 'cutaneous' | 'pulmonary' | 'renal' | 'muscular' | 'pns' | 'cns'
>

/** Weight of each domain, levels that exist, and how often each level or a higher one is reached at ordinary activity. */
const domains: readonly {
  readonly id: RatedDomain
  readonly weight: number
  readonly levels: readonly number[]
  readonly exceed: readonly number[]
}[] = [
  { id: 'constitutional', weight: 3, levels: [0, 1, 2], exceed: [figure('domainConstitutional'), 0.015] },
  { id: 'lymphadenopathy', weight: 4, levels: [0, 1, 2], exceed: [figure('domainLymphadenopathy'), 0.025] },
  { id: 'glandular', weight: 2, levels: [0, 1, 2], exceed: [figure('domainGlandular'), 0.05] },
  { id: 'articular', weight: 2, levels: [0, 1, 2, 3], exceed: [figure('domainArticular'), 0.12, 0.02] },
  { id: 'cutaneous', weight: 3, levels: [0, 1, 2, 3], exceed: [figure('domainCutaneous'), 0.06, 0.015] },
  { id: 'pulmonary', weight: 5, levels: [0, 1, 2, 3], exceed: [figure('domainPulmonary'), 0.035, 0.007] },
  { id: 'renal', weight: 5, levels: [0, 1, 2, 3], exceed: [figure('domainRenal'), 0.02, 0.008] },
  { id: 'muscular', weight: 6, levels: [0, 1, 2, 3], exceed: [figure('domainMuscular'), 0.01, 0.003] },
  { id: 'pns', weight: 5, levels: [0, 1, 2, 3], exceed: [figure('domainPns'), 0.025, 0.007] },
  // There is no level 1.
  { id: 'cns', weight: 5, levels: [0, 2, 3], exceed: [figure('domainCns'), 0.006] },
]

const number = (findings: Findings, id: string): number => {
  const value = findings[id]
  if (typeof value !== 'number') throw new TypeError(`${id} must be observed first`)
  return value
}

/** Level of the haematological domain that the counts of the visit give, all cytopenias taken as autoimmune. */
const haematologicalLevel = (labs: Findings): number => {
  const neutrophils = number(labs, 'lab.neutrophils')
  const haemoglobin = number(labs, 'lab.haemoglobin')
  const platelets = number(labs, 'lab.platelets')
  const lymphocytes = number(labs, 'lab.lymphocytes')
  if (neutrophils < 0.5 || haemoglobin < 8 || platelets < 50) return 3
  if (neutrophils <= 1 || haemoglobin <= 10 || platelets <= 100 || lymphocytes <= 0.5) return 2
  if (neutrophils < 1.5 || haemoglobin < 12 || platelets < 150 || lymphocytes < 1) return 1
  return 0
}

/** Level of the biological domain that the serum results of the visit give (low C3 below 0.9 g/L, low C4 below 0.1 g/L). */
const biologicalLevel = (labs: Findings): number => {
  const igg = number(labs, 'imm.igg')
  if (labs['imm.cryoglobulin'] === 'positive' || igg > 20 || igg < 5) return 2
  if (labs['imm.monoclonal'] === 'Y' || number(labs, 'imm.c3') < 0.9 || number(labs, 'imm.c4') < 0.1 || igg >= 16) return 1
  return 0
}

/** How strongly a domain follows systemic activity. */
const loading = 0.5

/** ESSDAI domain levels, total and the physician's global assessment; `labs` are the results of the same visit. */
export const observeEssdai = (person: Person, moment: Moment, labs: Findings): Findings => {
  const { random, activity } = moment
  const found: Findings = {}
  let total = 0
  for (const { id, weight, levels, exceed } of domains) {
    const own = blend(random.normal(), [0.96, person.trait[id]])
    const level = levels[levelOf(loading * activity + Math.sqrt(1 - loading ** 2) * own, exceed)] ?? 0
    found[`essdai.${id}`] = level
    total += weight * level
  }
  const haematological = haematologicalLevel(labs)
  const biological = biologicalLevel(labs)
  total += 2 * haematological + biological
  found['essdai.haematological'] = haematological
  found['essdai.biological'] = biological
  found['essdai.total'] = total
  found['essdai.das'] = Math.min(100, Math.max(0, Math.round(12 + 2.8 * total + 7 * person.trait.physician + 4 * random.normal())))
  return found
}
