import { exact } from '@dacryon/core'
import { policyOption } from '../../definition/common-options.ts'
import { instrument } from '../../definition/instrument.ts'
import { type Missing, missing, type Reason } from '../../definition/reason.ts'
import { allOf, anyOf, atLeast, type Tri } from '../../rules/three-valued.ts'
import { acrEular2017 } from '../acr-eular-2016/citations.ts'

const words = {
  serology: { en: 'Serology', fr: 'Sérologie' },
  biopsy: { en: 'Biopsy', fr: 'Biopsie' },
  ocular: { en: 'Keratoconjunctivitis sicca', fr: 'Kératoconjonctivite sèche' },
}

const decide = (excluded: Tri, criteria: readonly Tri[]): { readonly answer: Tri; readonly why: readonly Reason[] } => {
  const [least, unknown] = [criteria.filter((met) => met === true).length, criteria.filter((met) => met === undefined).length]
  if (excluded === true) return { answer: false, why: ['excluded'] }
  if (least + unknown < 2) return { answer: false, why: ['not_met'] }
  if (least < 2) return { answer: undefined, why: ['items_missing'] }
  return excluded === undefined ? { answer: undefined, why: ['missing:any_exclusion'] } : { answer: true, why: [] }
}

/** ACR criteria of 2012 (SICCA): two of three among serology, biopsy and ocular staining. */
export const acr2012 = instrument({
  id: 'acr_2012',
  version: '2012',
  short: 'ACR 2012',
  title: { en: 'ACR classification criteria of 2012 (SICCA)', fr: 'Critères de classification ACR de 2012 (SICCA)' },
  section: 'classification',
  measures: { en: 'Whether a patient belongs in a research group', fr: 'L’appartenance d’un patient à un groupe de recherche' },
  items: {
    any_exclusion: {
      kind: 'yes-no',
      label: { en: 'Any exclusion', fr: 'Une exclusion' },
      help: {
        en: 'Head and neck radiation, hepatitis C, AIDS, sarcoidosis, amyloidosis, graft-versus-host disease, IgG4-related disease. Not lymphoma, not anticholinergic drugs.',
        fr: 'Irradiation de la tête et du cou, hépatite C, sida, sarcoïdose, amylose, maladie du greffon contre l’hôte, maladie associée aux IgG4. Ni lymphome, ni anticholinergiques.',
      },
    },
    ssa: {
      kind: 'yes-no',
      label: { en: 'Anti-SSA/Ro positive', fr: 'Anti-SSA/Ro positif' },
      group: words.serology,
      variables: ['imm.ssa'],
      worse: 'higher',
    },
    ssb: {
      kind: 'yes-no',
      label: { en: 'Anti-SSB/La positive', fr: 'Anti-SSB/La positif' },
      group: words.serology,
      variables: ['imm.ssb'],
      worse: 'higher',
    },
    rf: {
      kind: 'yes-no',
      label: { en: 'Rheumatoid factor positive', fr: 'Facteur rhumatoïde positif' },
      group: words.serology,
      variables: ['imm.rf_pos'],
      worse: 'higher',
    },
    ana_reciprocal: {
      kind: 'number',
      label: { en: 'Antinuclear antibodies, titre', fr: 'Anticorps antinucléaires, titre' },
      help: { en: 'The number after the colon: 320 for 1:320.', fr: 'Le nombre après les deux-points : 320 pour 1:320.' },
      group: words.serology,
      unit: '{titer}',
      min: '0',
      variables: ['imm.ana_titre'],
      worse: 'higher',
    },
    fls_fs_ge1: {
      kind: 'yes-no',
      label: { en: 'Focal lymphocytic sialadenitis with focus score ≥ 1', fr: 'Sialadénite lymphocytaire focale avec focus score ≥ 1' },
      group: words.biopsy,
      variables: ['hist.focus_score_pos'],
      worse: 'higher',
    },
    oss_max: {
      kind: 'number',
      label: { en: 'Ocular staining score, worse eye', fr: 'Score de coloration oculaire, œil le plus atteint' },
      group: words.ocular,
      unit: '{score}',
      min: '0',
      max: '12',
      whole: true,
      variables: ['oc.oss_max'],
      worse: 'higher',
    },
    eye_confounder: {
      kind: 'yes-no',
      label: {
        en: 'Glaucoma drops every day, or recent eye surgery',
        fr: 'Collyres antiglaucomateux quotidiens, ou chirurgie oculaire récente',
      },
      help: {
        en: 'Corneal surgery or cosmetic surgery of the lids within 5 years. If yes, the staining does not count; blank is taken as no.',
        fr: 'Chirurgie de la cornée ou chirurgie esthétique des paupières depuis moins de 5 ans. Si oui, la coloration ne compte pas ; sans réponse, c’est non.',
      },
      group: words.ocular,
      optional: true,
    },
  },
  options: {
    policy: policyOption,
    ana_from: {
      kind: 'number',
      label: { en: 'Antinuclear titre counts from', fr: 'Titre antinucléaire compté à partir de' },
      unit: '{titer}',
      default: '320',
      min: '0',
      mark: 'primary',
    },
    oss_from: {
      kind: 'number',
      label: { en: 'Ocular staining score positive from', fr: 'Score de coloration positif à partir de' },
      default: '3',
      min: '0',
      mark: 'primary',
    },
  },
  results: {
    serology: { kind: 'yes-no', label: words.serology, optional: true },
    biopsy: { kind: 'yes-no', label: words.biopsy, optional: true },
    ocular: { kind: 'yes-no', label: words.ocular, optional: true },
    criteria_min: {
      kind: 'number',
      label: { en: 'Criteria met, at least', fr: 'Critères remplis, au moins' },
      unit: '{count}',
      min: '0',
      max: '3',
      better: 'lower',
    },
    criteria_max: {
      kind: 'number',
      label: { en: 'Criteria met, at most', fr: 'Critères remplis, au plus' },
      unit: '{count}',
      min: '0',
      max: '3',
      better: 'lower',
    },
    classified: { kind: 'yes-no', label: { en: 'Classified as Sjögren’s disease', fr: 'Classé comme maladie de Sjögren' } },
  },
  main: 'classified',
  rule: {
    en: 'Two of three: anti-SSA or anti-SSB, or a rheumatoid factor together with antinuclear antibodies from 1:320; a biopsy with focus score ≥ 1; an ocular staining score from 3. An exclusion excludes.',
    fr: 'Deux sur trois : anti-SSA ou anti-SSB, ou facteur rhumatoïde avec anticorps antinucléaires à partir de 1:320 ; une biopsie avec focus score ≥ 1 ; un score de coloration oculaire d’au moins 3. Une exclusion exclut.',
  },
  missingRule: {
    en: 'The source is silent. Decided when what is unknown cannot change the answer; else missing. NRI: what would be missing is a “no”.',
    fr: 'La source ne dit rien. Conclu lorsque ce qui est inconnu ne peut pas changer la réponse ; sinon manquant. NRI : ce qui serait manquant devient « non ».',
  },
  sideRule: { en: 'Either eye; the texts read do not say which.', fr: 'L’un ou l’autre œil ; les textes lus ne le précisent pas.' },
  thresholds: [
    { label: { en: 'Classified', fr: 'Classé' }, value: '>= 2 of 3', mark: 'primary' },
    { label: { en: 'Ocular staining', fr: 'Coloration oculaire' }, value: '>= 3', option: 'oss_from', mark: 'primary' },
    { label: { en: 'Antinuclear antibodies', fr: 'Anticorps antinucléaires' }, value: '>= 1:320', option: 'ana_from', mark: 'primary' },
  ],
  mark: 'primary',
  marks: [
    { what: { en: 'which eye counts', fr: 'quel œil compte' }, mark: 'unverified' },
    { what: { en: 'list of exclusions', fr: 'liste des exclusions' }, mark: 'secondary', where: 'a comparison table of criteria' },
    { what: { en: 'missing rule', fr: 'règle des données manquantes' }, mark: 'convention' },
  ],
  citations: [
    {
      title:
        'American College of Rheumatology classification criteria for Sjögren’s syndrome: a data-driven, expert consensus approach in the Sjögren’s International Collaborative Clinical Alliance cohort',
      authors: 'Shiboski SC, Shiboski CH, Criswell L, et al.',
      year: 2012,
      doi: '10.1002/acr.21591',
      where: 'Arthritis Care Res 2012;64:475-87',
    },
    acrEular2017,
  ],
  disagreements: [
    {
      en: 'The ocular staining score needs 3 here and 5 in ACR/EULAR 2016.',
      fr: 'Le score de coloration requis est de 3 ici et de 5 dans ACR/EULAR 2016.',
    },
    {
      en: 'The abstract in PubMed prints titre > 1:320, staining > 3 and focus score > 1; comparison tables print ≥ for all three.',
      fr: 'Le résumé dans PubMed imprime titre > 1:320, coloration > 3 et focus score > 1 ; les tableaux comparatifs impriment ≥ pour les trois.',
    },
  ],
  edgeCases: [
    { en: 'A rheumatoid factor with a titre of 1:160 does not count.', fr: 'Un facteur rhumatoïde avec un titre de 1:160 ne compte pas.' },
    { en: 'Anti-SSB alone counts here, unlike in 2016.', fr: 'Les anti-SSB seuls comptent ici, contrairement à 2016.' },
  ],
  notice: {
    en: 'These criteria classify people with suggestive symptoms or signs for research. They are not a diagnosis.',
    fr: 'Ces critères classent pour la recherche des personnes ayant des symptômes ou signes évocateurs. Ils ne posent pas un diagnostic.',
  },
  reasonWords: {
    excluded: { en: 'One of the exclusions applies.', fr: 'Une des exclusions s’applique.' },
    not_met: { en: 'Two of the three criteria cannot be reached.', fr: 'Deux des trois critères ne peuvent pas être atteints.' },
  },
  examples: [
    {
      title: { en: 'Anti-SSB and staining', fr: 'Anti-SSB et coloration' },
      input: { any_exclusion: '0', ssa: '0', ssb: '1', rf: '0', ana_reciprocal: '0', fls_fs_ge1: '0', oss_max: '3' },
      expect: { serology: '1', ocular: '1', classified: '1' },
    },
    {
      title: { en: 'A titre that is too low', fr: 'Un titre trop faible' },
      input: { any_exclusion: '0', ssa: '0', ssb: '0', rf: '1', ana_reciprocal: '160', fls_fs_ge1: '0', oss_max: '6' },
      expect: { serology: '0', classified: '0', reason: 'not_met' },
    },
  ],
  compute: (given, { policy, ana_from, oss_from }) => {
    const serology = anyOf([given.ssa, given.ssb, allOf([given.rf, atLeast(given.ana_reciprocal, ana_from)])])
    const ocular = given.eye_confounder === true ? false : atLeast(given.oss_max, oss_from)
    const criteria = { serology, biopsy: given.fls_fs_ge1, ocular }
    const states = Object.values(criteria)
    const least = states.filter((met) => met === true).length
    const { answer, why } = decide(given.any_exclusion, states)
    const part = (id: keyof typeof criteria) => ({
      id,
      label: words[id],
      of: 1,
      ...(criteria[id] !== undefined && { got: exact(criteria[id] ? 1 : 0) }),
    })
    const known = (met: Tri): boolean | Missing => met ?? missing('items_missing')
    return {
      values: {
        serology: known(serology),
        biopsy: given.fls_fs_ge1 ?? missing('missing:fls_fs_ge1'),
        ocular: ocular ?? missing('missing:oss_max'),
        criteria_min: exact(least),
        criteria_max: exact(least + states.filter((met) => met === undefined).length),
        classified: answer ?? (policy === 'nri' ? false : missing(why[0] ?? 'items_missing')),
      },
      reasons: why,
      parts: [part('serology'), part('biopsy'), part('ocular')],
    }
  },
})
