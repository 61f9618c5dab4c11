import { eyePolicyOption } from '../../definition/common-options.ts'
import { instrument } from '../../definition/instrument.ts'
import type { Results } from '../../definition/result.ts'
import { eyeResults } from '../../eyes/eye-results.ts'
import { eyeFlags } from '../../eyes/eye-words.ts'
import { scoreZones } from '../../eyes/score-zones.ts'
import { zoneItems } from '../../eyes/zones.ts'
import { conjunctivae, cornea } from './surfaces.ts'

const onCornea = eyeResults('{score}', '15', 'lower')
const onConjunctiva = eyeResults('{score}', '18', 'lower')

const named = (surface: { readonly en: string; readonly fr: string }, { label, ...rest }: typeof onCornea.right) => ({
  ...rest,
  label: { en: `${surface.en}: ${label.en.toLowerCase()}`, fr: `${surface.fr} : ${label.fr.toLowerCase()}` },
})

const corneaWords = { en: 'Cornea', fr: 'Cornée' }
const conjunctivaWords = { en: 'Conjunctiva', fr: 'Conjonctive' }
const beside = <R extends typeof onCornea.right>(result: R) => ({ ...named(conjunctivaWords, result), optional: true as const })

/** NEI/Industry grading of both eyes: cornea 0 to 15 and conjunctiva 0 to 18, reported apart. Higher is worse. */
export const nei = instrument({
  id: 'nei',
  version: '1995',
  short: 'NEI',
  title: { en: 'NEI/Industry staining scheme', fr: 'Schéma de coloration NEI/Industry' },
  aliases: ['nei_industry', 'cfs_nei'],
  section: 'ocular',
  measures: { en: 'Staining of the cornea and of the conjunctiva', fr: 'Coloration de la cornée et de la conjonctive' },
  items: { ...zoneItems(cornea), ...zoneItems(conjunctivae) },
  options: { eye_policy: eyePolicyOption },
  results: {
    cornea_right: named(corneaWords, onCornea.right),
    cornea_left: named(corneaWords, onCornea.left),
    cornea_worst: named(corneaWords, onCornea.worst),
    cornea_mean: named(corneaWords, onCornea.mean),
    conjunctiva_right: beside(onConjunctiva.right),
    conjunctiva_left: beside(onConjunctiva.left),
    conjunctiva_worst: beside(onConjunctiva.worst),
    conjunctiva_mean: beside(onConjunctiva.mean),
  } satisfies Results,
  main: 'cornea_worst',
  rule: {
    en: 'Five zones of the cornea and six of the conjunctiva, 0 to 3 each. Two sums an eye, 0 to 15 and 0 to 18, never added together.',
    fr: 'Cinq zones de la cornée et six de la conjonctive, de 0 à 3 chacune. Deux sommes par œil, de 0 à 15 et de 0 à 18, jamais additionnées.',
  },
  missingRule: {
    en: 'A zone that is missing makes its surface of that eye missing, unless the sum was recorded.',
    fr: 'Une zone manquante rend la surface de cet œil manquante, sauf si la somme a été enregistrée.',
  },
  sideRule: {
    en: 'Each eye; worse eye and mean are given beside it.',
    fr: 'Chaque œil ; l’œil le plus atteint et la moyenne sont donnés à côté.',
  },
  mark: 'secondary',
  marks: [
    {
      what: { en: 'sums of 0 to 15 and 0 to 18', fr: 'sommes de 0 à 15 et de 0 à 18' },
      mark: 'secondary',
      where: 'open code; a review article (The Ophthalmologist) names the five corneal zones, 0 to 3 each',
    },
    {
      what: { en: 'which six zones the conjunctiva has', fr: 'les six zones de la conjonctive' },
      mark: 'secondary',
      where: 'Cochrane review CD011016, table 4: six regions, 0 to 3 each; their names are known in part only and numbered here',
    },
  ],
  citations: [
    {
      title: 'Report of the National Eye Institute/Industry workshop on clinical trials in dry eyes',
      authors: 'Lemp MA',
      year: 1995,
      where: 'CLAO J 1995;21:221-32',
    },
  ],
  edgeCases: [
    {
      en: 'A trial’s “total corneal staining” is the cornea alone: 15 at most.',
      fr: 'La « coloration cornéenne totale » d’un essai est la cornée seule : 15 au plus.',
    },
  ],
  examples: [
    {
      title: { en: 'Cornea of one eye', fr: 'Cornée d’un œil' },
      input: { r_central: '1', r_superior: '1', r_inferior: '2', r_nasal: '1', r_temporal: '0', cornea_l: '3' },
      expect: { cornea_right: '5', cornea_worst: '5', cornea_mean: '4', conjunctiva_right: 'NA' },
    },
  ],
  flagWords: eyeFlags,
  compute: (given, { eye_policy }) => {
    const [front, side] = [scoreZones(cornea, given, eye_policy), scoreZones(conjunctivae, given, eye_policy)]
    if ('invalid' in front) return 'invalid' in side ? { invalid: [...front.invalid, ...side.invalid] } : front
    if ('invalid' in side) return side
    return {
      values: {
        cornea_right: front.right,
        cornea_left: front.left,
        cornea_worst: front.worst,
        cornea_mean: front.mean,
        conjunctiva_right: side.right,
        conjunctiva_left: side.left,
        conjunctiva_worst: side.worst,
        conjunctiva_mean: side.mean,
      },
      ...((front.single || side.single) && { flags: ['one_eye_used'] }),
    }
  },
})
