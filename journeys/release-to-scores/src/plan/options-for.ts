import { type Issue, IssueError } from '@dacryon/core'
import { type ChosenOptions, chooseOptions, type Instrument } from '@dacryon/endpoints'
import type { ScorePlan } from '../schema/plan.ts'

type Choices = Pick<ScorePlan, 'options' | 'own'>

/** True when an instrument has the option and takes the value. */
const takes = (instrument: Instrument, option: string, value: string): boolean =>
  instrument.options?.[option] !== undefined && chooseOptions(instrument, { [option]: value }).ok

/** Options of an instrument under the choices of a study: its own, else those for all that it takes, else its defaults. */
export const optionsFor = (instrument: Instrument, choices: Choices | undefined): ChosenOptions => {
  const shared = Object.entries(choices?.options ?? {}).filter(([option, value]) => takes(instrument, option, value))
  const chosen = chooseOptions(instrument, { ...Object.fromEntries(shared), ...choices?.own[instrument.id] })
  if (!chosen.ok) throw new IssueError(chosen.issues)
  return chosen.value
}

const unknown = (option: string, value: string, message: string, expected: string): Issue => ({
  code: 'option-unknown',
  severity: 'error',
  message,
  remedy: `Use ${expected}.`,
  column: option,
  value,
  expected,
})

/** What is wrong with the choices: options that no instrument has (`option-unknown`), values that none takes (`option-value`). */
export const choiceIssues = (instruments: readonly Instrument[], { options, own }: Choices): readonly Issue[] => [
  ...Object.entries(options).flatMap(([option, value]): readonly Issue[] => {
    const having = instruments.filter((instrument) => instrument.options?.[option] !== undefined)
    const [first] = having
    if (first === undefined) {
      const names = [...new Set(instruments.flatMap((instrument) => Object.keys(instrument.options ?? {})))]
      return [unknown(option, value, `No instrument has an option ${option}.`, names.join(', '))]
    }
    if (having.some((instrument) => takes(instrument, option, value))) return []
    const chosen = chooseOptions(first, { [option]: value })
    return chosen.ok ? [] : chosen.issues
  }),
  ...Object.entries(own).flatMap(([id, choices]): readonly Issue[] => {
    const instrument = instruments.find((one) => one.id === id)
    if (instrument === undefined)
      return [unknown(id, id, `There is no instrument ${id}.`, 'the id of an instrument, as `dacryon instruments` lists them')]
    const chosen = chooseOptions(instrument, choices)
    return chosen.ok ? [] : chosen.issues
  }),
]
