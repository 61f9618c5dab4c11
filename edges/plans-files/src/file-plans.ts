import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { PlanRecord, PlanStore } from '@dacryon/release-to-scores'
import { planRecordSchema } from '@dacryon/release-to-scores/schema'

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

const nameOf = (revision: number): string => `${String(revision).padStart(4, '0')}.json`

/** Write a file and wait until it is on disk. */
const writeDurably = async (path: string, text: string): Promise<void> => {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/**
 * Score plans as files, one a revision: `STUDY/0001.json` below the folder. A file is written beside its place and linked into it, so it is
 * whole or not there, and of two who fix a plan at once one is told so. Nothing is ever changed or removed.
 */
export const filePlans = (folder: string): PlanStore => {
  // a study id has no separator, yet a dot alone would be another folder
  const studyFolder = (study: string): string => join(folder, `study-${encodeURIComponent(study)}`)
  return {
    history: async (study) => {
      const names = await readdir(studyFolder(study)).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return []
        throw error
      })
      const records: PlanRecord[] = []
      for (const name of names.filter((one) => /^\d{4,}\.json$/.test(one)).toSorted())
        records.push(planRecordSchema.parse(JSON.parse(await readFile(join(studyFolder(study), name), 'utf8'))))
      return records.toSorted((a, b) => a.revision - b.revision)
    },
    keep: async (record) => {
      const own = studyFolder(record.plan.study)
      await mkdir(own, { recursive: true, mode: 0o700 })
      const beside = join(own, `.${randomBytes(8).toString('hex')}`)
      await writeDurably(beside, `${JSON.stringify(record, null, 2)}\n`)
      try {
        await link(beside, join(own, nameOf(record.revision)))
        return true
      } catch (error) {
        if (codeOf(error) === 'EEXIST') return false
        throw error
      } finally {
        await rm(beside, { force: true })
      }
    },
  }
}
