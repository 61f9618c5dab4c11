import { type Issue, IssueError } from '@dacryon/core'
import type { Counted } from '@dacryon/stats'
import { completeCases, type FactorColumn, type Frame, factorOf, type Term, withColumns } from '@dacryon/stats/data'
import { z } from 'zod'
import { optionalColumn, optionalColumns } from '../column-fields.ts'
import { ask } from './ask.ts'
import { checkDistinct } from './check-distinct.ts'
import { checkLevels } from './check-levels.ts'
import { withReference } from './with-reference.ts'

/** Options of every regression: what explains the outcome. */
export const termFields = {
  factor: optionalColumn('factor', 'Groups to compare, such as arm'),
  reference: z.string().min(1).exactOptional().describe('Group to compare with; the first of the alphabet when absent'),
  covariates: optionalColumns('either', 'Covariates; a column of numbers is a measurement'),
  categories: optionalColumns('factor', 'Covariates that are categories although written as numbers'),
  interaction: optionalColumns('either', 'Two of these columns whose interaction is added'),
}

/** What `termFields` give. */
export interface TermOptions {
  readonly factor?: string
  readonly reference?: string
  readonly covariates: readonly string[]
  readonly categories: readonly string[]
  readonly interaction: readonly string[]
}

/** Complete rows and terms of a regression. */
export interface ModelTerms {
  readonly frame: Frame
  /** The groups that are compared, reference first. */
  readonly factor: FactorColumn | undefined
  readonly terms: readonly Term[]
  /** The terms for a sentence. */
  readonly names: readonly string[]
  readonly counted: Counted
  readonly warnings: readonly Issue[]
}

const termIssue = (code: string, message: string, remedy: string, column: string): IssueError =>
  new IssueError([{ code, severity: 'error', message, remedy, column }])

const interactionOf = (interaction: readonly string[], mains: readonly string[]): readonly Term[] => {
  if (interaction.length === 0) return []
  const outside = interaction.find((name) => !mains.includes(name))
  if (outside !== undefined)
    throw termIssue('not-in-model', `${outside} is in the interaction but not among the terms.`, 'Name it as a covariate too.', outside)
  if (new Set(interaction).size !== 2)
    throw termIssue(
      'interaction-not-two',
      `The interaction names ${interaction.length} columns.`,
      'Name two different columns.',
      'interaction',
    )
  return [interaction]
}

/**
 * The complete rows of a regression and its terms: the groups, the categories, the covariates, the interaction.
 *
 * Throws an `IssueError` (`no-term`, `column-twice`, `not-in-model`, `interaction-not-two`, `too-few-groups`, `level-unknown`,
 * `no-complete-case`).
 */
export const modelTerms = (given: Frame, options: TermOptions, others: readonly string[]): ModelTerms => {
  const { factor, reference, categories, covariates, interaction } = options
  const mains = [...(factor === undefined ? [] : [factor]), ...categories, ...covariates]
  if (mains.length === 0)
    throw termIssue('no-term', 'Nothing is named that could explain the outcome.', 'Name groups or covariates.', 'factor')
  checkDistinct([...others, ...mains])
  const terms = [...mains.map((name) => [name]), ...interactionOf(interaction, mains)]
  const cases = ask(completeCases(given, [...others, ...mains]))
  checkLevels(
    [...cases.frame.columns.values()].filter((column) => column.kind === 'factor' && mains.includes(column.name)) as FactorColumn[],
  )
  const groups = factor === undefined ? undefined : withReference(ask(factorOf(cases.frame, factor)), reference)
  return {
    frame: groups === undefined ? cases.frame : withColumns(cases.frame, groups),
    factor: groups,
    terms,
    names: terms.map((term) => term.join(' by ')),
    counted: cases.counted,
    warnings: cases.warnings,
  }
}
