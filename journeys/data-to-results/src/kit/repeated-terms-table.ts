import { type Mmrm, testRepeatedTerms } from '@dacryon/stats/repeated'
import { isEstimable } from '@dacryon/stats/result'
import type { ResultTable } from '../findings.ts'
import { numbers, pValues, words } from './result-columns.ts'

/** F tests of the terms of a mixed model. */
export const repeatedTermsTable = (model: Pick<Mmrm, 'predictor' | 'inference'>): ResultTable => ({
  id: 'terms',
  title: 'Tests of terms (type III)',
  columns: [
    words('term', 'Term'),
    numbers('f', 'F'),
    numbers('df1', 'df, numerator'),
    numbers('df2', 'df, denominator'),
    pValues('p', 'P'),
  ],
  rows: testRepeatedTerms(model).map(({ term, test }) => [
    term.replaceAll(':', ' × '),
    ...(isEstimable(test) ? [test.statistic, ...test.df, test.pValue] : [test, test, test, test]),
  ]),
})
