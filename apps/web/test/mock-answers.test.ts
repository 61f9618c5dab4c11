import { importOperations } from '@dacryon/raw-to-release'
import { answerOperations } from '@dacryon/release-to-answers'
import { expect, test } from 'vitest'
import { countOf, distributionOf, featureOf, featuresOf, missingOf, samplesOf } from './mock/answers.ts'
import { mockStudies } from './mock/studies.ts'

const [cohort] = mockStudies()
if (cohort === undefined) throw new Error('no mock study')
const outputOf = (id: string) => [...importOperations, ...answerOperations].find((operation) => operation.id === id)?.output

test.each([
  ['studies', { studies: [{ release: cohort.release, releases: 1 }] }],
  ['release', { release: cohort.release, issues: cohort.issues }],
  ['tree', { release: cohort.release.id, nodes: cohort.nodes }],
  ['count', countOf(cohort, undefined)],
  ['distribution', distributionOf(cohort, { study: 'x', concept: 'esspri-dryness' })],
  ['distribution', distributionOf(cohort, { study: 'x', concept: 'demographics-sex' })],
  ['missing', missingOf(cohort)],
  ['samples', samplesOf(cohort)],
  ['features', featuresOf('MX', 5)],
  ['feature', featureOf(cohort, 'MX1', 'x', undefined)],
])('the mock answers %s as the operation says', (id, answer) => {
  expect(outputOf(id)?.parse(answer)).toEqual(answer)
})
