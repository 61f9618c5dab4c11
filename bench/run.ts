// `npm run bench [-- NAME ...]`: every benchmark, or those named. Each writes bench/results/NAME.md and .json.
import { benchCalculators } from './calculators.ts'
import { benchCohort, benchCohortLarge } from './cohort.ts'
import { benchImport } from './import.ts'
import { benchScore } from './score.ts'
import { benchStart } from './start.ts'
import { benchStatistics } from './statistics.ts'
import { benchWeb } from './web.ts'

const benches = {
  start: benchStart,
  import: benchImport,
  cohort: benchCohort,
  'cohort-large': benchCohortLarge,
  web: benchWeb,
  score: benchScore,
  calculators: benchCalculators,
  statistics: benchStatistics,
}
const names = process.argv.slice(2).length > 0 ? process.argv.slice(2) : Object.keys(benches)
for (const name of names) {
  const bench = Object.entries(benches).find(([id]) => id === name)?.[1]
  if (bench === undefined) {
    process.stderr.write(`no benchmark ${name}; there are ${Object.keys(benches).join(', ')}\n`)
    process.exit(2)
  }
  await bench()
}
