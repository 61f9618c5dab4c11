import { consensusReferenceTask } from '../clustering/consensus-reference.ts'
import { consensusTask } from '../clustering/consensus-task.ts'
import { nmfTask } from '../clustering/nmf.ts'
import { latentClassBootstrapTask } from '../clustering/test-latent-classes.ts'
import { forestTask } from '../prediction/forest/forest-task.ts'
import { stabilityTask } from '../prediction/stability/stability-task.ts'
import type { Task } from './task.ts'

/** Every task that a worker thread may be asked for; ids are unique. */
export const tasks: readonly Task<never, unknown>[] = [
  forestTask,
  stabilityTask,
  consensusTask,
  consensusReferenceTask,
  latentClassBootstrapTask,
  nmfTask,
]
