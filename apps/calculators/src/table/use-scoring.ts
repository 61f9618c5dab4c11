import type { Issue } from '@dacryon/core'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Answer, Ask, Scored } from './messages.ts'

/** What became of a file. */
export interface Scoring {
  readonly header: readonly string[]
  readonly first: readonly (readonly string[])[]
  readonly progress: { readonly done: number; readonly total: number } | undefined
  readonly scored: Scored | undefined
  readonly issues: readonly Issue[]
}

const nothing: Scoring = { header: [], first: [], progress: undefined, scored: undefined, issues: [] }

// Not written as Vite knows it: it would bundle every instrument a second time for the worker.
const address = import.meta.env.DEV ? 'src/table/score-worker.ts' : 'score-worker.js'
const startWorker = (): Worker => new Worker(new URL(address, document.baseURI), { type: 'module' })

/** Opens and scores tables beside the page, so that it stays alive, and stops when asked. */
export const useScoring = () => {
  const worker = useRef<Worker | undefined>(undefined)
  const [scoring, setScoring] = useState(nothing)
  const stop = () => {
    worker.current?.terminate()
    worker.current = undefined
  }
  useEffect(() => stop, [])
  const ask = (message: Ask, before: (now: Scoring) => Scoring) => {
    stop()
    setScoring(before)
    const started = startWorker()
    worker.current = started
    started.addEventListener('error', ({ message: said }) =>
      setScoring((now) => ({
        ...now,
        progress: undefined,
        issues: [{ code: 'unexpected', severity: 'error', message: said, remedy: 'Please report this with the steps that led here.' }],
      })),
    )
    started.addEventListener('message', ({ data }: MessageEvent<Answer>) =>
      setScoring((now) => {
        switch (data.kind) {
          case 'opened':
            return { ...nothing, header: data.header, first: data.rows }
          case 'progress':
            return { ...now, progress: data }
          case 'scored':
            return { ...now, progress: undefined, scored: data.scored }
          case 'failed':
            return { ...now, progress: undefined, issues: data.issues }
        }
      }),
    )
    started.postMessage(message)
  }
  return {
    scoring,
    open: (file: File) => ask({ kind: 'open', file }, () => nothing),
    score: (message: Omit<Extract<Ask, { kind: 'score' }>, 'kind'>) =>
      ask({ ...message, kind: 'score' }, (now) => ({
        ...now,
        issues: [],
        scored: undefined,
        progress: { done: 0, total: message.file.size },
      })),
    cancel: () => {
      stop()
      setScoring((now) => ({ ...now, progress: undefined }))
    },
  }
}
