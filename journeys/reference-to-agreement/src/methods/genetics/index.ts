import type { Methods } from '../../method.ts'
import { eqtl } from './eqtl.ts'
import { hlaAssociation } from './hla-association.ts'
import { hweLd } from './hwe-ld.ts'

/** Adapters of this room by the name of their expected file. */
export const geneticsMethods: Methods = { eqtl, hla_association: hlaAssociation, hwe_ld: hweLd }
