import { generalConversions } from './general-conversions.ts'
import type { UnitConversion } from './unit-conversion.ts'
import { variableConversions } from './variable-conversions.ts'

/** Every conversion there is. What is not here (rheumatoid titre to IU, ELISA units, percent CH50, m/s to kPa) is not a linear factor. */
export const unitConversions: readonly UnitConversion[] = [...generalConversions, ...variableConversions]
