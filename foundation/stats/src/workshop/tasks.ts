import { consensusReferenceTask } from '../clustering/consensus-reference.ts'
import { consensusTask } from '../clustering/consensus-task.ts'
import type { Task } from './task.ts'

/** Every task that a worker thread may be asked for; ids are unique. */
export const tasks: readonly Task<never, unknown>[] = [consensusTask, consensusReferenceTask]
