// `npm run mutation [-- GLOB,GLOB]`: breaks the instruments on purpose and counts which breaks the tests notice.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

const here = import.meta.dirname
const root = resolve(here, '..', '..')
const run = (command, words, cwd) => {
  const { status } = spawnSync(command, words, { cwd, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

if (!existsSync(join(here, 'node_modules'))) run('npm', ['install', '--no-audit', '--no-fund', '--legacy-peer-deps'], here)
const only = process.argv[2] === undefined ? [] : ['--mutate', process.argv[2]]
const stryker = join(here, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js')
run(process.execPath, [stryker, 'run', relative(root, join(here, 'stryker.config.json')), ...only], root)

const report = JSON.parse(readFileSync(join(root, '.cache', 'mutation.json'), 'utf8'))
const rows = Object.entries(report.files).map(([file, { mutants }]) => {
  const count = (...states) => mutants.filter(({ status }) => states.includes(status)).length
  return { file, killed: count('Killed', 'Timeout'), survived: count('Survived', 'NoCoverage'), mutants }
})
const sum = (of) => rows.reduce((total, row) => total + row[of], 0)
const [killed, survived] = [sum('killed'), sum('survived')]
const percent = (part, whole) => (whole === 0 ? '' : ((100 * part) / whole).toFixed(1))
const survivors = rows.flatMap(({ file, mutants }) =>
  mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map(({ location, mutatorName, replacement = '', status }) => ({
      file,
      line: location.start.line,
      mutator: mutatorName,
      replacement: replacement.replaceAll(/\s+/g, ' ').slice(0, 80),
      status,
    })),
)
mkdirSync(join(root, 'bench', 'results'), { recursive: true })
writeFileSync(join(root, 'bench', 'results', 'mutation.json'), `${JSON.stringify({ killed, survived, survivors }, null, 1)}\n`)
writeFileSync(
  join(root, 'bench', 'results', 'mutation.md'),
  `# Mutation check of the instruments

\`npm run mutation${process.argv[2] === undefined ? '' : ` -- ${process.argv[2]}`}\`: ${killed} of ${killed + survived} breaks noticed, **${percent(killed, killed + survived)} %**. Texts, objects and lists of the definitions are not broken.

| file | noticed | not noticed | % |
|---|---|---|---|
${rows
  .filter(({ killed: yes, survived: no }) => yes + no > 0)
  .map(
    ({ file, killed: yes, survived: no }) => `| ${file.replace('areas/endpoints/src/', '')} | ${yes} | ${no} | ${percent(yes, yes + no)} |`,
  )
  .join('\n')}

${readFileSync(join(here, 'explained.md'), 'utf8')}`,
)
console.log(`${killed} noticed, ${survived} not, ${percent(killed, killed + survived)} %`)
