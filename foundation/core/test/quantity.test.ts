import { expect, expectTypeOf, it } from 'vitest'
import { type Quantity, quantity } from '../src/index.ts'

const isLowFlow = (flow: Quantity<'mL/min'>): boolean => flow <= 0.1
const perMinute = (flow: Quantity<'mL/(15.min)'>): Quantity<'mL/min'> => quantity(flow / 15, 'mL/min')

it('carries its unit in the type and costs nothing', () => {
  const flow = quantity(1.2, 'mL/(15.min)')
  expectTypeOf(flow).toEqualTypeOf<Quantity<'mL/(15.min)'>>()
  expectTypeOf(flow).toExtend<number>()
  expect(isLowFlow(perMinute(flow))).toBe(true)
  expect(flow).toBe(1.2)
})

it('does not compile with the wrong unit', () => {
  // @ts-expect-error  1.2 mL over 15 minutes is not 1.2 mL per minute
  isLowFlow(quantity(1.2, 'mL/(15.min)'))
  // @ts-expect-error  a bare number has no unit
  isLowFlow(0.1)
  // @ts-expect-error  not a unit of the list
  quantity(1, 'furlong')
  // @ts-expect-error  two units cannot change places
  expectTypeOf<Quantity<'mm'>>().toExtend<Quantity<'cm'>>()
})
