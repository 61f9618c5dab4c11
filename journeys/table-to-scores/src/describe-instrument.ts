import { asUnitText, type Citation } from '@dacryon/core'
import type { Instrument, Item, NotComputable, Option, Result } from '@dacryon/endpoints'

const unitOf = (unit: string | undefined) =>
  unit === undefined ? {} : { unit, unitText: { en: asUnitText(unit, 'en'), fr: asUnitText(unit, 'fr') } }

const itemOf = ([id, item]: readonly [string, Item]) => {
  const { label, help, recall, group, visit, eye, gland, optional, variables, from } = item
  return {
    id,
    kind: item.kind,
    label,
    ...(help !== undefined && { help }),
    ...(recall !== undefined && { recall }),
    ...(group !== undefined && { group }),
    ...(visit !== undefined && { visit }),
    ...(eye !== undefined && { eye }),
    ...(gland !== undefined && { gland }),
    ...(optional !== undefined && { optional }),
    ...(variables !== undefined && { variables: [...variables] }),
    ...(from !== undefined && { from }),
    ...(item.kind === 'level' && {
      levels: item.levels.map((level) => {
        const meaning = item.meanings?.[level]
        return { level, ...(meaning !== undefined && { meaning }) }
      }),
    }),
    ...(item.kind === 'choice' && { choices: { ...item.choices } }),
    ...(item.kind === 'number' && {
      ...unitOf(item.unit),
      accepts: [...(item.accepts ?? [])],
      ...(item.min !== undefined && { min: item.min }),
      ...(item.above !== undefined && { above: item.above }),
      ...(item.max !== undefined && { max: item.max }),
      ...(item.whole !== undefined && { whole: item.whole }),
      ...(item.halfLimit !== undefined && { halfLimit: item.halfLimit }),
    }),
  }
}

const optionOf = ([id, option]: readonly [string, Option]) => ({
  id,
  kind: option.kind,
  label: option.label,
  default: option.default,
  ...(option.help !== undefined && { help: option.help }),
  ...(option.mark !== undefined && { mark: option.mark }),
  ...(option.kind === 'choice'
    ? { choices: { ...option.choices } }
    : {
        ...unitOf(option.unit),
        ...(option.min !== undefined && { min: option.min }),
        ...(option.max !== undefined && { max: option.max }),
      }),
})

const resultOf = ([id, result]: readonly [string, Result]) => ({
  id,
  kind: result.kind,
  label: result.label,
  ...(result.help !== undefined && { help: result.help }),
  ...(result.optional !== undefined && { optional: result.optional }),
  ...(result.kind === 'category' && { choices: { ...result.choices } }),
  ...(result.kind === 'yes-no' && result.yes !== undefined && { yes: result.yes }),
  ...(result.kind === 'number' && {
    ...unitOf(result.unit),
    ...(result.min !== undefined && { min: result.min }),
    ...(result.max !== undefined && { max: result.max }),
    ...(result.better !== undefined && { better: result.better }),
  }),
})

const citationOf = (citation: Citation) => ({ ...citation })

/** An instrument in one line of a list. */
export const briefInstrument = ({ id, version, short, title, section, mark, measures, aliases = [], companion }: Instrument) => ({
  id,
  version,
  short,
  title,
  section,
  mark,
  measures,
  aliases: [...aliases],
  needsFile: companion !== undefined,
})

/** Everything that a definition says, as plain data: what the program computes is all that is left out. */
export const describeInstrument = (instrument: Instrument) => {
  const { sideRule, notice, licence, earlier, bounds, companion } = instrument
  return {
    ...briefInstrument(instrument),
    items: Object.entries(instrument.items).map(itemOf),
    options: Object.entries(instrument.options ?? {}).map(optionOf),
    results: Object.entries(instrument.results).map(resultOf),
    main: instrument.main,
    rule: instrument.rule,
    missingRule: instrument.missingRule,
    thresholds: (instrument.thresholds ?? []).map(({ label, value, mark, option, citation }) => ({
      label,
      value,
      mark,
      ...(option !== undefined && { option }),
      ...(citation !== undefined && { citation: citationOf(citation) }),
    })),
    marks: (instrument.marks ?? []).map((entry) => ({ ...entry })),
    citations: instrument.citations.map(citationOf),
    disagreements: [...(instrument.disagreements ?? [])],
    edgeCases: [...(instrument.edgeCases ?? [])],
    examples: instrument.examples.map(({ title, input, options = {}, expect }) => ({
      title,
      input: { ...input },
      options: { ...options },
      expect: { ...expect },
    })),
    reasonWords: { ...instrument.reasonWords },
    flagWords: { ...instrument.flagWords },
    ...(sideRule !== undefined && { sideRule }),
    ...(notice !== undefined && { notice }),
    ...(licence !== undefined && { licence }),
    ...(earlier !== undefined && { earlier: { ...earlier } }),
    ...(bounds !== undefined && { bounds: { ...bounds } }),
    ...(companion !== undefined && { companion: { label: companion.label, help: companion.help, sample: companion.sample } }),
  }
}

/** Something that cannot be computed, as plain data. */
export const describeGap = ({ id, title, why, citation }: NotComputable) => ({
  id,
  title,
  why,
  ...(citation !== undefined && { citation: citationOf(citation) }),
})
