import type { Tri } from '../../rules/three-valued.ts'
import type { ConditionId } from './items.ts'

/** Points of a group: the condition that counts most counts alone. */
export type Group = readonly [Weighed, ...(readonly Weighed[])]

type Weighed = readonly [ConditionId, number]

/** Weights of 1987. A severe form silences the mild one; a metastasis silences its tumour, not a leukaemia or a lymphoma. */
export const charlson1987: readonly Group[] = [
  [['myocardial_infarction', 1]],
  [['heart_failure', 1]],
  [['peripheral_vascular', 1]],
  [['cerebrovascular', 1]],
  [['dementia', 1]],
  [['chronic_lung', 1]],
  [['connective_tissue', 1]],
  [['ulcer', 1]],
  [
    ['severe_liver', 3],
    ['mild_liver', 1],
  ],
  [
    ['diabetes_complicated', 2],
    ['diabetes', 1],
  ],
  [['hemiplegia', 2]],
  [['kidney', 2]],
  [
    ['metastasis', 6],
    ['tumour', 2],
  ],
  [['leukaemia', 2]],
  [['lymphoma', 2]],
  [['aids', 6]],
]

/** Weights of 2011. Any malignancy is one group; conditions that are not listed weigh nothing. */
export const quan2011: readonly Group[] = [
  [['heart_failure', 2]],
  [['dementia', 2]],
  [['chronic_lung', 1]],
  [['connective_tissue', 1]],
  [
    ['severe_liver', 4],
    ['mild_liver', 2],
  ],
  [['diabetes_complicated', 1]],
  [['hemiplegia', 2]],
  [['kidney', 1]],
  [
    ['metastasis', 6],
    ['tumour', 2],
    ['leukaemia', 2],
    ['lymphoma', 2],
  ],
  [['aids', 4]],
]

/** Points of one group over what is not known, and the unknown conditions that could change them. */
export const weighGroup = (
  group: Group,
  states: Readonly<Record<ConditionId, Tri>>,
): { readonly min: number; readonly max: number; readonly open: readonly ConditionId[] } => {
  const min = Math.max(0, ...group.map(([id, points]) => (states[id] === true ? points : 0)))
  const max = Math.max(0, ...group.map(([id, points]) => (states[id] === false ? 0 : points)))
  return { min, max, open: group.filter(([id, points]) => states[id] === undefined && points > min).map(([id]) => id) }
}
