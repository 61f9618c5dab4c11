import { bootstrapAgreementTask } from '../agreement/bootstrap-agreement.ts'
import { consensusReferenceTask } from '../clustering/consensus-reference.ts'
import { consensusTask } from '../clustering/consensus-task.ts'
import { nmfTask } from '../clustering/nmf.ts'
import { latentClassBootstrapTask } from '../clustering/test-latent-classes.ts'
import { fitGenesTask } from '../omics/fit-genes-task.ts'
import { forestTask } from '../prediction/forest/forest-task.ts'
import { stabilityTask } from '../prediction/stability/stability-task.ts'
import { bootstrapTask } from '../resampling/bootstrap-task.ts'
import { maxTTask } from '../resampling/max-t-task.ts'
import { permutationTask } from '../resampling/permutation-task.ts'
import { causalTask } from '../subgroups/causal/causal-task.ts'
import { subgroupMaxTTask } from '../subgroups/interaction/max-t-task.ts'
import { sidesTask } from '../subgroups/sides/sides-task.ts'
import type { Task } from './task.ts'

/** Every task that a worker thread may be asked for; ids are unique. */
export const tasks: readonly Task<never, unknown>[] = [
  bootstrapTask,
  permutationTask,
  maxTTask,
  forestTask,
  causalTask,
  subgroupMaxTTask,
  sidesTask,
  stabilityTask,
  consensusTask,
  consensusReferenceTask,
  latentClassBootstrapTask,
  nmfTask,
  bootstrapAgreementTask,
  fitGenesTask,
]
