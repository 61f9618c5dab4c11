import { ask } from '@dacryon/core'
import { type Estimable, isEstimable } from '@dacryon/stats'
import { analyseImputedResponders, analyseResponders, computeTippingPoint, type MissingResponse } from '@dacryon/stats/missing'
import type { Method } from '../../method.ts'
import { completeNumbersOf, numbersOf } from '../../table.ts'

const value = <T>(estimable: Estimable<T>): T | null => (isEstimable(estimable) ? estimable : null)

export const responderMissing: Method = ({ call, table }) => {
  const percent = Number(/change <= (-?[\d.]+)%/.exec(call)?.[1] ?? 'NaN')
  const responds = (before: number, after: number): boolean => (after - before) / before <= percent / 100
  const observed = table('mi_observed')
  const [before, after, arm] = [completeNumbersOf(observed, 'igg_bl'), numbersOf(observed, 'igg24'), completeNumbersOf(observed, 'armn')]
  const subjects = before.map((b, at) => {
    const a = after[at] ?? null
    return { active: arm[at] === 1, response: a === null ? null : responds(b, a) }
  })
  const by = (policy: MissingResponse) => {
    const found = ask(analyseResponders(subjects, policy))
    return { p_active: found.active.proportion, p_placebo: found.placebo.proportion, rd: found.riskDifference, var: found.variance }
  }
  const imputed = table('imputed')
  const [imp, b, a] = ['imp', 'igg_bl', 'igg24'].map((name) => completeNumbersOf(imputed, name))
  const numbers = [...new Set(imp)]
  const responses = numbers.map((number) =>
    (imp ?? []).flatMap((own, row) => (own === number ? [responds(b?.[row] ?? 0, a?.[row] ?? 0)] : [])),
  )
  const pooled = ask(
    analyseImputedResponders(
      subjects.map(({ active }) => active),
      responses,
    ),
  )
  const armCounts = (active: boolean) => {
    const own = subjects.filter((subject) => subject.active === active)
    return {
      responders: own.filter(({ response }) => response === true).length,
      missing: own.filter(({ response }) => response === null).length,
      of: own.length,
    }
  }
  const { cells } = ask(computeTippingPoint(armCounts(true), armCounts(false)))
  return {
    result: {
      observed: by('observed'),
      nri: by('non-responder'),
      worst_case_active: by('worst-case'),
      mi: {
        rd: pooled.estimate,
        se: pooled.standardError,
        df: pooled.df,
        p: pooled.pValue,
        ci: [pooled.interval.low, pooled.interval.high],
        p_active: pooled.active,
        p_placebo: pooled.placebo,
      },
      tipping_point: {
        k1: cells.map(({ activeResponders }) => activeResponders),
        k0: cells.map(({ placeboResponders }) => placeboResponders),
        p: cells.map(({ pValue }) => value(pValue)),
      },
    },
  }
}
