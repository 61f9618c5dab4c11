import type { NumberItem } from '../../definition/item.ts'
import type { Words } from '../../definition/words.ts'

const resting: Words = { en: 'Unstimulated', fr: 'Non stimulé' }
const chewing: Words = { en: 'Stimulated (chewing)', fr: 'Stimulé (mastication)' }

const perMinutes = ['mL/(5.min)', 'mL/(10.min)', 'mL/(15.min)'] as const

const flow = <const V extends string>(group: Words, variable: V) =>
  ({
    kind: 'number',
    label: { en: 'Flow as recorded', fr: 'Débit enregistré' },
    help: { en: 'Wanted only when volume and minutes are not known.', fr: 'Utile seulement si le volume et la durée ne sont pas connus.' },
    group,
    unit: 'mL/min',
    accepts: perMinutes,
    min: '0',
    variables: [variable],
    worse: 'lower',
    optional: true,
  }) as const satisfies NumberItem

const volume = (group: Words) =>
  ({
    kind: 'number',
    label: { en: 'Volume collected', fr: 'Volume recueilli' },
    help: { en: 'Weighed saliva: 1 g counts as 1 mL. 0 is a result.', fr: 'Salive pesée : 1 g compte pour 1 mL. 0 est un résultat.' },
    group,
    unit: 'mL',
    min: '0',
    worse: 'lower',
    optional: true,
  }) as const satisfies NumberItem

const minutes = (group: Words) =>
  ({
    kind: 'number',
    label: { en: 'Minutes', fr: 'Minutes' },
    group,
    unit: 'min',
    above: '0',
    optional: true,
  }) as const satisfies NumberItem

/** Volume and minutes, or the flow as recorded, at rest and when chewing. */
export const items = {
  volume: { ...volume(resting), variables: ['or.uwsf_volume'] },
  minutes: { ...minutes(resting), variables: ['or.uwsf_duration'] },
  flow: { ...flow(resting, 'or.uwsf'), accepts: [...perMinutes, 'g/min', 'g/(15.min)'] },
  stimulated_volume: volume(chewing),
  stimulated_minutes: minutes(chewing),
  stimulated_flow: flow(chewing, 'or.swsf'),
} as const satisfies Readonly<Record<string, NumberItem>>
