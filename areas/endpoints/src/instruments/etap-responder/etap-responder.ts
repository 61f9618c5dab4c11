import { type Exact, exact } from '@dacryon/core'
import { policyOption } from '../../definition/common-options.ts'
import { instrument } from '../../definition/instrument.ts'
import { invalid, isMissing, type Missing } from '../../definition/reason.ts'
import { allMet } from '../../rules/all-met.ts'
import { fallsBy, risesBy } from '../../rules/change.ts'
import { ifKnown, lacking } from '../../rules/known.ts'
import { etapExamples } from './examples.ts'
import { etapItems } from './items.ts'
import { newActivity } from './new-activity.ts'
import { totalOf } from './total-of.ts'

const etap2021 = {
  title: 'Interleukin 6 receptor inhibition in primary Sjögren syndrome: a multicentre double-blind randomised placebo-controlled trial',
  authors: 'Felten R, Devauchelle-Pensec V, Seror R, et al.',
  year: 2021,
  doi: '10.1136/annrheumdis-2020-218467',
  where: 'Ann Rheum Dis 2021;80:329-38, abstract and table 3',
} as const

const words = {
  fall: { en: 'ESSDAI falls enough', fr: 'L’ESSDAI baisse assez' },
  no_new_activity: { en: 'No new moderate or severe activity', fr: 'Pas de nouvelle activité modérée ou sévère' },
  no_worsening: { en: 'Physician’s assessment not worse', fr: 'Évaluation du médecin non aggravée' },
}

const notWorse = (given: Readonly<Record<string, Exact | undefined>>, by: Exact): boolean | Missing => {
  const { phga_b: base, phga_f: follow } = given
  return base === undefined || follow === undefined ? (lacking(given, ['phga_b', 'phga_f']) ?? { missing: [] }) : !risesBy(base, follow, by)
}

/** The responder rule of ETAP: a fall of ESSDAI, no new moderate or severe activity, and no worsening for the physician. */
export const etapResponder = instrument({
  id: 'etap_responder',
  version: '2021',
  short: 'ETAP',
  title: { en: 'ETAP responder', fr: 'Répondeur ETAP' },
  aliases: ['etap'],
  section: 'response',
  measures: {
    en: 'Systemic response to treatment that no new organ activity undoes',
    fr: 'Réponse systémique au traitement, sans nouvelle atteinte d’organe',
  },
  items: etapItems,
  options: {
    policy: policyOption,
    fall: {
      kind: 'number',
      label: { en: 'ESSDAI: fall of at least', fr: 'ESSDAI : baisse d’au moins' },
      default: '3',
      min: '0',
      mark: 'primary',
    },
    new_activity: {
      kind: 'choice',
      label: { en: 'New activity is', fr: 'Une activité est nouvelle' },
      choices: {
        from_low: { en: 'moderate or severe, from none or low', fr: 'modérée ou sévère, à partir de nulle ou faible' },
        from_none: { en: 'moderate or severe, from none', fr: 'modérée ou sévère, à partir de nulle' },
        any_rise: { en: 'any rise to moderate or severe', fr: 'toute hausse vers modérée ou sévère' },
      },
      default: 'from_low',
      mark: 'convention',
    },
    phga_worse_by: {
      kind: 'number',
      label: { en: 'Worse for the physician: rise of at least', fr: 'Aggravation selon le médecin : hausse d’au moins' },
      help: { en: 'One of ten points of the trial’s scale is 10 mm.', fr: 'Un des dix points de l’échelle de l’essai vaut 10 mm.' },
      unit: 'mm',
      default: '10',
      min: '0.001',
      mark: 'primary',
    },
  },
  results: {
    fall: { kind: 'yes-no', label: words.fall, yes: 'good' },
    no_new_activity: { kind: 'yes-no', label: words.no_new_activity, yes: 'good' },
    no_worsening: { kind: 'yes-no', label: words.no_worsening, yes: 'good' },
    responder: { kind: 'yes-no', label: { en: 'Responder', fr: 'Répondeur' }, yes: 'good' },
  },
  main: 'responder',
  rule: {
    en: 'All three: ESSDAI falls by 3 or more, no domain has newly become moderately or severely active, and the physician’s global assessment has not risen by a tenth of its scale or more.',
    fr: 'Les trois : l’ESSDAI baisse d’au moins 3, aucun domaine n’est nouvellement actif de façon modérée ou sévère, et l’évaluation globale du médecin n’a pas augmenté d’un dixième de son échelle ou plus.',
  },
  missingRule: {
    en: 'Convention. One part that is not met decides. Otherwise bounds: a missing part leaves the answer undetermined; NRI: it counts as not met. A baseline level is needed only where the follow-up is moderate or severe.',
    fr: 'Convention. Une partie non atteinte suffit à conclure. Sinon, bornes : une partie manquante laisse la réponse indéterminée ; NRI : elle compte comme non atteinte. Un niveau initial n’est nécessaire que si le suivi est modéré ou sévère.',
  },
  thresholds: [
    { label: words.fall, value: 'fall >= 3', option: 'fall', mark: 'primary', citation: etap2021 },
    {
      label: { en: 'Worse for the physician', fr: 'Aggravation selon le médecin' },
      value: 'rise >= 1 of 10 (10 mm)',
      option: 'phga_worse_by',
      mark: 'primary',
      citation: etap2021,
    },
  ],
  mark: 'primary',
  marks: [
    {
      what: { en: 'the three parts and their amounts', fr: 'les trois parties et leurs seuils' },
      mark: 'primary',
      where: 'abstract, table 3',
    },
    {
      what: { en: 'what a new domain is, missing parts', fr: 'ce qu’est un nouveau domaine, parties manquantes' },
      mark: 'convention',
      where: 'the abstract speaks of a new domain and does not say from which level',
    },
  ],
  citations: [etap2021],
  edgeCases: [
    {
      en: 'Level 2 is moderate and level 3 severe. A domain that was already moderate and becomes severe counts as new only with “any rise”.',
      fr: 'Le niveau 2 est modéré, le niveau 3 sévère. Un domaine déjà modéré qui devient sévère ne compte comme nouveau qu’avec « toute hausse ».',
    },
    {
      en: 'A total that disagrees with its levels makes the row invalid: one of them is wrong.',
      fr: 'Un total qui contredit ses niveaux rend la ligne invalide : l’un des deux est faux.',
    },
  ],
  examples: etapExamples,
  compute: (given, options) => {
    const [base, follow] = [totalOf(given, 'baseline'), totalOf(given, 'follow-up')]
    if (base === 'disagree') return follow === 'disagree' ? invalid('essdai_b', 'essdai_f') : invalid('essdai_b')
    if (follow === 'disagree') return invalid('essdai_f')
    const fall = isMissing(base)
      ? isMissing(follow)
        ? { missing: [...base.missing, ...follow.missing] }
        : base
      : ifKnown(follow, (value) => fallsBy(base, value, options.fall))
    const noNew = ifKnown(newActivity(given, options.new_activity), (found) => !found)
    const parts = { fall, no_new_activity: noNew, no_worsening: notWorse(given, options.phga_worse_by) }
    return {
      values: { ...parts, responder: allMet(Object.values(parts), options.policy) },
      parts: Object.entries(parts).map(([id, met]) => ({
        id,
        label: words[id as keyof typeof words],
        of: 1,
        ...(!isMissing(met) && { got: exact(met ? 1 : 0) }),
      })),
    }
  },
})
