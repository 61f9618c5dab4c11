import type { Issue, Outcome } from '@dacryon/core'
import { caution, done, failed } from '../result/problems.ts'
import { type StudyEffect, studyIssues, type TwoArmStudy } from './study.ts'

/** `or` log odds ratio, `rr` log risk ratio, `rd` risk difference; treated against control. */
export type EffectMeasure = 'or' | 'rr' | 'rd'

export interface EffectSizes {
  readonly measure: EffectMeasure
  readonly effects: readonly StudyEffect[]
  readonly warnings: readonly Issue[]
}

interface Cells {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
}

const cellsOf = ({ treated, control }: TwoArmStudy): Cells => {
  const [a, b, c, d] = [treated.yes, treated.of - treated.yes, control.yes, control.of - control.yes]
  const extra = a === 0 || b === 0 || c === 0 || d === 0 ? 0.5 : 0
  return { a: a + extra, b: b + extra, c: c + extra, d: d + extra }
}

const measured: Readonly<Record<EffectMeasure, (cells: Cells) => Pick<StudyEffect, 'effect' | 'variance'>>> = {
  or: ({ a, b, c, d }) => ({ effect: Math.log((a / b) * (d / c)), variance: 1 / a + 1 / b + 1 / c + 1 / d }),
  rr: ({ a, b, c, d }) => ({
    effect: Math.log((a / (a + b)) * ((c + d) / c)),
    variance: 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d),
  }),
  rd: ({ a, b, c, d }) => {
    const [n1, n2] = [a + b, c + d]
    return { effect: a / n1 - c / n2, variance: (a * b) / n1 ** 3 + (c * d) / n2 ** 3 }
  },
}

const zeroCells = ({ treated, control }: TwoArmStudy): boolean =>
  treated.yes === 0 || control.yes === 0 || treated.yes === treated.of || control.yes === control.of

const tells = ({ treated, control }: TwoArmStudy): boolean =>
  !((treated.yes === 0 && control.yes === 0) || (treated.yes === treated.of && control.yes === control.of))

/**
 * Effect of each study on a nearly normal scale with its sampling variance.
 *
 * Assumes independent subjects and large cells. Half a subject is added to all four cells of a study that has an empty one, and to no other;
 * with rare events this pulls towards no effect, and Mantel-Haenszel or Peto is the better choice. Studies without events in both arms are
 * kept, with a warning.
 *
 * Formula, cells a, b treated and c, d control: log OR `ln(ad/bc)`, variance `1/a+1/b+1/c+1/d`; log RR `ln(a/n1) - ln(c/n2)`, variance
 * `1/a-1/n1+1/c-1/n2`; RD `a/n1 - c/n2`, variance `ab/n1³ + cd/n2³`.
 *
 * Source: Fleiss JL, Berlin JA. Effect sizes for dichotomous data. The Handbook of Research Synthesis and Meta-Analysis, 2nd ed, 2009.
 *
 * Issues: `no-study`, `count-invalid`, `no-subjects`.
 *
 * @example computeEffectSizes('rd', [{ name: 'A', treated: { yes: 3, of: 10 }, control: { yes: 1, of: 10 } }]) // 0.2, variance 0.03
 */
export const computeEffectSizes = (measure: EffectMeasure, studies: readonly TwoArmStudy[]): Outcome<EffectSizes> => {
  const issues = studyIssues(studies)
  if (issues.length > 0) return failed(...issues)
  const empty = studies.filter(zeroCells).map(({ name }) => name)
  const silent = studies.filter((study) => !tells(study)).map(({ name }) => name)
  return done({
    measure,
    effects: studies.map((study) => ({ name: study.name, ...measured[measure](cellsOf(study)) })),
    warnings: [
      ...(empty.length > 0
        ? [caution('zero-cell', `Half a subject was added to every cell of ${empty.join(', ')}.`, 'Compare with Mantel-Haenszel.')]
        : []),
      ...(silent.length > 0 && measure !== 'rd'
        ? [
            caution(
              'study-without-contrast',
              `${silent.join(', ')}: nobody or everybody had the event.`,
              'Consider leaving them out of a ratio.',
            ),
          ]
        : []),
    ],
  })
}
