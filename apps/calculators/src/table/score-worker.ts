import { type Issue, IssueError } from '@dacryon/core'
import { openTable } from '@dacryon/data'
import { scoreTable } from '@dacryon/table-to-scores'
import { loadInstrument } from '../app/load-instrument.ts'
import { binsOf } from './bins-of.ts'
import { fileSource } from './file-source.ts'
import { headOf } from './head-of.ts'
import type { Answer, Ask } from './messages.ts'

const answer = (message: Answer): void => postMessage(message)

const open = async (file: File): Promise<void> => {
  const table = await openTable(fileSource(file), file.name, {})
  if (table.header.length === 0) throw new IssueError(table.issues)
  await table.close()
  answer({ kind: 'opened', ...(await headOf(file, 5)) })
}

const score = async (ask: Extract<Ask, { kind: 'score' }>): Promise<void> => {
  const instrument = await loadInstrument(ask.instrument)
  if (instrument === undefined) throw new Error(`no instrument ${ask.instrument}`)
  const parsed = ask.companion === undefined ? undefined : instrument.companion?.parse(ask.companion)
  if (parsed?.ok === false) throw new IssueError(parsed.issues)
  const { map, units, options } = ask
  const context = {
    signal: new AbortController().signal,
    progress: ({ done, total }: { done: number; total: number }) => answer({ kind: 'progress', done, total }),
  }
  const table = await scoreTable(fileSource(ask.file), { instrument, map, units, options, companion: parsed?.value }, context)
  const pieces: BlobPart[] = []
  for await (const bytes of table.bytes) pieces.push(new Uint8Array(bytes))
  const blob = new Blob(pieces, { type: 'text/csv' })
  const summary = table.summary()
  const scored = new File([blob], 'scores.csv')
  answer({
    kind: 'scored',
    scored: { blob, summary, warnings: table.warnings, ...(await headOf(scored, 12)), bins: await binsOf(scored, summary) },
  })
}

const unexpected = (error: unknown): readonly Issue[] => [
  {
    code: 'unexpected',
    severity: 'error',
    message: error instanceof Error ? error.message : String(error),
    remedy: 'Please report this with the steps that led here.',
  },
]

addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  const work = data.kind === 'open' ? open(data.file) : score(data)
  work.catch((error: unknown) => {
    console.error(error)
    answer({ kind: 'failed', issues: error instanceof IssueError ? error.issues : unexpected(error) })
  })
})
