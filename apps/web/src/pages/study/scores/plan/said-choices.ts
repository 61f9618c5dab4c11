import type { ScoreWords } from '../../../../words/scores-english.ts'
import type { Scores } from '../use-scores.ts'

type Say = (words: { readonly en: string; readonly fr: string }) => string

/** The choices of a plan in words, in the order of the form. */
export const saidChoices = (
  { options, instruments }: Scores,
  plan: Scores['history'][number]['plan'],
  w: ScoreWords['plan'],
  say: Say,
): readonly { readonly name: string; readonly value: string }[] => {
  const saidValue = (id: string, value: string): string => {
    const label = options.find((option) => option.id === id)?.choices.find((choice) => choice.id === value)?.label
    return label === undefined ? value : say(label)
  }
  const saidName = (id: string): string => {
    const label = options.find((option) => option.id === id)?.label
    return label === undefined ? id : say(label)
  }
  const shared = Object.entries(plan.options).map(([id, value]) => ({ name: saidName(id), value: saidValue(id, value) }))
  const own = Object.entries(plan.own).flatMap(([instrument, chosen]) => {
    const short = instruments.find(({ id }) => id === instrument)?.short ?? instrument
    return Object.entries(chosen).map(([id, value]) => ({ name: `${short} · ${saidName(id)}`, value: saidValue(id, value) }))
  })
  return [
    { name: w.baseline, value: plan.baseline },
    ...shared,
    ...own,
    ...(plan.reader === undefined ? [] : [{ name: w.reader, value: plan.reader }]),
    { name: w.totals, value: w.totalsChoices[plan.totals] },
  ]
}
