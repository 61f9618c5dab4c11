import type { Methods } from '../../method.ts'
import { group_sequential } from './group_sequential.ts'
import { multi_arm } from './multi_arm.ts'
import { multiplicity } from './multiplicity.ts'
import { randomisation } from './randomisation.ts'
import { sample_size } from './sample_size.ts'
import { star_simulation } from './star_simulation.ts'

/** Adapters of this room by the name of their expected file. */
export const designMethods: Methods = { sample_size, multi_arm, group_sequential, multiplicity, star_simulation, randomisation }
