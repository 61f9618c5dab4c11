import type { Question } from '@dacryon/core'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { readAbout } from './about.ts'
import { api } from './api.ts'
import { isOver } from './job.ts'
import { readJob, readJobs } from './jobs.ts'

const forever = { staleTime: Number.POSITIVE_INFINITY } as const

/** What the pages ask the server, with the keys under which answers are kept. */
export const queries = {
  about: queryOptions({ queryKey: ['about'], queryFn: ({ signal }) => readAbout(signal), ...forever }),
  studies: queryOptions({ queryKey: ['studies'], queryFn: ({ signal }) => api('studies', {}, signal), staleTime: 5_000 }),
  formats: queryOptions({ queryKey: ['formats'], queryFn: ({ signal }) => api('formats', {}, signal), ...forever }),
  release: (id: string) =>
    queryOptions({ queryKey: ['release', id], queryFn: ({ signal }) => api('release', { id }, signal), staleTime: 30_000 }),
  tree: (study: string) =>
    queryOptions({ queryKey: ['tree', study], queryFn: ({ signal }) => api('tree', { study }, signal), staleTime: 300_000 }),
  missing: (study: string) =>
    queryOptions({ queryKey: ['missing', study], queryFn: ({ signal }) => api('missing', { study }, signal), staleTime: 300_000 }),
  samples: (study: string, assay: string) =>
    queryOptions({
      queryKey: ['samples', study, assay],
      queryFn: ({ signal }) => api('samples', { study, assay }, signal),
      staleTime: 300_000,
    }),
  features: (study: string, assay: string, text: string) =>
    queryOptions({
      queryKey: ['features', study, assay, text],
      queryFn: ({ signal }) => api('features', { study, assay, text, limit: 20 }, signal),
      staleTime: 300_000,
      placeholderData: keepPreviousData,
    }),
  feature: (study: string, assay: string, feature: string, options: { readonly layer?: string; readonly by?: string }) =>
    queryOptions({
      queryKey: ['feature', study, assay, feature, options],
      queryFn: ({ signal }) => api('feature', { study, assay, feature, ...options }, signal),
      staleTime: 300_000,
      placeholderData: keepPreviousData,
    }),
  count: (study: string, where: Question) =>
    queryOptions({
      queryKey: ['count', study, where],
      queryFn: ({ signal }) => api('count', { study, where }, signal),
      staleTime: 300_000,
      placeholderData: keepPreviousData,
    }),
  distribution: (study: string, concept: string, where: Question | undefined) =>
    queryOptions({
      queryKey: ['distribution', study, concept, where],
      queryFn: ({ signal }) => api('distribution', { study, concept, byVisit: true, ...(where === undefined ? {} : { where }) }, signal),
      staleTime: 300_000,
    }),
  scores: (study: string) =>
    queryOptions({ queryKey: ['scores', study], queryFn: ({ signal }) => api('scores', { study }, signal), staleTime: 60_000 }),
  scoreSummary: (study: string, instrument: string, byArm: boolean) =>
    queryOptions({
      queryKey: ['score-summary', study, instrument, byArm],
      queryFn: ({ signal }) => api('score-summary', { study, instrument, byArm }, signal),
      staleTime: 60_000,
      placeholderData: keepPreviousData,
    }),
  scoreSubject: (study: string, subject: string) =>
    queryOptions({
      queryKey: ['score-subject', study, subject],
      queryFn: ({ signal }) => api('score-subject', { study, subject }, signal),
      staleTime: 60_000,
    }),
  scoreMismatches: (study: string) =>
    queryOptions({
      queryKey: ['score-mismatches', study],
      queryFn: ({ signal }) => api('score-mismatches', { study }, signal),
      staleTime: 60_000,
    }),
  analyses: queryOptions({ queryKey: ['analyses'], queryFn: ({ signal }) => api('analyses', {}, signal), ...forever }),
  analysis: (id: string) =>
    queryOptions({ queryKey: ['analyses', id], queryFn: ({ signal }) => api('analyses', { id }, signal), ...forever }),
  analysisColumns: (from: { readonly table?: string; readonly release?: string }) =>
    queryOptions({
      queryKey: ['analysis-columns', from],
      queryFn: ({ signal }) => api('analysis-columns', from, signal),
      staleTime: 300_000,
    }),
  jobs: queryOptions({
    queryKey: ['jobs'],
    queryFn: ({ signal }) => readJobs(signal),
    refetchInterval: (query) => (query.state.data?.some((job) => !isOver(job)) ? 1_000 : false),
  }),
  job: (id: string) => queryOptions({ queryKey: ['job', id], queryFn: ({ signal }) => readJob(id, signal) }),
}
