import type { ResultColumn } from '../findings.ts'
import { sayLevel } from './say.ts'

/** Columns of an estimate with its interval and P value, in the order in which `estimateCells` fills them. */
export const estimateColumns = (
  title: string,
  level: number,
  as: ResultColumn['as'] = 'number',
  unit?: string,
): readonly ResultColumn[] => {
  const shape = { as, ...(unit !== undefined && { unit }) }
  return [
    { name: 'estimate', title, ...shape },
    { name: 'low', title: `Low, ${sayLevel(level)} CI`, ...shape },
    { name: 'high', title: `High, ${sayLevel(level)} CI`, ...shape },
    { name: 'p', title: 'P', as: 'p' },
  ]
}

/** A column of words. */
export const words = (name: string, title: string): ResultColumn => ({ name, title, as: 'text' })
/** A column of counts. */
export const counts = (name: string, title: string): ResultColumn => ({ name, title, as: 'count' })
/** A column of numbers. */
export const numbers = (name: string, title: string, unit?: string): ResultColumn => ({
  name,
  title,
  as: 'number',
  ...(unit !== undefined && { unit }),
})
/** A column of P values. */
export const pValues = (name: string, title: string): ResultColumn => ({ name, title, as: 'p' })
/** A column of shares from 0 to 1. */
export const shares = (name: string, title: string): ResultColumn => ({ name, title, as: 'percent' })
