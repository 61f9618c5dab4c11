import { ask } from '@dacryon/core'
import { adjustGraphical, combineFisher, testClosedCombination } from '@dacryon/stats/design'
import { adjustP } from '@dacryon/stats/tests'
import type { Method, OpenCase } from '../../method.ts'
import { need, valuesOf } from '../../options-of.ts'

const adaptive = ({ result, call }: OpenCase) => {
  const echoed = valuesOf(result)
  const stages = [need(echoed.numbers('stage1'), 'stage1'), need(echoed.numbers('stage2'), 'stage2')]
  const square = Number(/sqrt\(([\d.]+)\)/.exec(call)?.[1] ?? 0.5)
  const closed = ask(testClosedCombination(stages, { test: 'simes', weights: [Math.sqrt(square), Math.sqrt(1 - square)] }))
  const single = (arm: number): number =>
    need(closed.intersections.find(({ arms }) => arms.length === 1 && arms[0] === arm)?.combined, 'an arm')
  return {
    stage1: stages[0],
    stage2: stages[1],
    combined_arm: closed.adjusted.map((_, arm) => single(arm)),
    intersection: closed.intersections[0]?.combined,
    adjusted: closed.adjusted,
    fisher_combination_arm1: ask(combineFisher(stages.map((stage) => need(stage[0], 'the first arm')))),
  }
}

/** `w = (.5,.5,0,0), G rows (0,.5,.5,0),(.5,0,0,.5),...` */
const graphOf = (call: string): { readonly weights: readonly number[]; readonly edges: readonly (readonly number[])[] } => {
  const lists = [...call.matchAll(/\(([-\d.,\s]+)\)/g)].map(([, list = '']) => list.split(',').map(Number))
  return { weights: need(lists[0], 'the weights'), edges: lists.slice(1) }
}

const graphical = ({ result, call }: OpenCase) => {
  const p = need(valuesOf(result).numbers('p'), 'p')
  const { weights, edges } = graphOf(call)
  const complete = p.map((_, i) => p.map((_p, j) => (i === j ? 0 : 1 / (p.length - 1))))
  return {
    p,
    adjusted: ask(adjustGraphical(p, weights, edges)),
    holm_check: ask(
      adjustGraphical(
        p,
        p.map(() => 1 / p.length),
        complete,
      ),
    ),
    holm: ask(adjustP(p, 'holm')),
  }
}

/** Adaptive closed test and graphical procedure. */
export const multiplicity: Method = (open) => ({ result: open.id === 'adaptive_closed' ? adaptive(open) : graphical(open) })
