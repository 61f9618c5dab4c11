import { instrument } from '../../definition/instrument.ts'
import { acrEular2017, juvenile2021, juvenile2025 } from './citations.ts'
import { classify } from './decide.ts'
import { items } from './items.ts'
import { options } from './options.ts'
import { results } from './results.ts'

const allNo = { sx_dry_eyes: '0', sx_sand: '0', sx_tear_substitutes: '0', sx_drink_to_swallow: '0', essdai_positive_domains: '0' }
const dryMouth = { ...allNo, sx_dry_mouth: '1', exclusion_condition: 'none' }

/** Classification of Sjögren's disease for research, ACR/EULAR 2016: entry, exclusions, and a weighted score of five items from 0 to 9. */
export const acrEular2016 = instrument({
  id: 'acr_eular_2016',
  version: '2016',
  short: 'ACR/EULAR 2016',
  title: { en: 'ACR/EULAR classification criteria of 2016', fr: 'Critères de classification ACR/EULAR de 2016' },
  section: 'classification',
  measures: { en: 'Whether a patient belongs in a research group', fr: 'L’appartenance d’un patient à un groupe de recherche' },
  items,
  options,
  results,
  main: 'classified',
  bounds: { min: 'score_min', max: 'score_max', of: 'score' },
  rule: {
    en: 'Entry: one symptom of dryness, or one ESSDAI domain with a positive item. None of seven exclusions. Then a biopsy with focus score ≥ 1 and anti-SSA/Ro count 3 points each; staining, Schirmer and saliva flow 1 point each. Classified from 4 of 9: a biopsy or anti-SSA/Ro is always needed.',
    fr: 'Entrée : un symptôme de sécheresse, ou un domaine ESSDAI avec un élément positif. Aucune des sept exclusions. Ensuite, une biopsie avec focus score ≥ 1 et les anti-SSA/Ro valent 3 points chacun ; la coloration, le Schirmer et le débit salivaire, 1 point chacun. Classé à partir de 4 sur 9 : une biopsie ou des anti-SSA/Ro sont toujours nécessaires.',
  },
  missingRule: {
    en: 'The source is silent. Every item is yes, no or not known, and the least and greatest score are given. In this order: an exclusion, no entry, or a greatest score below 4 is a “no”; an unknown exclusion or entry is missing; a least score of 4 is a “yes”; else missing. NRI: what would be missing is a “no”.',
    fr: 'La source ne dit rien. Chaque élément est oui, non ou inconnu, et les scores minimum et maximum sont donnés. Dans cet ordre : une exclusion, l’absence d’entrée ou un maximum inférieur à 4 donnent « non » ; une exclusion ou une entrée inconnue rend le résultat manquant ; un minimum de 4 donne « oui » ; sinon manquant. NRI : ce qui serait manquant devient « non ».',
  },
  sideRule: {
    en: 'One positive eye is enough; a “no” needs both eyes.',
    fr: 'Un seul œil positif suffit ; un « non » exige les deux yeux.',
  },
  thresholds: [
    { label: { en: 'Classified', fr: 'Classé' }, value: '>= 4 of 9', option: 'score_from', mark: 'primary' },
    { label: { en: 'Focus score', fr: 'Focus score' }, value: '>= 1 focus/4 mm²', option: 'focus_score_from', mark: 'primary' },
    {
      label: { en: 'Ocular staining score, any eye', fr: 'Score de coloration oculaire, un œil' },
      value: '>= 5',
      option: 'oss_from',
      mark: 'primary',
    },
    { label: { en: 'van Bijsterveld, any eye', fr: 'van Bijsterveld, un œil' }, value: '>= 4', option: 'vbs_from', mark: 'primary' },
    { label: { en: 'Schirmer, any eye', fr: 'Schirmer, un œil' }, value: '<= 5 mm/5 min', option: 'schirmer_to', mark: 'primary' },
    { label: { en: 'Unstimulated flow', fr: 'Débit non stimulé' }, value: '<= 0.1 mL/min', option: 'uwsf_to', mark: 'primary' },
  ],
  mark: 'primary',
  marks: [
    { what: { en: 'order of decisions and missing rule', fr: 'ordre des décisions et règle des données manquantes' }, mark: 'convention' },
    {
      what: { en: 'anti-Ro60 alone as an option', fr: 'anti-Ro60 seul en option' },
      mark: 'secondary',
      where: 'a later review of the criteria',
    },
  ],
  citations: [acrEular2017, juvenile2021, juvenile2025],
  disagreements: [
    {
      en: 'Secondary papers print Schirmer < 5 and focus score > 1. The primary table says ≤ 5 and ≥ 1.',
      fr: 'Des articles secondaires impriment Schirmer < 5 et focus score > 1. Le tableau d’origine dit ≤ 5 et ≥ 1.',
    },
    {
      en: 'An ocular staining score of 3 is abnormal for SICCA, ACR 2012 and STAR; here it takes 5.',
      fr: 'Un score de coloration de 3 est anormal pour SICCA, ACR 2012 et STAR ; ici il faut 5.',
    },
    {
      en: 'Of 300 children 77 % did not meet these criteria, 37 % for want of tests: they are no gate to paediatric studies.',
      fr: 'Sur 300 enfants, 77 % ne remplissaient pas ces critères, dont 37 % faute d’examens : ils ne doivent pas conditionner l’entrée dans une étude pédiatrique.',
    },
  ],
  edgeCases: [
    {
      en: 'Staining, Schirmer and flow together are 3 points: not enough.',
      fr: 'Coloration, Schirmer et débit réunis font 3 points : insuffisant.',
    },
    { en: 'Anti-SSB alone does not count.', fr: 'Les anti-SSB seuls ne comptent pas.' },
    {
      en: 'A focus score without a statement on focal lymphocytic sialadenitis is a “no” below 1 and not known from 1.',
      fr: 'Un focus score sans mention de sialadénite lymphocytaire focale est un « non » sous 1 et reste inconnu à partir de 1.',
    },
    {
      en: 'Lymphoma, anticholinergic drugs and another connective tissue disease are no exclusions here.',
      fr: 'Un lymphome, des anticholinergiques ou une autre connectivite ne sont pas des exclusions ici.',
    },
    {
      en: 'No biopsy beside a finding of one, or anti-SSA that contradicts Ro60 and Ro52, make the row invalid.',
      fr: 'Une biopsie non faite mais décrite, ou des anti-SSA en contradiction avec Ro60 et Ro52, rendent la ligne invalide.',
    },
  ],
  notice: {
    en: 'These criteria classify patients for research. They are not a diagnosis.',
    fr: 'Ces critères classent les patients pour la recherche. Ils ne posent pas un diagnostic.',
  },
  reasonWords: {
    excluded: { en: 'One of the exclusions applies.', fr: 'Une des exclusions s’applique.' },
    entry_not_met: {
      en: 'No symptom of dryness and no positive ESSDAI domain.',
      fr: 'Aucun symptôme de sécheresse ni domaine ESSDAI positif.',
    },
    score_below_4: { en: 'The score needed cannot be reached.', fr: 'Le score nécessaire ne peut pas être atteint.' },
    exclusion_unknown: { en: 'Whether an exclusion applies is not known.', fr: 'On ne sait pas si une exclusion s’applique.' },
    entry_unknown: { en: 'Whether the entry is met is not known.', fr: 'On ne sait pas si le critère d’entrée est rempli.' },
  },
  flagWords: {
    paediatric: {
      en: 'Below 18 years: these criteria were not made for children and most children with the disease do not meet them.',
      fr: 'Moins de 18 ans : ces critères n’ont pas été conçus pour l’enfant et la plupart des enfants malades ne les remplissent pas.',
    },
  },
  examples: [
    {
      title: { en: 'Anti-SSA and one dry eye, no biopsy', fr: 'Anti-SSA et un œil sec, sans biopsie' },
      input: { ...dryMouth, biopsy_done: '0', ssa: '1', oss_r: '2', oss_l: '3', schirmer_r: '7', schirmer_l: '5', uwsf: '0.15' },
      expect: { score_min: '4', score_max: '7', classified: '1' },
    },
    {
      title: { en: 'A biopsy and one stained eye', fr: 'Une biopsie et un œil coloré' },
      input: {
        ...dryMouth,
        fls: '1',
        focus_score: '1.2',
        ssa: '0',
        oss_r: '5',
        oss_l: '1',
        schirmer_r: '12',
        schirmer_l: '12',
        uwsf: '0.4',
      },
      expect: { score: '4', classified: '1' },
    },
    {
      title: { en: 'Anti-SSA and nothing else known', fr: 'Anti-SSA et rien d’autre de connu' },
      input: { ...dryMouth, ssa: '1' },
      expect: { score_min: '3', score_max: '9', classified: 'NA', reason: 'items_missing' },
    },
    {
      title: { en: 'A child with parotitis and anti-SSA, few tests', fr: 'Un enfant avec parotidite et anti-SSA, peu d’examens' },
      input: {
        ...allNo,
        sx_dry_mouth: '0',
        essdai_positive_domains: '1',
        exclusion_condition: 'none',
        ssa: '1',
        biopsy_done: '0',
        age: '12',
      },
      expect: { classified: 'NA', reason: 'items_missing', flag: 'paediatric' },
    },
  ],
  compute: classify,
})
