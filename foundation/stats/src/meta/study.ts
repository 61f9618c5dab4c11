import type { Issue } from '@dacryon/core'
import { inputError } from '../result/problems.ts'
import { type Proportion, proportionIssues } from '../tables/proportion.ts'

/** Events in two arms of one study. */
export interface TwoArmStudy {
  readonly name: string
  readonly treated: Proportion
  readonly control: Proportion
}

/** The effect of one study with its sampling variance. */
export interface StudyEffect {
  readonly name: string
  /** On a scale where it is nearly normal: log odds ratio, log risk ratio, risk difference. */
  readonly effect: number
  readonly variance: number
}

/** What is wrong with these studies. Issues: `count-invalid`, `no-subjects`, `no-study`. */
export const studyIssues = (studies: readonly TwoArmStudy[]): readonly Issue[] =>
  studies.length === 0
    ? [inputError('no-study', 'There is no study.', 'Give at least one.')]
    : studies.flatMap(({ name, treated, control }) => [
        ...proportionIssues(treated, `The treated arm of ${name}`),
        ...proportionIssues(control, `The control arm of ${name}`),
      ])

/** What is wrong with these effects. Issues: `no-study`, `effect-not-finite`, `variance-invalid`. */
export const effectIssues = (effects: readonly StudyEffect[]): readonly Issue[] =>
  effects.length === 0
    ? [inputError('no-study', 'There is no study.', 'Give at least one.')]
    : effects.flatMap(({ name, effect, variance }) => [
        ...(Number.isFinite(effect)
          ? []
          : [inputError('effect-not-finite', `The effect of ${name} is ${effect}.`, 'Leave the study out.', { column: 'effect' })]),
        ...(Number.isFinite(variance) && variance > 0
          ? []
          : [
              inputError(
                'variance-invalid',
                `The variance of ${name} is ${variance}.`,
                'Give a variance above 0, or leave the study out.',
                {
                  column: 'variance',
                },
              ),
            ]),
      ])
