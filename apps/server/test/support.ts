import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Home, type HomeOptions, openHome, type RunningServer, type ServerOptions, startServer } from '../src/index.ts'
import type { Job } from '../src/jobs/job.ts'

export interface TestServer {
  readonly folder: string
  readonly home: Home
  readonly server: RunningServer
  readonly errors: unknown[]
  /** Ask and get status, headers and body as JSON where it is. */
  ask(
    path: string,
    init?: RequestInit,
  ): Promise<{ readonly status: number; readonly headers: Headers; readonly text: string; readonly json: never }>
  post(path: string, body: unknown): ReturnType<TestServer['ask']>
  /** Start an import and wait for its end. */
  importPath(input: Readonly<Record<string, unknown>>): Promise<{ readonly job: Job; readonly result?: never }>
  audit(): Promise<readonly Readonly<Record<string, unknown>>[]>
  end(): Promise<void>
}

/** A real server on a free port with a home of its own. */
export const testServer = async (options: Partial<ServerOptions> & Pick<HomeOptions, 'uploadLimits'> = {}): Promise<TestServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'dacryon-server-'))
  const { uploadLimits, ...serving } = options
  const home = await openHome({ directory: join(folder, 'home'), by: 'tester', ...(uploadLimits === undefined ? {} : { uploadLimits }) })
  const errors: unknown[] = []
  const server = await startServer({ home, port: 0, onError: (error) => errors.push(error), ...serving })
  const ask: TestServer['ask'] = async (path, init) => {
    const response = await fetch(new URL(path, server.address), init)
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true && text !== ''
    return { status: response.status, headers: response.headers, text, json: (isJson ? JSON.parse(text) : undefined) as never }
  }
  const post: TestServer['post'] = (path, body) =>
    ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  return {
    folder,
    home,
    server,
    errors,
    ask,
    post,
    importPath: async (input) => {
      const { json } = await post('/api/import', input)
      const { job } = json as { readonly job: Job }
      await ask(`/api/jobs/${job.id}/events`)
      return (await ask(`/api/jobs/${job.id}`)).json
    },
    audit: async () => {
      const text = await readFile(join(home.directory, 'catalog', 'audit.log'), 'utf8')
      return text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    },
    end: async () => {
      await server.close()
      await home.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Files of a small study as a tranSMART study folder: three patients, two variables. */
export const studyFiles = (rows = ['P1\t54\tfemale', 'P2\t61\tmale', 'P3\t\tfemale']): Readonly<Record<string, string>> => ({
  'study.params': 'STUDY_ID=TINY\nSECURITY_REQUIRED=N\nTOP_NODE="\\Public Studies\\TINY"\n',
  'clinical/clinical.params': 'COLUMN_MAP_FILE=columns.txt\n',
  'clinical/columns.txt':
    'Filename\tCategory Code\tColumn Number\tData Label\ndata.txt\t\t1\tSUBJ_ID\ndata.txt\tDemography\t2\tAge\ndata.txt\tDemography\t3\tSex\n',
  'clinical/data.txt': ['subject\tage\tsex', ...rows, ''].join('\n'),
})

export const writeFiles = async (folder: string, files: Readonly<Record<string, string>>): Promise<string> => {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}

/** Files as a browser sends a chosen folder: every name is a relative path. */
export const formOf = (files: Readonly<Record<string, string>>, top = ''): FormData => {
  const form = new FormData()
  for (const [path, text] of Object.entries(files)) form.append('files', new Blob([text]), top + path)
  return form
}
