/** Weights of the twelve domains. Their greatest levels give 123. */
export const essdaiWeights = {
  constitutional: 3,
  lymphadenopathy: 4,
  glandular: 2,
  articular: 2,
  cutaneous: 3,
  pulmonary: 5,
  renal: 5,
  muscular: 6,
  pns: 5,
  cns: 5,
  haematological: 2,
  biological: 1,
} as const
