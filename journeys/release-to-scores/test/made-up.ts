import type { Unit } from '@dacryon/core'
import { type Details, type Part, StudyWriter } from '@dacryon/data'
import { dictionary } from '@dacryon/data/dictionary'
import { publishParts } from '@dacryon/data/testing'
import { type MemoryRelease, memoryEngine } from '@dacryon/engine-memory'
import { memoryReleases } from '@dacryon/releases-memory'
import type { PlanRecord, PlanStore, ReleaseScoreDoors } from '../src/index.ts'

/** One observation of a made-up study. */
export interface Row extends Details {
  readonly subject: string
  readonly visit: string
  /** Dictionary variable. */
  readonly variable: string
  /** A number, `<10` for a value below a limit, a word, or nothing for a value that is missing. */
  readonly cell: string
  /** Unit the values are kept in; that of the dictionary when absent. */
  readonly unit?: Unit | 'none'
}

const record = (writer: StudyWriter, cell: string): void => {
  const [, below] = /^<(.+)$/.exec(cell) ?? []
  if (cell === '') writer.missing('not-done')
  else if (below !== undefined) writer.censored('<', Number(below), cell)
  else if (Number.isFinite(Number(cell))) writer.number(Number(cell), String(Number(cell)) === cell ? undefined : cell)
  else writer.text(cell)
}

/** Parts as a format yields them. Visits in the order given; the file's lines are those of the rows. */
export const partsOf = (study: string, visits: readonly string[], rows: readonly Row[]): readonly Part[] => {
  const writer = new StudyWriter()
  for (const label of visits) {
    const week = /^Week (\d+)$/.exec(label)?.[1]
    writer.visit({ label, ...(week !== undefined && { time: Number(week), unit: 'wk' as const }) })
  }
  const origins = new Map<string, number>()
  const seen = new Map<string, number>()
  rows.forEach(({ subject, visit, variable, cell, unit, ...details }, at) => {
    const own = unit ?? dictionary.get(variable)?.unit
    const code = unit === undefined ? variable : `${variable} in ${unit}`
    const kept = own === undefined || own === 'none' ? {} : { unit: own }
    const type = Number.isNaN(Number(cell.replace('<', ''))) ? ('category' as const) : ('number' as const)
    const concept = writer.concept({ code, path: ['Made up', code], type, variable, ...kept })
    const origin = origins.get(code) ?? writer.origin({ file: 'rows.csv', column: origins.size + 3, header: code })
    origins.set(code, origin)
    const key = JSON.stringify([subject, visit, code, details])
    const instance = (seen.get(key) ?? 0) + 1
    seen.set(key, instance)
    writer.at(writer.subject(subject), writer.visit({ label: visit }), concept, origin, at + 2, { instance, ...details })
    record(writer, cell)
  })
  const armConcept = rows.some(({ variable }) => variable === 'trial.arm') ? { armConcept: 'trial.arm' } : {}
  return [
    { kind: 'study', study: { id: study, title: study, kind: 'study', synthetic: true, restricted: false, ...armConcept } },
    ...writer.drain(true),
  ]
}

/** Plans in memory. */
const memoryPlans = (): PlanStore => {
  const kept: PlanRecord[] = []
  return {
    history: async (study) => kept.filter(({ plan }) => plan.study === study),
    keep: async (record) => {
      if (kept.some(({ plan, revision }) => plan.study === record.plan.study && revision === record.revision)) return false
      kept.push(record)
      return true
    },
  }
}

/** Doors onto releases in memory. */
export const doorsOf = async (...studies: readonly (readonly Part[])[]): Promise<ReleaseScoreDoors> => {
  const releases = memoryReleases()
  const made = new Map<string, MemoryRelease>()
  for (const parts of studies) {
    const { release, preview } = await publishParts(releases, parts)
    made.set(release.id, { release, nodes: preview.nodes, issues: preview.issues, parts })
  }
  let minute = 0
  return {
    releases,
    engine: memoryEngine((id) => made.get(id)),
    plans: memoryPlans(),
    by: 'ann',
    now: () => `2026-01-01T00:${String(minute++).padStart(2, '0')}:00Z`,
  }
}
