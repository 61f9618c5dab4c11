import { addExact, divideExact, type Exact, exact, exactOne, exactZero, multiplyExact, subtractExact } from '@dacryon/core'
import { instrument } from '../../definition/instrument.ts'
import type { NumberItem } from '../../definition/item.ts'
import { isMissing, type Missing, missing, type Reason } from '../../definition/reason.ts'
import type { NumberResult } from '../../definition/result.ts'
import type { Words } from '../../definition/words.ts'
import { ifKnown, orMissing } from '../../rules/known.ts'

const hours = (label: Words, more: Partial<NumberItem> = {}) =>
  ({
    kind: 'number',
    label,
    recall: { en: 'last 7 days', fr: '7 derniers jours' },
    unit: 'h',
    min: '0',
    max: '168',
    ...more,
  }) as const

const effect = (label: Words) =>
  ({
    kind: 'number',
    label,
    help: { en: '0 no effect, 10 prevented completely', fr: '0 aucun effet, 10 totalement empêché' },
    recall: { en: 'last 7 days', fr: '7 derniers jours' },
    unit: '{score}',
    min: '0',
    max: '10',
    worse: 'higher',
  }) as const satisfies NumberItem

const percent = (label: Words, optional?: true) =>
  ({
    kind: 'number',
    label,
    unit: '%',
    min: '0',
    max: '100',
    better: 'lower',
    ...(optional && { optional }),
  }) as const satisfies NumberResult

const words = {
  absenteeism: { en: 'Absenteeism', fr: 'Absentéisme' },
  presenteeism: { en: 'Presenteeism', fr: 'Présentéisme' },
  overall: { en: 'Overall work impairment', fr: 'Perte globale de capacité de travail' },
  activity: { en: 'Activity impairment', fr: 'Perte d’activité' },
}

const [ten, hundred] = [exact(10), exact(100)]

interface Work {
  readonly absent: Exact | Missing
  readonly present: Exact | Missing
  readonly overall: Exact | Missing
  readonly reasons: readonly Reason[]
}

const none = (first: Reason): Work => ({ absent: missing(first), present: missing(first), overall: missing(first), reasons: [first] })

/** Shares of work lost, 0 to 1. */
const workOf = (employed: boolean | undefined, missed?: Exact, worked?: Exact, effectOnWork?: Exact): Work => {
  if (employed === false) return none('not_employed')
  if (employed === undefined) return none('missing:q1_employed')
  if (missed?.n === 0 && worked?.n === 0) return none('no_hours')
  const total = missed === undefined || worked === undefined ? undefined : addExact(missed, worked)
  const absent: Exact | Missing =
    total === undefined || missed === undefined
      ? missing(missed === undefined ? 'missing:q2_missed_health_h' : 'missing:q4_worked_h')
      : divideExact(missed, total)
  if (worked?.n === 0) {
    const overall = isMissing(absent) ? absent : exactOne
    return { absent, present: missing('not_at_work'), overall, reasons: isMissing(absent) ? absent.missing : [] }
  }
  const present = orMissing(effectOnWork === undefined ? undefined : divideExact(effectOnWork, ten), 'missing:q5_work_0_10')
  const overall = ifKnown(absent, (away) => ifKnown(present, (slow) => addExact(away, multiplyExact(subtractExact(exactOne, away), slow))))
  return { absent, present, overall, reasons: [absent, present].flatMap((value) => (isMissing(value) ? value.missing : [])) }
}

const asPercent = (share: Exact | Missing): Exact | Missing => ifKnown(share, (value) => multiplyExact(value, hundred))

