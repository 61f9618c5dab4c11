/** Fields of a patient that a variable's label can fill, as upstream reads labels. */
export type DemographicField = 'age' | 'sex' | 'race'

const patterns: readonly (readonly [DemographicField, RegExp])[] = [
  ['age', /^(age|age \(year\)|.*\(age\))$/i],
  ['sex', /^(sex|gender|.*\(sex\))$/i],
  ['race', /^(race|.*\(race\))$/i],
]

/** The patient's field that a variable of this label fills beside being an observation. */
export const demographicField = (label: string): DemographicField | undefined => patterns.find(([, pattern]) => pattern.test(label))?.[0]
