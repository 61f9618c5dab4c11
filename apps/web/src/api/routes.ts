import type { OperationId } from './operations.ts'

export interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: `/api/${string}`
}

/** Where each operation answers. A test compares this table with the operations themselves. */
export const routes: Readonly<Record<OperationId, Route>> = {
  import: { method: 'POST', path: '/api/import' },
  studies: { method: 'GET', path: '/api/studies' },
  release: { method: 'GET', path: '/api/releases/:id' },
  verify: { method: 'GET', path: '/api/releases/:id/verify' },
  formats: { method: 'GET', path: '/api/formats' },
  tree: { method: 'GET', path: '/api/studies/:study/tree' },
  count: { method: 'POST', path: '/api/studies/:study/count' },
  distribution: { method: 'POST', path: '/api/studies/:study/distribution' },
  missing: { method: 'GET', path: '/api/studies/:study/missing' },
  features: { method: 'GET', path: '/api/studies/:study/assays/:assay/features' },
  feature: { method: 'GET', path: '/api/studies/:study/assays/:assay/features/:feature' },
  samples: { method: 'GET', path: '/api/studies/:study/assays/:assay/samples' },
  scores: { method: 'GET', path: '/api/studies/:study/scores' },
  'plan-scores': { method: 'POST', path: '/api/studies/:study/scores/plan' },
  'score-summary': { method: 'GET', path: '/api/studies/:study/scores/:instrument/summary' },
  'score-subject': { method: 'GET', path: '/api/studies/:study/subjects/:subject/scores' },
  'score-mismatches': { method: 'GET', path: '/api/studies/:study/scores/mismatches' },
  'score-table': { method: 'GET', path: '/api/studies/:study/scores/:instrument/table' },
  analyses: { method: 'GET', path: '/api/analyses' },
  'analysis-columns': { method: 'POST', path: '/api/analysis-columns' },
  run: { method: 'POST', path: '/api/analyses/:analysis/run' },
  export: { method: 'POST', path: '/api/studies/:study/export' },
}
