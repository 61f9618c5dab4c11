import type { Threshold } from '../../definition/instrument.ts'
import type { NumberOption } from '../../definition/option.ts'
import { acrEular2016, rasmussen2019, star2022Paper, whitcher2010 } from '../../eyes/citations.ts'

const cut = (en: string, fr: string, value: string): NumberOption => ({
  kind: 'number',
  label: { en, fr },
  default: value,
  min: '0',
  max: '12',
  mark: 'primary',
})

/** The two cut-offs of the ocular staining score. */
export const ossOptions = {
  sicca_cut: cut('Abnormal from (SICCA, ACR 2012)', 'Anormal à partir de (SICCA, ACR 2012)', '3'),
  acr_eular_cut: cut('Positive from (ACR/EULAR 2016)', 'Positif à partir de (ACR/EULAR 2016)', '5'),
}

export const ossThresholds: readonly Threshold[] = [
  {
    label: { en: 'Abnormal: SICCA, ACR 2012', fr: 'Anormal : SICCA, ACR 2012' },
    value: '>= 3',
    option: 'sicca_cut',
    mark: 'primary',
    citation: whitcher2010,
  },
  {
    label: { en: 'Abnormal: STAR, mean of both eyes', fr: 'Anormal : STAR, moyenne des deux yeux' },
    value: '>= 3',
    mark: 'primary',
    citation: star2022Paper,
  },
  {
    label: { en: 'Positive: ACR/EULAR 2016, any eye', fr: 'Positif : ACR/EULAR 2016, un œil' },
    value: '>= 5',
    option: 'acr_eular_cut',
    mark: 'primary',
    citation: acrEular2016,
  },
  {
    label: {
      en: 'Best cut-off in 994 people: sensitivity 0.56, specificity 0.75',
      fr: 'Meilleur seuil chez 994 personnes : sensibilité 0,56, spécificité 0,75',
    },
    value: '5',
    mark: 'primary',
    citation: rasmussen2019,
  },
]
