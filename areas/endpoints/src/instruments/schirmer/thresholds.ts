import type { Threshold } from '../../definition/instrument.ts'
import type { NumberOption } from '../../definition/option.ts'
import { acrEular2016, aecg2002, star2022Paper } from '../../eyes/citations.ts'

const cutOff = (en: string, fr: string, value: string, mark: NonNullable<NumberOption['mark']>): NumberOption => ({
  kind: 'number',
  label: { en, fr },
  unit: 'mm',
  default: value,
  min: '0',
  max: '35',
  mark,
})

/** Cut-offs of each rule, with the published values. */
export const options = {
  classification_cut: cutOff('ACR/EULAR and AECG: any eye at most', 'ACR/EULAR et AECG : un œil au plus', '5', 'primary'),
  star_cut: cutOff('STAR: mean below', 'STAR : moyenne sous', '5', 'primary'),
  cress_cut: cutOff('CRESS: mean at most', 'CRESS : moyenne au plus', '5', 'unverified'),
  copenhagen_cut: cutOff('Copenhagen: any eye at most', 'Copenhague : un œil au plus', '10', 'secondary'),
}

export const thresholds: readonly Threshold[] = [
  {
    label: { en: 'ACR/EULAR 2016, any eye', fr: 'ACR/EULAR 2016, un œil' },
    value: '<= 5 mm/5 min',
    option: 'classification_cut',
    mark: 'primary',
    citation: acrEular2016,
  },
  {
    label: { en: 'AECG 2002, any eye', fr: 'AECG 2002, un œil' },
    value: '<= 5 mm/5 min',
    option: 'classification_cut',
    mark: 'primary',
    citation: aecg2002,
  },
  {
    label: { en: 'STAR 2022, mean', fr: 'STAR 2022, moyenne' },
    value: '< 5 mm/5 min',
    option: 'star_cut',
    mark: 'primary',
    citation: star2022Paper,
  },
  { label: { en: 'CRESS 2021, mean', fr: 'CRESS 2021, moyenne' }, value: '<= 5 mm/5 min', option: 'cress_cut', mark: 'unverified' },
  { label: { en: 'Copenhagen, any eye', fr: 'Copenhague, un œil' }, value: '<= 10 mm/5 min', option: 'copenhagen_cut', mark: 'secondary' },
  { label: { en: 'Normal wetting', fr: 'Imprégnation normale' }, value: '> 15 mm/5 min', mark: 'secondary' },
]
