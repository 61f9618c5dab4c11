import { type Operation, operation } from '@dacryon/core/operation'
import { issueSchema } from '@dacryon/core/schema'
import { isWholeId } from '@dacryon/data'
import { previewSchema, releaseSchema, verificationSchema } from '@dacryon/data/schema'
import { z } from 'zod'
import type { ImportDoors } from './doors.ts'
import { importStudy } from './import-study.ts'
import { newestRelease, releaseOf } from './releases.ts'

/** `dacryon import` */
export const importOperation = operation({
  id: 'import',
  title: 'Import a file or folder as an immutable release',
  summary: `Reads PATH with the format that recognises it, checks everything, and makes a release of it.
All problems are reported at once with file, line and column. With errors nothing is written.
Importing the same files again gives the same release id.`,
  input: z.object({
    path: z.string().min(1).describe('File or folder to import'),
    format: z.string().exactOptional().describe('Format id; recognised from the content when absent'),
    study: z.string().exactOptional().describe('Study id to use instead of the one in the files'),
    encoding: z.string().exactOptional().describe('Text encoding when the files are not UTF-8, for example windows-1252'),
    title: z.string().min(1).exactOptional().describe('Title of the study to use instead of the one in the files'),
    synthetic: z.boolean().default(false).describe('Mark the data as generated, of no person'),
    dryRun: z.boolean().default(false).describe('Report tree, counts and all issues, and write nothing'),
  }),
  output: z.object({
    preview: previewSchema,
    format: z.object({ id: z.string(), because: z.string() }),
    release: releaseSchema.exactOptional(),
  }),
  effect: 'long',
  http: { method: 'POST', path: '/api/import' },
  command: { positional: ['path'], examples: ['dacryon import ./GSE8581 --dry-run', 'dacryon import cohort.xlsx --study MYCOHORT'] },
  run: (doors: ImportDoors, input, context) => importStudy(doors, input, context),
})

/** `dacryon studies` */
export const studiesOperation = operation({
  id: 'studies',
  title: 'List the studies and their newest releases',
  summary: 'One row a study: its newest release, counts, and when it was imported.',
  input: z.object({}),
  output: z.object({ studies: z.array(z.object({ release: releaseSchema, releases: z.number() })) }),
  effect: 'read',
  http: { method: 'GET', path: '/api/studies' },
  command: { positional: [], examples: ['dacryon studies', 'dacryon studies --json'] },
  run: async (doors: ImportDoors) => ({ studies: await newestRelease(doors.releases) }),
})

/** `dacryon release` */
export const releaseOperation = operation({
  id: 'release',
  title: 'Show a release: manifest, counts, files and warnings',
  summary: 'ID is a release id, the beginning of one, or a study id (its newest release).',
  input: z.object({ id: z.string().min(1).describe('Release id, its beginning, or a study id') }),
  output: z.object({ release: releaseSchema, issues: z.array(issueSchema) }),
  effect: 'read',
  http: { method: 'GET', path: '/api/releases/:id' },
  command: { positional: ['id'], examples: ['dacryon release GSE8581'] },
  run: async (doors: ImportDoors, { id }) => {
    const release = await releaseOf(doors.releases, id)
    return { release, issues: [...(await doors.releases.issues(release.id))] }
  },
})

/** `dacryon verify` */
export const verifyOperation = operation({
  id: 'verify',
  title: 'Recompute every hash and count of a release',
  summary: 'Proves that a release is what it was when it was made; names every file that is not.',
  input: z.object({ id: z.string().min(1).describe('Release id, its beginning, or a study id') }),
  output: verificationSchema,
  effect: 'read',
  http: { method: 'GET', path: '/api/releases/:id/verify' },
  command: { positional: ['id'], examples: ['dacryon verify r-0c3f'] },
  run: async (doors: ImportDoors, { id }) => {
    // A release whose manifest was damaged cannot be listed: by its whole id it is verified as it stands.
    const found = await doors.releases.verify(isWholeId(id) ? id : (await releaseOf(doors.releases, id)).id)
    return { ...found, issues: [...found.issues] }
  },
})

/** `GET /api/formats` */
export const formatsOperation = operation({
  id: 'formats',
  title: 'List the formats that can be imported',
  summary: 'One row a format, with what belongs in such a source.',
  input: z.object({}),
  output: z.object({ formats: z.array(z.object({ id: z.string(), title: z.string(), describes: z.string() })) }),
  effect: 'read',
  http: { method: 'GET', path: '/api/formats' },
  command: { positional: [], examples: ['dacryon formats'] },
  run: async (doors: ImportDoors) => ({ formats: doors.formats.map(({ id, title, describes }) => ({ id, title, describes })) }),
})

/** Everything this journey can do. */
export const importOperations = [
  importOperation,
  studiesOperation,
  releaseOperation,
  verifyOperation,
  formatsOperation,
] as unknown as readonly Operation<ImportDoors>[]
