import type { Option } from '@dacryon/endpoints'
import type { z } from 'zod'
import type { planOptionSchema } from '../schema/plan.ts'
import type { Prepared } from '../scoring/prepared.ts'

type PlanOption = z.output<typeof planOptionSchema>

const choicesOf = (option: Option): PlanOption['choices'] =>
  option.kind === 'choice' ? Object.entries(option.choices).map(([id, label]) => ({ id, label: { ...label } })) : []

/** Choices that are made once for all instruments that have them: those in words. Thresholds are each instrument's own. */
export const planOptions = (prepared: Prepared, ids: ReadonlySet<string>): PlanOption[] => {
  const found = new Map<string, PlanOption>()
  for (const { instrument, chosen } of prepared.instruments.values()) {
    if (!ids.has(instrument.id)) continue
    for (const [id, option] of Object.entries(instrument.options ?? {})) {
      if (option.kind !== 'choice') continue
      const known = found.get(id)
      if (known !== undefined) {
        known.instruments.push(instrument.id)
        known.choices.push(...choicesOf(option).filter((choice) => !known.choices.some((one) => one.id === choice.id)))
      } else
        found.set(id, {
          id,
          kind: option.kind,
          label: { ...option.label },
          ...(option.help !== undefined && { help: { ...option.help } }),
          choices: choicesOf(option),
          default: option.default,
          chosen: prepared.plan?.plan.options[id] ?? chosen.texts[id] ?? option.default,
          instruments: [instrument.id],
        })
    }
  }
  return [...found.values()]
}
