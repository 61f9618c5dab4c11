import type { Methods } from '../../method.ts'
import { federated } from './federated.ts'

/** Adapters of this room by the name of their expected file. */
export const federatedMethods: Methods = { federated }
