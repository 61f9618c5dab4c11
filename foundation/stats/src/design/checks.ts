import type { Issue } from '@dacryon/core'
import { inputError } from '../result/index.ts'

/** An argument that must lie strictly between two numbers. Issues: `argument-invalid`. */
export const between = (name: string, value: number, low: number, high: number): readonly Issue[] =>
  value > low && value < high
    ? []
    : [
        inputError('argument-invalid', `${name} is ${value}.`, `Give a number between ${low} and ${high}.`, {
          column: name,
          value: String(value),
        }),
      ]

/** An argument that must be a whole number from `least` up. Issues: `argument-invalid`. */
export const wholeFrom = (name: string, value: number, least: number): readonly Issue[] =>
  Number.isInteger(value) && value >= least
    ? []
    : [inputError('argument-invalid', `${name} is ${value}.`, `Give a whole number from ${least}.`, { column: name, value: String(value) })]
