import type { Prepared } from '../scoring/prepared.ts'

/** A total that files hold, and the result that it should equal. */
export interface Total {
  readonly variable: string
  readonly instrument: string
  readonly result: string
  readonly eye?: 'right' | 'left'
}

/** Totals that no instrument reads as an item: they are there to be compared. */
export const comparedTotals: readonly Total[] = [
  { variable: 'pro.esspri', instrument: 'esspri', result: 'follow' },
  { variable: 'oc.schirmer_min', instrument: 'schirmer', result: 'worst' },
  { variable: 'oc.schirmer_mean', instrument: 'schirmer', result: 'mean' },
  { variable: 'oc.oss_max', instrument: 'oss_patient', result: 'worst' },
  { variable: 'oc.oss_r', instrument: 'oss', result: 'total', eye: 'right' },
  { variable: 'oc.oss_l', instrument: 'oss', result: 'total', eye: 'left' },
  { variable: 'sgus.omeract_max', instrument: 'omeract_sgus', result: 'max' },
  { variable: 'sgus.omeract_sum', instrument: 'omeract_sgus', result: 'sum' },
  { variable: 'hist.chisholm_mason', instrument: 'chisholm_mason', result: 'grade' },
  { variable: 'hist.focus_score', instrument: 'focus_score', result: 'fs' },
  { variable: 'pro.osdi', instrument: 'osdi', result: 'osdi' },
  { variable: 'pro.sf36_pcs', instrument: 'sf36_v1_components', result: 'pcs' },
  { variable: 'pro.sf36_mcs', instrument: 'sf36_v1_components', result: 'mcs' },
  { variable: 'pro.mfi_general', instrument: 'mfi20', result: 'general' },
  { variable: 'pro.hads_anxiety', instrument: 'hads', result: 'anxiety' },
  { variable: 'pro.hads_depression', instrument: 'hads', result: 'depression' },
]

/** Totals that can be compared: those that an item is either read from or worked out as, and those above. */
export const totalsOf = (instruments: Prepared['instruments']): readonly Total[] => {
  const found = new Map<string, Total>()
  const add = (total: Total): void => {
    const known = instruments.get(total.instrument)
    if (known?.instrument.results[total.result] !== undefined) found.set(`${total.variable} ${total.instrument} ${total.result}`, total)
  }
  for (const { items } of instruments.values())
    for (const { item } of items)
      for (const variable of item.from === undefined ? [] : (item.variables ?? []))
        if (item.from !== undefined) add({ variable, ...item.from })
  comparedTotals.forEach(add)
  return [...found.values()]
}
