import { ask } from '@dacryon/core'
import {
  classifyByDiscriminant,
  classifyByMultinomial,
  crossValidateDiscriminant,
  fitDiscriminant,
  trainMultinomialRule,
} from '@dacryon/stats/clustering'
import { factorColumn } from '@dacryon/stats/data'
import { type Matrix, rowsOf } from '@dacryon/stats/numeric'
import type { Method } from '../../method.ts'
import { rowsOf as tableRows, textsOf } from '../../table.ts'
import { expectedList } from './expected.ts'
import { tablePoints } from './shapes.ts'

const firstFive = (matrix: Matrix): { readonly values: readonly (readonly number[])[] } => ({ values: rowsOf(matrix).slice(0, 5) })

const share = (labels: Int32Array, truth: Int32Array): number => labels.filter((label, i) => label === truth[i]).length / labels.length

export const discriminant: Method = ({ args, tables: [table] }) => {
  if (table === undefined) throw new RangeError('There is no table.')
  const [from = 1, to = 1] = expectedList(args, 'train_rows')
  const inside = (row: number): boolean => row >= from - 1 && row < to
  const [training, test] = [tableRows(table, inside), tableRows(table, (row) => !inside(row))]
  const [, className = '', ...scales] = table.header
  const classes = ask(factorColumn(className, textsOf(training, className)))
  const truth = ask(factorColumn(className, textsOf(test, className), classes.levels))
  const [points, others] = [tablePoints(training, scales), tablePoints(test, scales)]
  const linear = ask(classifyByDiscriminant(ask(fitDiscriminant(points, classes)), others))
  const quadratic = ask(classifyByDiscriminant(ask(fitDiscriminant(points, classes, { kind: 'quadratic' })), others))
  const rule = ask(trainMultinomialRule(points, classes))
  const count = (own: number, given: number): number => linear.labels.filter((label, i) => label === given && truth.codes[i] === own).length
  return {
    result: {
      levels: classes.levels,
      lda_posterior_first5: firstFive(linear.probabilities),
      lda_class: Array.from(linear.labels, (label) => classes.levels[label]),
      lda_accuracy: share(linear.labels, truth.codes),
      lda_loo_accuracy: share(ask(crossValidateDiscriminant(points, classes)).labels, classes.codes),
      qda_posterior_first5: firstFive(quadratic.probabilities),
      multinom_prob_first5: firstFive(ask(classifyByMultinomial(rule, others)).probabilities),
      multinom_deviance: rule.deviance,
      confusion: {
        rows: classes.levels,
        cols: classes.levels,
        values: classes.levels.map((_, own) => classes.levels.map((_, given) => count(own, given))),
      },
    },
    exceptions: ['multinom_prob_first5', 'multinom_deviance'].map((path) => ({
      path,
      tolerance: { rel: 0, abs: 1e-3 },
      why: 'The note compares the multinomial model to 0.001: nnet stops early.',
    })),
  }
}
