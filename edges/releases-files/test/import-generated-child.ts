import { IssueError } from '@dacryon/core'
import { fileReleases } from '../src/index.ts'
import { generatedSource, generatedStudy } from './generated-study.ts'

/** Child process of the tests: imports a generated study into a home, says how far it is, and prints the release id or the issue codes. */
const [home = '', rows = '0', bytes = '0', wait] = process.argv.slice(2)
const draft = await fileReleases(home)
  .draft('GENERATED', {
    format: { id: 'generated', version: '1' },
    dictionary: 'none',
    source: generatedSource(Number(bytes)),
    plausible: new Map(),
  })
  .catch((error: unknown) => {
    console.log(error instanceof IssueError ? error.issues.map(({ code }) => code).join() : error)
    process.exit(1)
  })
console.log('drafting')
if (wait === 'hold') await new Promise((resolve) => setTimeout(resolve, 600_000))
try {
  for (const part of generatedStudy('GENERATED', Number(rows))) await draft.add(part)
  await draft.close()
  console.log((await draft.publish({ by: 'a test', at: '2026-01-01T00:00:00Z', program: 'test' })).id)
} catch (error) {
  if (!(error instanceof IssueError)) throw error
  console.log(error.issues.map(({ code }) => code).join())
  process.exitCode = 1
} finally {
  await draft.discard()
}
