import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { formats } from '@dacryon/data'
import { duckdbEngine } from '@dacryon/engine-duckdb'
import { filePlans } from '@dacryon/plans-files'
import { fileReleases } from '@dacryon/releases-files'
import { openSource } from '@dacryon/source-files'
import { ThreadsWorkshop } from '@dacryon/workshop-threads'
import type { AuditEntry } from './audit.ts'
import { type JsonLines, openJsonLines } from './json-lines.ts'
import type { Doors } from './operations.ts'
import { defaultUploadLimits, type UploadLimits, Uploads, uploadOf } from './uploads.ts'
import { program } from './version.ts'

export interface HomeOptions {
  /** The home folder; made when it is absent. */
  readonly directory: string
  /** Who works with it, as recorded with releases and in the audit log. */
  readonly by: string
  readonly uploadLimits?: UploadLimits
  /** Memory that questions may take together, for example `4GB`. */
  readonly memory?: string
}

/** One home folder with everything wired to it. Operations get `doors`; nothing else in the program reads clock or environment. */
export interface Home {
  readonly directory: string
  readonly by: string
  readonly doors: Doors
  readonly uploads: Uploads
  readonly jobHistory: JsonLines
  /** Current time as ISO date-time in UTC. */
  now(): string
  audit(entry: AuditEntry): Promise<void>
  close(): Promise<void>
}

/** Open a home: wire the doors, and remove what crashed programs left behind. */
export const openHome = async ({ directory, by, uploadLimits = defaultUploadLimits, memory }: HomeOptions): Promise<Home> => {
  const root = resolve(directory)
  const now = () => new Date().toISOString()
  const releases = fileReleases(root)
  const engine = duckdbEngine({ releases: join(root, 'releases'), cache: join(root, 'cache'), ...(memory === undefined ? {} : { memory }) })
  const uploads = new Uploads(join(root, 'uploads'), uploadLimits)
  const workshop = new ThreadsWorkshop(Math.min(16, availableParallelism()))
  const log = openJsonLines(join(root, 'catalog', 'audit.log'))
  await releases.sweep()
  await uploads.sweep(Date.now())
  const doors: Doors = {
    releases,
    engine,
    plans: filePlans(join(root, 'catalog', 'score-plans')),
    formats: Object.values(formats),
    workshop,
    source: async (path) => {
      const upload = uploadOf(path)
      return openSource(upload === undefined ? resolve(path) : await uploads.path(upload))
    },
    by,
    now,
    program,
  }
  return {
    directory: root,
    by,
    doors,
    uploads,
    jobHistory: openJsonLines(join(root, 'catalog', 'jobs.jsonl')),
    now,
    audit: (entry) => log.add({ ...entry }),
    close: async () => {
      await workshop.close()
      await engine.close()
      await log.settled()
    },
  }
}
