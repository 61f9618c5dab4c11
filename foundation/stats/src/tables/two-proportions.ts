import type { Issue } from '@dacryon/core'
import { levelIssues, type Proportion, proportionIssues } from './proportion.ts'

/** What is wrong with two groups and a level. Issues: `count-invalid`, `no-subjects`, `level-invalid`. */
export const twoProportionIssues = (first: Proportion, second: Proportion, level: number): readonly Issue[] => [
  ...proportionIssues(first, 'The first group'),
  ...proportionIssues(second, 'The second group'),
  ...levelIssues(level),
]

/** First minus second, with one rounding. */
export const differenceOf = (first: Proportion, second: Proportion): number =>
  (first.yes * second.of - second.yes * first.of) / (first.of * second.of)