/** Work Productivity and Activity Impairment, general health: shares of work and activity lost in 7 days, in percent, higher is worse. */
export const wpaiGh = instrument({
  id: 'wpai_gh',
  version: '2.0',
  short: 'WPAI:GH',
  title: {
    en: 'Work Productivity and Activity Impairment, general health',
    fr: 'Productivité au travail et limitation des activités, santé générale',
  },
  section: 'patient-reported',
  measures: { en: 'Work and activity lost to health problems', fr: 'Le travail et les activités perdus pour raison de santé' },
  items: {
    q1_employed: { kind: 'yes-no', label: { en: 'In paid work', fr: 'En activité professionnelle' } },
    q2_missed_health_h: hours({ en: 'Hours missed for health', fr: 'Heures manquées pour raison de santé' }, { worse: 'higher' }),
    q3_missed_other_h: hours({ en: 'Hours missed for other reasons', fr: 'Heures manquées pour d’autres raisons' }, { optional: true }),
    q4_worked_h: hours({ en: 'Hours worked', fr: 'Heures travaillées' }),
    q5_work_0_10: effect({ en: 'Effect on work', fr: 'Effet sur le travail' }),
    q6_activity_0_10: effect({ en: 'Effect on other activities', fr: 'Effet sur les autres activités' }),
  },
  results: {
    absenteeism_pct: percent(words.absenteeism),
    presenteeism_pct: percent(words.presenteeism, true),
    overall_pct: percent(words.overall),
    activity_pct: percent(words.activity),
  },
  main: 'overall_pct',
  rule: {
    en: 'Absenteeism is the hours missed for health ÷ (hours missed for health + hours worked). Presenteeism is the effect on work ÷ 10. Overall is absenteeism + (1 − absenteeism) × presenteeism. Activity is its effect ÷ 10. All in percent.',
    fr: 'L’absentéisme est le nombre d’heures manquées pour raison de santé ÷ (heures manquées pour raison de santé + heures travaillées). Le présentéisme est l’effet sur le travail ÷ 10. La perte globale est absentéisme + (1 − absentéisme) × présentéisme. L’activité est son effet ÷ 10. Le tout en pour cent.',
  },
  missingRule: {
    en: 'Not in paid work: only activity is scored. No hours at all: the same. Missed hours but none worked: absent and overall impaired by 100 %, presenteeism cannot be told.',
    fr: 'Sans activité professionnelle : seule l’activité est cotée. Aucune heure : de même. Des heures manquées mais aucune travaillée : absentéisme et perte globale de 100 %, présentéisme indéterminable.',
  },
  mark: 'primary',
  marks: [
    {
      what: { en: 'weeks without hours worked', fr: 'semaines sans heures travaillées' },
      mark: 'convention',
    },
  ],
  citations: [
    {
      title: 'The validity and reproducibility of a work productivity and activity impairment instrument',
      authors: 'Reilly MC, Zbrozek AS, Dukes EM',
      year: 1993,
      doi: '10.2165/00019053-199304050-00006',
      where: 'Pharmacoeconomics 1993;4:353-65; formulas on the developer’s pages',
    },
  ],
  disagreements: [
    {
      en: 'The version for a specific health problem numbers its questions otherwise.',
      fr: 'La version pour un problème de santé particulier numérote autrement ses questions.',
    },
  ],
  edgeCases: [
    {
      en: 'Hours missed for other reasons, such as holidays, do not count.',
      fr: 'Les heures manquées pour d’autres raisons, comme les congés, ne comptent pas.',
    },
  ],
  licence: {
    en: 'The wording of the questions belongs to its author; only their ids and the answers are kept.',
    fr: 'Le texte des questions appartient à son auteur ; seuls leurs identifiants et les réponses sont conservés.',
  },
  reasonWords: {
    not_employed: { en: 'Not in paid work.', fr: 'Sans activité professionnelle.' },
    no_hours: { en: 'No hours were worked and none missed for health.', fr: 'Aucune heure travaillée ni manquée pour raison de santé.' },
    not_at_work: { en: 'No hours were worked.', fr: 'Aucune heure travaillée.' },
  },
  examples: [
    {
      title: { en: 'Four hours missed, 36 worked', fr: 'Quatre heures manquées, 36 travaillées' },
      input: { q1_employed: '1', q2_missed_health_h: '4', q4_worked_h: '36', q5_work_0_10: '3', q6_activity_0_10: '5' },
      expect: { absenteeism_pct: '10', presenteeism_pct: '30', overall_pct: '37', activity_pct: '50' },
    },
    {
      title: { en: 'A whole week missed', fr: 'Une semaine entière manquée' },
      input: { q1_employed: '1', q2_missed_health_h: '38', q4_worked_h: '0', q6_activity_0_10: '9' },
      expect: { absenteeism_pct: '100', presenteeism_pct: 'NA', overall_pct: '100', activity_pct: '90' },
    },
    {
      title: { en: 'Not in paid work', fr: 'Sans activité professionnelle' },
      input: { q1_employed: '0', q6_activity_0_10: '6' },
      expect: { overall_pct: 'NA', activity_pct: '60', reason: 'not_employed' },
    },
  ],
  compute: (given) => {
    const { absent, present, overall, reasons } = workOf(given.q1_employed, given.q2_missed_health_h, given.q4_worked_h, given.q5_work_0_10)
    const activity = orMissing(
      given.q6_activity_0_10 === undefined ? undefined : divideExact(given.q6_activity_0_10, ten),
      'missing:q6_activity_0_10',
    )
    const lost = asPercent(absent)
    return {
      values: {
        absenteeism_pct: lost,
        presenteeism_pct: asPercent(present),
        overall_pct: asPercent(overall),
        activity_pct: asPercent(activity),
      },
      reasons: [...reasons, ...(isMissing(activity) ? activity.missing : [])],
      parts: isMissing(overall)
        ? []
        : [
            { id: 'absent', label: words.absenteeism, of: 100, ...(!isMissing(lost) && { got: lost }) },
            {
              id: 'slowed',
              label: words.presenteeism,
              of: 100,
              ...(!isMissing(absent) && { got: multiplyExact(hundred, isMissing(present) ? exactZero : subtractExact(overall, absent)) }),
            },
          ],
    }
  },
})
