import { type ArmNames, armName, type Summary } from './points-of.ts'

type Words = Summary['transitions'][number]['fromWords']

/** Movements of one arm: states in their order, and how many went from which to which. */
export interface TransitionMatrix {
  readonly arm: string
  readonly states: readonly { readonly id: string; readonly words: Words }[]
  readonly count: (from: string, to: string) => number
  readonly from: (state: string) => number
  readonly all: number
  /** Patients whose state is known at both visits and is the same. */
  readonly unchanged: number
  /** Patients whose state is known at both visits. */
  readonly known: number
}

/** Movements from the baseline to a visit, one matrix an arm. States come in the order of the instrument, those not known last. */
export const transitionMatrices = (
  summary: Summary,
  result: string,
  visit: string,
  arms: readonly string[],
  names: ArmNames,
): readonly TransitionMatrix[] => {
  const moves = summary.transitions.filter((one) => one.result === result && one.visit === visit)
  const words = new Map<string, Words>()
  for (const { categories = [] } of summary.groups.flatMap(({ results }) => results.filter((one) => one.result === result)))
    for (const { value, label } of categories) words.set(value, label)
  for (const { from, to, fromWords, toWords } of moves.toSorted((a, b) => Number(a.from === 'NA') - Number(b.from === 'NA'))) {
    if (!words.has(from) && from !== 'NA') words.set(from, fromWords)
    if (!words.has(to) && to !== 'NA') words.set(to, toWords)
  }
  for (const { from, to, fromWords, toWords } of moves) {
    if (from === 'NA') words.set('NA', fromWords)
    if (to === 'NA') words.set('NA', toWords)
  }
  const states = [...words].map(([id, said]) => ({ id, words: said }))
  return arms.flatMap((arm) => {
    const own = moves.filter((move) => armName(move, names) === arm)
    if (own.length === 0) return []
    const sum = (of: typeof own): number => of.reduce((total, { count }) => total + count, 0)
    const known = own.filter(({ from, to }) => from !== 'NA' && to !== 'NA')
    return [
      {
        arm,
        states,
        count: (from, to) => sum(own.filter((move) => move.from === from && move.to === to)),
        from: (state) => sum(own.filter(({ from }) => from === state)),
        all: sum(own),
        unchanged: sum(known.filter(({ from, to }) => from === to)),
        known: sum(known),
      },
    ]
  })
}
