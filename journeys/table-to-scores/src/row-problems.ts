import { comparePartialDates, type PartialDate, parsePartialDate } from '@dacryon/core'
import type { RowBatch } from '@dacryon/data'
import type { Reason } from '@dacryon/endpoints'

/** Columns that any table may have beside those of the instrument. */
export const commonColumns = ['subject', 'visit', 'date_b', 'date_f'] as const

/** Where the common columns stand in a table that has them. */
export type CommonColumns = Readonly<Partial<Record<(typeof commonColumns)[number], number>>>

const day = /^\d{4}-\d\d-\d\d$/

const readDate = (text: string): PartialDate | undefined => {
  const read = parsePartialDate(text)
  return read.ok ? read.value : undefined
}

/** Why the dates of a row forbid scoring it. A date that is not there, or not known to the day, forbids nothing it cannot prove. */
export const dateReasons = (baseline: string, followUp: string): readonly Reason[] => {
  if (
    day.test(baseline) &&
    day.test(followUp) &&
    baseline <= followUp &&
    readDate(baseline) !== undefined &&
    readDate(followUp) !== undefined
  )
    return []
  const [before, after] = [readDate(baseline), readDate(followUp)]
  const wrong = [
    ...(baseline !== '' && baseline !== 'NA' && before === undefined ? ['invalid:date_b'] : []),
    ...(followUp !== '' && followUp !== 'NA' && after === undefined ? ['invalid:date_f'] : []),
  ]
  if (wrong.length > 0) return wrong
  return before !== undefined && after !== undefined && comparePartialDates(after, before) === 'before' ? ['follow_up_before_baseline'] : []
}

/** One text for a subject and a visit; undefined where either is not known. */
export const visitKey = (subject: string, visit: string): string | undefined => {
  const [who, when] = [subject.trim(), visit.trim()]
  return who === '' || when === '' || who === 'NA' || when === 'NA' ? undefined : `${who}\u0000${when}`
}

/** Collects the subjects and visits that stand in several rows. */
export const duplicateVisits = (subject: number, visit: number) => {
  const seen = new Set<string>()
  const twice = new Set<string>()
  return {
    twice: twice as ReadonlySet<string>,
    add(batch: RowBatch, row: number): void {
      const key = visitKey(batch.text(row, subject), batch.text(row, visit))
      if (key === undefined) return
      if (seen.has(key)) twice.add(key)
      else seen.add(key)
    },
  }
}
