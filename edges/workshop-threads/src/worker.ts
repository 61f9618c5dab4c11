import { parentPort } from 'node:worker_threads'
import { tasks } from '@dacryon/stats/tasks'
import type { Task } from '@dacryon/stats/workshop'
import type { FromWorker, ToWorker } from './messages.ts'

const runs = new Map<number, { readonly task: Task<never, unknown>; readonly input: never }>()

const answer = ({ run, piece }: { readonly run: number; readonly piece: number }): FromWorker => {
  const open = runs.get(run)
  if (open === undefined) return { kind: 'failed', run, piece, error: new Error(`The run ${run} was not opened.`) }
  try {
    return { kind: 'done', run, piece, value: open.task.run(open.input, piece) }
  } catch (error) {
    return { kind: 'failed', run, piece, error }
  }
}

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'close') runs.delete(message.run)
  else if (message.kind === 'piece') parentPort?.postMessage(answer(message))
  else {
    const task = tasks.find(({ id }) => id === message.task)
    if (task !== undefined) runs.set(message.run, { task, input: message.input as never })
  }
})
