import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..', '..', '..')
export const binary = join(root, 'apps', 'cli', 'bin', 'dacryon.mjs')

/** The Node of the machine, not the one of the project: first on the path outside every node_modules. */
export const machineNode = (): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules') && folder !== dirname(process.execPath))
    .map((folder) => join(folder, process.platform === 'win32' ? 'node.exe' : 'node'))
    .find((path) => existsSync(path))

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly node?: string
  readonly input?: string
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
}

/** Run the real command to its end. */
export const dacryon = (words: readonly string[], { node = process.execPath, input, env, cwd }: RunOptions = {}): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(node, [binary, ...words], { env: { ...process.env, NO_COLOR: '1', ...env }, ...(cwd === undefined ? {} : { cwd }) })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
    child.stdin.end(input ?? '')
  })

/** A folder of its own for a test file, and its end. */
export const temporary = async (): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'dacryon-test-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Write a small study as a tranSMART study folder: three patients, two variables. */
export const writeStudy = async (folder: string, rows = ['P1\t54\tfemale', 'P2\t61\tmale', 'P3\t\tfemale']): Promise<string> => {
  const files = {
    'study.params': 'STUDY_ID=TINY\nSECURITY_REQUIRED=N\nTOP_NODE="\\Public Studies\\TINY"\n',
    'clinical/clinical.params': 'COLUMN_MAP_FILE=columns.txt\n',
    'clinical/columns.txt':
      'Filename\tCategory Code\tColumn Number\tData Label\ndata.txt\t\t1\tSUBJ_ID\ndata.txt\tDemography\t2\tAge\ndata.txt\tDemography\t3\tSex\n',
    'clinical/data.txt': ['subject\tage\tsex', ...rows, ''].join('\n'),
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}
