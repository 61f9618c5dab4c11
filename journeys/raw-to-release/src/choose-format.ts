import { hasErrors, type Issue, IssueError } from '@dacryon/core'
import type { Format, Source } from '@dacryon/data'

/** The format a source will be read with, and why. */
export interface ChosenFormat {
  readonly format: Format
  readonly because: string
}

const list = (formats: readonly Format[]): string => formats.map(({ id }) => id).join(', ')

const refused = (issue: Omit<Issue, 'severity'>): IssueError => new IssueError([{ severity: 'error', ...issue }])

/** Why no format recognises a source: what stood in the way of those that it may be meant for, and of the source itself. */
const notRecognised = async (formats: readonly Format[], source: Source, near: readonly Issue[]): Promise<IssueError> => {
  const issues = new Map([...(await source.issues()), ...near].map((issue) => [`${issue.code} ${issue.file}`, issue]))
  if (hasErrors(issues.values())) return new IssueError([...issues.values()])
  const message = `No known format recognises ${source.name}.`
  const remedy = 'Check that this is the right file or folder and that it is whole, or name the format.'
  return new IssueError([{ severity: 'error', code: 'format-unrecognised', message, remedy, expected: list(formats) }, ...issues.values()])
}

/** The format asked for, else the one that is surest it can read the source. Throws an `IssueError` when that is not exactly one. */
export const chooseFormat = async (
  formats: readonly Format[],
  source: Source,
  asked?: string,
  encoding?: string,
): Promise<ChosenFormat> => {
  if (asked !== undefined) {
    const format = formats.find(({ id }) => id === asked)
    if (format !== undefined) return { format, because: 'asked for' }
    const remedy = `Use one of ${list(formats)}, or leave the format out to have it recognised.`
    throw refused({ code: 'format-unknown', message: `There is no format ${asked}.`, remedy, value: asked, expected: list(formats) })
  }
  const found: { format: Format; because: string; confidence: number }[] = []
  const near: Issue[] = []
  for (const format of formats) {
    try {
      const recognition = await format.recognise(source, encoding)
      if (recognition !== undefined && recognition.confidence > 0) found.push({ format, ...recognition })
    } catch (error) {
      if (!(error instanceof IssueError)) throw error
      near.push(...error.issues)
    }
  }
  found.sort((a, b) => b.confidence - a.confidence)
  const [best, second] = found
  if (best === undefined) throw await notRecognised(formats, source, near)
  if (second !== undefined && second.confidence === best.confidence) {
    const equal = found.filter(({ confidence }) => confidence === best.confidence).map(({ format }) => format)
    const message = `${source.name} could be ${equal.map(({ title }) => title).join(' or ')}.`
    throw refused({ code: 'format-ambiguous', message, remedy: `Name the format: one of ${list(equal)}.`, expected: list(equal) })
  }
  return { format: best.format, because: best.because }
}
