import type { Unit } from './units.ts'

declare const unit: unique symbol

/** A number that carries its unit in its type: costs nothing when running, and mL per 15 minutes cannot pass for mL per minute. */
export type Quantity<U extends Unit> = number & { readonly [unit]: U }

/**
 * Stamps a unit on a bare number, where a file or a form said what the unit is.
 *
 * @example
 * const flow = quantity(0.08, 'mL/min') // Quantity<'mL/min'>
 */
export const quantity = <const U extends Unit>(value: number, _unit: U): Quantity<U> => value as Quantity<U>
