import { type Exact, numberOfExact } from '@dacryon/core'
import { type Instrument, isMissing, reasonWords, resultText, type Score, type Words } from '@dacryon/endpoints'

/** How often a reason or a flag was given. */
export interface CodeCount {
  readonly code: string
  readonly rows: number
  /** What the code means; absent for codes that name an input. */
  readonly meaning?: Words
}

/** One result over all rows of a table. */
export interface ResultSummary {
  readonly id: string
  readonly label: Words
  readonly kind: 'number' | 'yes-no' | 'category'
  readonly known: number
  readonly missing: number
  /** Rows by answer: `1` and `0`, or the words of a category. */
  readonly counts?: Readonly<Record<string, number>>
  /** Least and greatest as decimal text, and the mean, where any number is known. */
  readonly min?: string
  readonly max?: string
  readonly mean?: number
}

/** What came out of scoring a table. */
export interface ScoreSummary {
  /** `star@2022-candidate` */
  readonly instrument: string
  readonly title: Words
  readonly mark: Instrument['mark']
  /** Options that held for every row. */
  readonly options: Readonly<Record<string, string>>
  /** Options that each row gave itself. */
  readonly optionColumns: readonly string[]
  readonly rows: number
  /** Rows whose main result is known. */
  readonly scored: number
  readonly main: string
  readonly reasons: readonly CodeCount[]
  readonly flags: readonly CodeCount[]
  readonly results: readonly ResultSummary[]
  readonly notice?: Words
}

interface Running {
  known: number
  missing: number
  sum: number
  min: number
  max: number
  least: Exact | undefined
  greatest: Exact | undefined
  yes: number
  no: number
  readonly words: Map<string, number>
}

const meaningOf = (instrument: Instrument, code: string): Words | undefined => {
  const words: Readonly<Record<string, Words>> = { ...reasonWords, ...instrument.reasonWords, ...instrument.flagWords }
  return Object.hasOwn(words, code) ? words[code] : undefined
}

const codeCounts = (instrument: Instrument, joined: ReadonlyMap<string, number>): readonly CodeCount[] => {
  const counts = new Map<string, number>()
  for (const [codes, rows] of joined) for (const code of new Set(codes.split(';'))) counts.set(code, (counts.get(code) ?? 0) + rows)
  return [...counts]
    .map(([code, rows]) => {
      const meaning = meaningOf(instrument, code)
      return { code, rows, ...(meaning !== undefined && { meaning }) }
    })
    .toSorted((a, b) => b.rows - a.rows || (a.code < b.code ? -1 : 1))
}

const count = (map: Map<string, number>, key: string): void => {
  map.set(key, (map.get(key) ?? 0) + 1)
}

const addValue = (into: Running, value: Exact | boolean | string): void => {
  into.known++
  if (value === true) into.yes++
  else if (value === false) into.no++
  else if (typeof value === 'string') count(into.words, value)
  else {
    const number = numberOfExact(value)
    into.sum += number
    if (number < into.min) {
      into.min = number
      into.least = value
    }
    if (number > into.max) {
      into.max = number
      into.greatest = value
    }
  }
}

const summarise = (instrument: Instrument, id: string, run: Running): ResultSummary[] => {
  const result = instrument.results[id]
  if (result === undefined) return []
  const { label, kind } = result
  const counts =
    kind === 'yes-no'
      ? { 1: run.yes, 0: run.no }
      : kind === 'category'
        ? Object.fromEntries(Object.keys(result.choices).map((word) => [word, run.words.get(word) ?? 0]))
        : undefined
  return [
    {
      id,
      label,
      kind,
      known: run.known,
      missing: run.missing,
      ...(counts !== undefined && { counts }),
      ...(run.least !== undefined && { min: resultText(run.least) }),
      ...(run.greatest !== undefined && { max: resultText(run.greatest), mean: run.sum / run.known }),
    },
  ]
}

/** Counts scores as they are made. */
export const scoreTally = (instrument: Instrument) => {
  const ids = Object.keys(instrument.results)
  const running = ids.map(
    (): Running => ({
      known: 0,
      missing: 0,
      sum: 0,
      min: Number.POSITIVE_INFINITY,
      max: Number.NEGATIVE_INFINITY,
      least: undefined,
      greatest: undefined,
      yes: 0,
      no: 0,
      words: new Map(),
    }),
  )
  const main = ids.indexOf(instrument.main)
  const reasons = new Map<string, number>()
  const flags = new Map<string, number>()
  let rows = 0
  let scored = 0
  return {
    /** One result of the row that is being counted. */
    result(at: number, value: Score['results'][string] | undefined): void {
      const run = running[at]
      if (run === undefined) return
      if (value === undefined || isMissing(value)) run.missing++
      else {
        addValue(run, value)
        if (at === main) scored++
      }
    },
    /** The end of a row. */
    row(reason: string, flag: string): void {
      rows++
      if (reason !== '') count(reasons, reason)
      if (flag !== '') count(flags, flag)
    },
    summary(options: Readonly<Record<string, string>>, optionColumns: readonly string[]): ScoreSummary {
      return {
        instrument: `${instrument.id}@${instrument.version}`,
        title: instrument.title,
        mark: instrument.mark,
        options,
        optionColumns,
        rows,
        scored,
        main: instrument.main,
        reasons: codeCounts(instrument, reasons),
        flags: codeCounts(instrument, flags),
        results: ids.flatMap((id, at) => summarise(instrument, id, running[at] as Running)),
        ...(instrument.notice !== undefined && { notice: instrument.notice }),
      }
    },
  }
}
