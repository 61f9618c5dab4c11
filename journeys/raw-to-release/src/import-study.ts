import { hasErrors, IssueError } from '@dacryon/core'
import type { OperationContext } from '@dacryon/core/operation'
import { type Draft, dictionary, dictionaryVersion, type Part, type Preview, type Source } from '@dacryon/data'
import { previewSchema, releaseSchema } from '@dacryon/data/schema'
import type { z } from 'zod'
import { chooseFormat } from './choose-format.ts'
import type { ImportDoors } from './doors.ts'
import { labelStudy, type StudyLabel } from './label-study.ts'
import { recordedSource } from './recorded-source.ts'
import { studyFirst } from './study-first.ts'
import { studyIdIssues } from './study-id-issues.ts'

/** What is imported, and how. */
export interface ImportRequest extends StudyLabel {
  readonly path: string
  /** Format id; recognised when absent. */
  readonly format?: string
  /** Study id to use instead of the source's own. */
  readonly study?: string
  readonly encoding?: string
  /** Look, and write nothing. */
  readonly dryRun: boolean
}

/** Preview of what was read, the format it was read with, and the release unless this was a dry run. */
export interface ImportResult {
  readonly preview: z.output<typeof previewSchema>
  readonly format: { readonly id: string; readonly because: string }
  readonly release?: z.output<typeof releaseSchema>
}

const plausible = new Map([...dictionary].flatMap(([id, entry]) => (entry.plausible === undefined ? [] : [[id, entry.plausible] as const])))

/** Adds parts to the draft until they end. Problems that end the reading early join the other issues, so that all come at once. */
const fill = async (
  draft: Draft,
  held: readonly Part[],
  rest: AsyncIterator<Part>,
  { signal, progress }: OperationContext,
): Promise<void> => {
  const take = async (part: Part): Promise<void> => {
    signal.throwIfAborted()
    if (part.kind === 'progress') progress({ doing: part.doing, done: part.done, total: part.total })
    if (part.kind === 'study') await draft.add({ kind: 'issues', issues: studyIdIssues(part.study) })
    await draft.add(part)
  }
  for (const part of held) await take(part)
  for (;;) {
    const next = await rest.next()
    if (next.done === true) return
    await take(next.value)
  }
}

/** A study without anything in it is a mistake: a header whose rows were lost, a cohort that was filtered to nothing. */
const withContent = (preview: Preview): Preview => {
  const { observations, samples } = preview.counts
  if (preview.study?.kind !== 'study' || observations + samples > 0 || hasErrors(preview.issues)) return preview
  const message = 'There is nothing in the study: no observation and no sample.'
  const remedy = 'Check that the export was completed: the files hold headers and no rows.'
  return { ...preview, issues: [...preview.issues, { code: 'study-empty', severity: 'error', message, remedy }] }
}

const importSource = async (
  doors: ImportDoors,
  request: ImportRequest,
  context: OperationContext,
  source: Source,
): Promise<ImportResult> => {
  const { format, because } = await chooseFormat(doors.formats, source, request.format, request.encoding)
  const { reading, raw } = recordedSource(source)
  const options = {
    ...(request.study === undefined ? {} : { study: request.study }),
    ...(request.encoding === undefined ? {} : { encoding: request.encoding }),
  }
  const read = format.read(reading, {
    options,
    platform: (id) => doors.releases.platform(id),
    tagTypes: () => doors.releases.tagTypes(),
    dictionary,
    signal: context.signal,
  })
  const parts: AsyncIterator<Part> = labelStudy(read, request)[Symbol.asyncIterator]()
  const first = await studyFirst(parts)
  const plan = { format: { id: format.id, version: format.version ?? '1' }, dictionary: dictionaryVersion, source: raw, plausible }
  const draft = await doors.releases.draft(first.study?.id ?? request.study ?? source.name, plan)
  try {
    await draft.add({ kind: 'issues', issues: await source.issues() })
    try {
      await fill(draft, first.held, parts, context)
    } catch (error) {
      if (!(error instanceof IssueError)) throw error
      await draft.add({ kind: 'issues', issues: error.issues })
    }
    context.progress({ doing: 'sort and count', done: 1, total: 1 })
    const preview = withContent(await draft.close())
    const result = { preview: previewSchema.parse(preview), format: { id: format.id, because } }
    if (request.dryRun) return result
    if (preview.issues.some(({ severity }) => severity === 'error')) throw new IssueError(preview.issues)
    context.signal.throwIfAborted()
    context.progress({ doing: 'publish', done: 1, total: 1 })
    const release = await draft.publish({ by: doors.by, at: doors.now(), program: doors.program })
    return { ...result, release: releaseSchema.parse(release) }
  } finally {
    await parts.return?.()
    await draft.discard()
  }
}

/**
 * Import a file or folder: recognise, read, check everything, publish. Importing the same files again gives the same release.
 *
 * Throws an `IssueError` with every problem when one of them is an error, and leaves nothing behind. A dry run gives the preview with
 * its issues instead. Rejects with the signal's reason when it is aborted.
 */
export const importStudy = async (doors: ImportDoors, request: ImportRequest, context: OperationContext): Promise<ImportResult> =>
  importSource(doors, request, context, await doors.source(request.path))
