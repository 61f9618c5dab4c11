// `npm run mutation [-- GLOB,GLOB]`: breaks the instruments (or, where globs of foundation/stats are given, those statistics) on purpose and
// counts which breaks the tests notice. For statistics only the tests of their rooms run.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

const here = import.meta.dirname
const root = resolve(here, '..', '..')
const statistics = process.argv[2]?.startsWith('foundation/stats/src/') ?? false
const rooms = [...new Set((process.argv[2] ?? '').split(',').map((glob) => glob.split('/')[3]))]
const env = statistics
  ? { ...process.env, DACRYON_MUTATION_TESTS: rooms.map((room) => `foundation/stats/test/${room}/**/*.test.ts`).join(',') }
  : process.env
const result = statistics ? 'mutation-statistics' : 'mutation'
const title = statistics ? 'Mutation check of a sample of statistics' : 'Mutation check of the instruments'
const explained = statistics ? 'explained-statistics.md' : 'explained.md'
const run = (command, words, cwd) => {
  const { status } = spawnSync(command, words, { cwd, env, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

if (!existsSync(join(here, 'node_modules'))) run('npm', ['install', '--no-audit', '--no-fund', '--legacy-peer-deps'], here)
const only = process.argv[2] === undefined ? [] : ['--mutate', process.argv[2]]
if (statistics) only.push('--concurrency', '1', '--timeoutMS', '5000')
const stryker = join(here, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js')
run(process.execPath, [stryker, 'run', relative(root, join(here, 'stryker.config.json')), ...only], root)

const report = JSON.parse(readFileSync(join(root, '.cache', 'mutation.json'), 'utf8'))
const missed = ({ status }) => status === 'Survived' || status === 'NoCoverage'
const fresh = Object.entries(report.files).map(([file, { mutants }]) => ({
  file,
  killed: mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length,
  survived: mutants.filter(missed).length,
  survivors: mutants.filter(missed).map(({ location, mutatorName, replacement = '', status }) => ({
    file,
    line: location.start.line,
    mutator: mutatorName,
    replacement: replacement.replaceAll(/\s+/g, ' ').slice(0, 80),
    status,
  })),
}))
// statistics are checked a few files at a time: what earlier runs said of other files stays
const stored = join(root, 'bench', 'results', `${result}.json`)
const earlier = statistics && existsSync(stored) ? (JSON.parse(readFileSync(stored, 'utf8')).files ?? []) : []
const rows = [...earlier.filter(({ file }) => fresh.every((row) => row.file !== file)), ...fresh]
const asked = statistics ? rows.map(({ file }) => file).join(',') : process.argv[2]
const sum = (of) => rows.reduce((total, row) => total + row[of], 0)
const [killed, survived] = [sum('killed'), sum('survived')]
const percent = (part, whole) => (whole === 0 ? '' : ((100 * part) / whole).toFixed(1))
mkdirSync(join(root, 'bench', 'results'), { recursive: true })
const details = statistics ? { files: rows } : { survivors: rows.flatMap(({ survivors }) => survivors) }
writeFileSync(stored, `${JSON.stringify({ killed, survived, ...details }, null, 1)}\n`)
writeFileSync(
  join(root, 'bench', 'results', `${result}.md`),
  `# ${title}

\`npm run mutation${asked === undefined ? '' : ` -- ${asked}`}\`: ${killed} of ${killed + survived} breaks noticed, **${percent(killed, killed + survived)} %**. Texts, objects and lists of the definitions are not broken.

| file | noticed | not noticed | % |
|---|---|---|---|
${rows
  .filter(({ killed: yes, survived: no }) => yes + no > 0)
  .map(
    ({ file, killed: yes, survived: no }) =>
      `| ${file.replace(/^(areas\/endpoints|foundation\/stats)\/src\//, '')} | ${yes} | ${no} | ${percent(yes, yes + no)} |`,
  )
  .join('\n')}

${readFileSync(join(here, explained), 'utf8')}`,
)
console.log(`${killed} noticed, ${survived} not, ${percent(killed, killed + survived)} %`)
