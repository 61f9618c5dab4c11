import { type Instrument, reasonWords, type Words } from '@dacryon/endpoints'

type Told = (item: Words) => Words

/** Codes that name an item. */
const aboutItem: Readonly<Record<string, Told>> = {
  missing: ({ en, fr }) => ({ en: `Not known: ${en}`, fr: `Non connu : ${fr}` }),
  invalid: ({ en, fr }) => ({ en: `A value that is not allowed: ${en}`, fr: `Valeur non admise : ${fr}` }),
  wrong_unit: ({ en, fr }) => ({ en: `A unit that does not convert: ${en}`, fr: `Unité non convertible : ${fr}` }),
  censored: ({ en, fr }) => ({ en: `Beyond what the test can measure: ${en}`, fr: `Hors des limites de mesure : ${fr}` }),
  borderline: ({ en, fr }) => ({ en: `Borderline, neither yes nor no: ${en}`, fr: `Douteux, ni oui ni non : ${fr}` }),
  several_readers: ({ en, fr }) => ({
    en: `Readers differ, and the plan names none: ${en}`,
    fr: `Les lecteurs diffèrent et le plan n’en nomme aucun : ${fr}`,
  }),
  several_eyes: ({ en, fr }) => ({ en: `Both eyes, where one value is needed: ${en}`, fr: `Deux yeux pour une seule valeur : ${fr}` }),
  several_glands: ({ en, fr }) => ({
    en: `Several glands, where one value is needed: ${en}`,
    fr: `Plusieurs glandes pour une seule valeur : ${fr}`,
  }),
  half_limit: ({ en, fr }) => ({
    en: `Half the limit of the test was used: ${en}`,
    fr: `La moitié de la limite de mesure a été utilisée : ${fr}`,
  }),
}

const atBaseline: Told = ({ en, fr }) => ({ en: `${en} (baseline)`, fr: `${fr} (initial)` })

/** Label of an item, with its visit where an instrument reads it twice. */
const nameOf = ({ items }: Instrument, id: string): Words => {
  const item = items[id]
  if (item === undefined) return { en: id, fr: id }
  return item.visit === 'baseline' ? atBaseline(item.label) : item.label
}

/** What a reason or flag means; the code itself where nobody wrote more. */
export const wordsOfCode = (instrument: Instrument, code: string): Words => {
  const known: Readonly<Record<string, Words>> = { ...reasonWords, ...instrument.reasonWords, ...instrument.flagWords }
  const whole = known[code]
  if (whole !== undefined) return whole
  const [kind = '', item = ''] = [code.slice(0, code.indexOf(':')), code.slice(code.indexOf(':') + 1)]
  const tell = aboutItem[kind]
  return tell === undefined ? { en: code, fr: code } : tell(nameOf(instrument, item))
}
