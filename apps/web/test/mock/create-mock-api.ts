import type { IncomingMessage, ServerResponse } from 'node:http'
import { isOver } from '../../src/api/job.ts'
import { answerAnalyses } from './answer-analyses.ts'
import { countOf, distributionOf, featureOf, featuresOf, missingOf, samplesOf } from './answers.ts'
import { MockJobs } from './mock-jobs.ts'
import type { MockStudy } from './mock-study.ts'
import { MockScores } from './scores/mock-scores.ts'
import { subjectsOf } from './scores/model.ts'
import { mockStudies } from './studies.ts'

export interface MockApi {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}

interface MockOptions {
  readonly studies?: readonly MockStudy[]
  /** Milliseconds that a job takes. */
  readonly jobDuration?: number
  /** Whether the trial's choices are fixed already. */
  readonly planned?: boolean
}

class NotFound extends Error {}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Uint8Array[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString()
}

/** The HTTP API with invented data, in memory: for developing and testing the application without a server. */
export const createMockApi = ({ studies = mockStudies(), jobDuration = 1_500, planned = true }: MockOptions = {}): MockApi => {
  const first = mockStudies()[0]
  if (first === undefined) throw new Error('no mock study')
  const jobs = new MockJobs(first, jobDuration)
  const scores = new MockScores(planned)
  const find = (id: string): MockStudy => {
    const found = studies.find(({ release }) => release.content.study.id === id || release.id === id)
    if (found === undefined) throw new NotFound(`No study ${id}`)
    return found
  }
  const known = <T>(value: T | undefined): T => {
    if (value === undefined) throw new NotFound('unknown')
    return value
  }
  const answer = async (request: IncomingMessage, url: URL): Promise<{ status?: number; body: unknown }> => {
    const [, , area = '', id = '', part = '', assay = '', , feature] = url.pathname.split('/').map(decodeURIComponent)
    const query = url.searchParams
    const body = request.method === 'POST' && area !== 'uploads' ? JSON.parse((await bodyOf(request)) || '{}') : {}
    if (area === 'about') return { body: { program: 'dacryon', version: '0.1.0', home: '/home/researcher/.dacryon', singleUser: true } }
    if (area === 'formats')
      return {
        body: {
          formats: [
            { id: 'transmart', title: 'tranSMART study folder', describes: 'Clinical data with column map' },
            { id: 'geo', title: 'GEO series matrix', describes: 'Series matrix' },
          ],
        },
      }
    if (area === 'uploads') {
      await bodyOf(request)
      return { status: 201, body: { upload: 'u-1', files: 1, bytes: 1 } }
    }
    if (area === 'import') return { status: 202, body: { job: jobs.start(body) } }
    if (area === 'jobs' && id === '') return { body: { jobs: jobs.list() } }
    if (area === 'jobs') return { body: part === 'cancel' ? { job: known(jobs.cancel(id)) } : known(jobs.get(id)) }
    if (area === 'analysis-columns') return { body: await answerAnalyses('analysis-columns', body) }
    if (area === 'analyses' && part === 'run') return { body: await answerAnalyses('run', { ...body, analysis: id }) }
    if (area === 'analyses') return { body: await answerAnalyses('analyses', Object.fromEntries(query)) }
    if (area === 'studies' && id === '') return { body: { studies: studies.map(({ release }) => ({ release, releases: 1 })) } }
    const study = find(id)
    if (area === 'releases') {
      const { release, issues } = study
      return { body: part === 'verify' ? { id: release.id, ok: true, files: 6, bytes: 5_569_132, issues: [] } : { release, issues } }
    }
    if (part === 'subjects') return { body: known(scores.subject(study, assay)) }
    if (part === 'scores')
      return { body: known(scores.answer(study, url.pathname.split('/').slice(5).map(decodeURIComponent), query, body)) }
    if (part === 'tree') return { body: { release: study.release.id, nodes: study.nodes } }
    if (part === 'count') return { body: countOf(study, body.where) }
    if (part === 'distribution') return { body: distributionOf(study, { ...body, study: id }) }
    if (part === 'missing') return { body: missingOf(study) }
    if (part === 'assays' && url.pathname.endsWith('/samples')) return { body: samplesOf(study) }
    if (part === 'assays' && feature === undefined) return { body: featuresOf(query.get('text') ?? '', Number(query.get('limit') ?? 20)) }
    if (part === 'assays' && assay !== '')
      return { body: featureOf(study, feature ?? '', query.get('by') ?? undefined, query.get('layer') ?? undefined) }
    throw new NotFound(url.pathname)
  }
  const idsOf = (url: URL): string =>
    subjectsOf(find(decodeURIComponent(url.pathname.split('/')[3] ?? '')))
      .map(({ id }) => `${id},"Visit, planned"\r\n`)
      .join('')
  const events = async (id: string, response: ServerResponse): Promise<void> => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    while (!response.destroyed) {
      const found = jobs.get(id)
      if (found === undefined) break
      response.write(`event: job\ndata: ${JSON.stringify(found.job)}\n\n`)
      if (isOver(found.job)) break
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    response.end()
  }
  return {
    async handle(request, response) {
      const url = new URL(request.url ?? '/', 'http://mock')
      const send = (status: number, body: unknown): void => {
        response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
        response.end(JSON.stringify(body))
      }
      const watched = /^\/api\/jobs\/([^/]+)\/events$/.exec(url.pathname)?.[1]
      if (watched !== undefined) return events(watched, response)
      if (url.pathname.endsWith('/export') || /\/scores\/\w+\/table$/.test(url.pathname)) {
        response.writeHead(200, { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename="cohort.csv"' })
        const body: unknown = request.method === 'POST' ? JSON.parse((await bodyOf(request)) || '{}') : {}
        response.end(`subject,visit\r\n${JSON.stringify(body).includes('concepts') ? idsOf(url) : ''}`)
        return
      }
      try {
        const { status = 200, body } = await answer(request, url)
        send(status, body)
      } catch (error) {
        if (!(error instanceof NotFound)) throw error
        send(404, {
          issues: [
            { code: 'study-unknown', severity: 'error', message: error.message, remedy: 'List the studies and use one of their ids.' },
          ],
        })
      }
    },
  }
}
