import { fourGlands } from '../../ultrasound/four-glands.ts'
import type { Parameter } from '../../ultrasound/glands.ts'

const parameter = (gland: string, id: string, max: number, en: string, fr: string, help?: Parameter['help']) => ({
  label: { en, fr },
  max,
  variables: [`sgus.hocevar_${gland}_${id}`],
  ...(help !== undefined && { help }),
})

const parametersOf = (hyper: number) => (gland: string) => ({
  echo: parameter(gland, 'echo', 1, 'Echogenicity', 'Échogénicité', {
    en: '0 as the thyroid, 1 decreased',
    fr: '0 comme la thyroïde, 1 diminuée',
  }),
  inhom: parameter(gland, 'inhom', 3, 'Inhomogeneity', 'Hétérogénéité'),
  hypo: parameter(gland, 'hypo', 3, 'Hypoechogenic areas', 'Plages hypoéchogènes'),
  hyper: parameter(gland, 'hyper', hyper, 'Hyperechogenic reflections', 'Réflexions hyperéchogènes'),
  border: parameter(gland, 'border', 3, 'Clearness of borders', 'Netteté des contours'),
})

/** Five parameters of each gland; the hyperechogenic reflections of a submandibular gland go to 1 only. Maxima 13 and 11, 48 in all. */
export const glands = fourGlands(parametersOf(3), parametersOf(1))
