import { addExact, type Exact, exactOf, exactZero, multiplyExact } from '@dacryon/core'
import type { ValueSet } from './value-set.ts'

/** Lost at each level: so much a level, and so much more from level 4. */
const lost = (slope: string, severe: string): readonly Exact[] =>
  [1, 2, 3, 4, 5].map((level) => addExact(multiplyExact(exactOf(slope), exactOf(level)), level >= 4 ? exactOf(severe) : exactZero))

/**
 * Canadian valuation of 2016. Coefficients as an open program prints them after the paper, to four decimals; a comparison of value sets
 * (Janssen 2018, table 1) prints the same losses to three decimals, 0.0085 for the square, and 0.949 and -0.148 for the best and the worst
 * state. The table of the paper itself was not read. Full health is 0.949, not 1: already level 1 loses a slope.
 */
export const canada2016: ValueSet = {
  country: 'Canada',
  type: 'VT',
  doi: '10.1097/MLR.0000000000000447',
  version: '2016',
  decimals: 3,
  values: {
    kind: 'coefficients',
    start: exactOf('1.1351'),
    decrements: {
      MO: lost('0.0389', '0.0510'),
      SC: lost('0.0458', '0.0584'),
      UA: lost('0.0195', '0.1103'),
      PD: lost('0.0444', '0.1409'),
      AD: lost('0.0376', '0.1277'),
    },
    any: exactZero,
    any45: exactZero,
    n45Squared: exactOf('0.0085'),
  },
}
