import { join, relative } from 'node:path'
import { generateConsortium } from '@dacryon/consortium-demo'
import { isDownload, type OperationContext } from '@dacryon/core/operation'
import { importOperation } from '@dacryon/raw-to-release'
import type { Home } from '../home.ts'
import { writeRaw } from './write-raw.ts'

/** One release of the demonstration. */
export interface DemoRelease {
  readonly id: string
  readonly study: string
  readonly title: string
  readonly kind: 'study' | 'reference'
  readonly subjects: number
  readonly observations: number
}

/** What the demonstration put where. */
export interface Demo {
  readonly seed: number
  /** Home folder, from where the program was started. */
  readonly home: string
  /** Folder of the raw files. */
  readonly raw: string
  /** File that says what was planted in them. */
  readonly truth?: string
  readonly releases: DemoRelease[]
}

/** A path as a person would type it. */
const shortest = (path: string): string => {
  const fromHere = relative(process.cwd(), path)
  return fromHere === '' ? '.' : fromHere.startsWith('..') ? path : fromHere
}

/** Write the raw files of the synthetic consortium and import each as any other files. Again with the same seed, it changes nothing. */
export const makeDemo = async (home: Home, seed: number, context: OperationContext): Promise<Demo> => {
  const raw = join(home.directory, 'demo', 'raw')
  const studies = [...generateConsortium(seed)]
  const releases: DemoRelease[] = []
  let truth: string | undefined
  for (const [place, study] of studies.entries()) {
    context.signal.throwIfAborted()
    context.progress({ doing: study.title, done: place, total: studies.length })
    const path = await writeRaw(raw, study)
    if (study.role === 'truth') {
      truth = path
      continue
    }
    const progress: OperationContext['progress'] = ({ doing, done, total }) =>
      context.progress({ doing: `${study.title}: ${doing}`, done: place + (total > 0 ? done / total : 0), total: studies.length })
    const answer = await importOperation.run(
      home.doors,
      { path, title: study.title, synthetic: true, dryRun: false },
      { signal: context.signal, progress },
    )
    if (isDownload(answer) || answer.release === undefined) throw new Error(`The import of ${study.folder} made no release`)
    const { id, content } = answer.release
    releases.push({
      id,
      study: content.study.id,
      title: content.study.title,
      kind: content.study.kind,
      subjects: content.counts.subjects,
      observations: content.counts.observations,
    })
    await home.audit({
      time: home.now(),
      who: home.by,
      operation: importOperation.id,
      by: 'command',
      outcome: 'done',
      study: content.study.id,
      release: id,
    })
  }
  return { seed, home: shortest(home.directory), raw, ...(truth === undefined ? {} : { truth }), releases }
}
