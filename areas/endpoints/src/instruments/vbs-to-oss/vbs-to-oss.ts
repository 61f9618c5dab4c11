import { exact, numberOfExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import { missing } from '../../definition/reason.ts'
import { acrEular2016, vanBijsterveld1969 } from '../../eyes/citations.ts'

/** OSS for a van Bijsterveld score of 0 to 9. */
const conversion = [0, 1, 2, 3, 5, 6, 7, 7, 7, 7]
const capped = 7

/** Ocular staining score that stands for a van Bijsterveld score when someone is classified. One eye, one way, never for change. */
export const vbsToOss = instrument({
  id: 'vbs_to_oss',
  version: '2016',
  short: 'VBS to OSS',
  title: { en: 'Van Bijsterveld to ocular staining score', fr: 'Du score de van Bijsterveld à l’OSS' },
  section: 'ocular',
  measures: { en: 'OSS that stands for a van Bijsterveld score, one eye', fr: 'OSS tenant lieu de score de van Bijsterveld, un œil' },
  items: {
    vbs: {
      kind: 'level',
      label: { en: 'Van Bijsterveld score', fr: 'Score de van Bijsterveld' },
      levels: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      worse: 'higher',
    },
  },
  results: { oss: { kind: 'number', label: { en: 'OSS', fr: 'OSS' }, unit: '{score}', min: '0', max: '7', better: 'lower' } },
  main: 'oss',
  rule: {
    en: 'Up to 3 the number stays; 4, 5 and 6 become 5, 6 and 7; above that 7, which is all that can be said.',
    fr: 'Jusqu’à 3, le nombre reste ; 4, 5 et 6 deviennent 5, 6 et 7 ; au-delà 7, on ne peut rien dire de plus.',
  },
  missingRule: { en: 'Nothing is converted into nothing.', fr: 'Sans score, pas de conversion.' },
  sideRule: { en: 'One eye at a time.', fr: 'Un œil à la fois.' },
  mark: 'secondary',
  marks: [
    {
      what: { en: '1 to 6', fr: '1 à 6' },
      mark: 'secondary',
      where: 'methods of the development of the ACR/EULAR 2016 criteria, as excerpted',
    },
    { what: { en: '0, and 7 to 9 as 7', fr: '0, et 7 à 9 ramenés à 7' }, mark: 'convention' },
  ],
  citations: [acrEular2016, vanBijsterveld1969],
  edgeCases: [
    {
      en: 'A step from 3 to 4 becomes two OSS points: it would fake a response.',
      fr: 'Un pas de 3 à 4 devient deux points d’OSS : il simulerait une réponse.',
    },
  ],
  notice: {
    en: 'For classification only. Never use converted scores for a change from baseline.',
    fr: 'Pour la classification seulement. Ne jamais utiliser un score converti pour un changement depuis la visite initiale.',
  },
  examples: [
    { title: { en: 'At the cut-off', fr: 'Au seuil' }, input: { vbs: '4' }, expect: { oss: '5' } },
    { title: { en: 'Beyond what converts', fr: 'Au-delà de la conversion' }, input: { vbs: '8' }, expect: { oss: '7', flag: 'capped' } },
  ],
  flagWords: { capped: { en: 'Scores of 7 and above all count as 7.', fr: 'Les scores de 7 et plus comptent tous pour 7.' } },
  compute: ({ vbs }) => {
    if (vbs === undefined) return { values: { oss: missing('missing:vbs') } }
    const score = numberOfExact(vbs)
    return { values: { oss: exact(conversion[score] ?? capped) }, ...(score >= capped && { flags: ['capped'] }) }
  },
})
