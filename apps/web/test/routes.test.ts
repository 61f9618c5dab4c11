import { resultOperations } from '@dacryon/data-to-results'
import { importOperations } from '@dacryon/raw-to-release'
import { answerOperations } from '@dacryon/release-to-answers'
import { releaseScoreOperations } from '@dacryon/release-to-scores'
import { expect, test } from 'vitest'
import { requestOf } from '../src/api/request-of.ts'
import { routes } from '../src/api/routes.ts'

test('the application asks where the operations answer', () => {
  const truth = Object.fromEntries(
    [...importOperations, ...answerOperations, ...releaseScoreOperations, ...resultOperations].map(({ id, http }) => [id, { ...http }]),
  )
  for (const [id, route] of Object.entries(routes)) expect(truth[id], id).toEqual(route)
})

test('path parameters leave the query or the body, the rest stays, absent fields are not sent', () => {
  expect(requestOf(routes.feature, { study: 'A/B', assay: 'x y', feature: 'HLA-DRB1*03', by: 'arm', layer: undefined })).toEqual({
    url: '/api/studies/A%2FB/assays/x%20y/features/HLA-DRB1*03?by=arm',
    init: { method: 'GET' },
  })
  const { url, init } = requestOf(routes.count, { study: 'S', where: { scope: 'patient' } })
  expect(url).toBe('/api/studies/S/count')
  expect(JSON.parse(String(init.body))).toEqual({ where: { scope: 'patient' } })
})
