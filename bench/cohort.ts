import { join } from 'node:path'
import type { Question } from '@dacryon/core'
import { duckdbEngine } from '@dacryon/engine-duckdb'
import { dacryon, inFolder } from './lib/folders.ts'
import { factIndexes, factTable, type Postgres, startPostgres } from './lib/postgres.ts'
import { costOf, dropCaches, timesOf } from './lib/process.ts'
import { type Figure, writeResult } from './lib/results.ts'
import { factRows, type StudySize, weekOf, writeStudyFolder } from './lib/study.ts'

const ten: StudySize = { subjects: 20_000, visits: 5, concepts: 100 }
const hundred: StudySize = { subjects: 20_000, visits: 5, concepts: 1000 }

/** Three combined constraints: a number above a bound at one visit, a category, and not a number below a bound. */
const question = (codes: readonly [string, string, string]): Question => ({
  scope: 'patient',
  where: {
    kind: 'all',
    of: [
      { kind: 'compare', concept: codes[0], operator: '>', value: '80', visits: [`Week ${weekOf(1)}`] },
      { kind: 'one-of', concept: codes[1], values: ['class 1', 'class 2'] },
      { kind: 'not', of: { kind: 'compare', concept: codes[2], operator: '<', value: '5' } },
    ],
  },
})

const asSql = `select count(*) from (
  select patient_num from observation_fact where concept_cd = 'C1' and trial_visit_num = 1 and nval_num > 80 and modifier_cd = '@'
  intersect select patient_num from observation_fact where concept_cd = 'C9' and tval_char in ('class 1', 'class 2') and modifier_cd = '@'
  except select patient_num from observation_fact where concept_cd = 'C2' and nval_num < 5 and modifier_cd = '@') as q`

const observationsOf = ({ subjects, visits, concepts }: StudySize): number => subjects * visits * concepts

const loadPeer = async (size: StudySize): Promise<Postgres | string> => {
  // Its indexes on a hundred million rows take the better part of an hour.
  if (observationsOf(size) > 2e7 && process.env.DACRYON_BENCH_FULL === undefined) return 'not loaded (DACRYON_BENCH_FULL=1 loads it)'
  const peer = startPostgres()
  if (typeof peer === 'string') return peer
  peer.query(factTable)
  await peer.copy('observation_fact', factRows(size))
  for (const index of factIndexes) peer.query(index)
  return peer
}

/** Ask PostgreSQL the same, cold and warm, and insist on the same answer; ends it. */
const askPeer = async (peer: Postgres, expected: number): Promise<{ readonly cold: number; readonly warm: number }> => {
  try {
    peer.restart()
    dropCaches()
    const started = performance.now()
    const answer = Number(peer.query(asSql)[0]?.[0])
    const cold = performance.now() - started
    if (answer !== expected) throw new Error(`the answers differ: ${expected} and ${answer}`)
    return { cold, warm: (await timesOf(5, () => peer.query(asSql))).median }
  } finally {
    peer.stop()
  }
}

const measure = (size: StudySize): Promise<readonly Figure[]> =>
  inFolder(async (folder) => {
    const label = `${(observationsOf(size) / 1e6).toFixed(0)} M observations`
    const study = join(folder, 'BENCH')
    const home = join(folder, 'home')
    await writeStudyFolder(study, 'BENCH', size)
    const imported = await costOf(...dacryon(['import', study, '--home', home, '--json']))
    const { release } = JSON.parse(imported.stdout) as { release: { id: string } }
    const engine = duckdbEngine({ releases: join(home, 'releases'), cache: join(home, 'cache') })
    const indexStarted = performance.now()
    const opened = await engine.open(release.id)
    const codes = [...(await opened.labels())].filter(([, { name }]) => ['VAR1', 'VAR9', 'VAR2'].includes(name))
    const codeOf = (name: string): string => codes.find(([, labelled]) => labelled.name === name)?.[0] ?? name
    const asked = question([codeOf('VAR1'), codeOf('VAR9'), codeOf('VAR2')])
    await opened.count(asked)
    const indexed = (performance.now() - indexStarted) / 1000
    await engine.close()
    const colder = dropCaches()
    const again = duckdbEngine({ releases: join(home, 'releases'), cache: join(home, 'cache') })
    const coldStarted = performance.now()
    const reopened = await again.open(release.id)
    const answer = await reopened.count(asked)
    const cold = performance.now() - coldStarted
    const mine = await timesOf(15, () => reopened.count(asked))
    await again.close()
    const peer = await loadPeer(size)
    const theirs = typeof peer === 'string' ? undefined : await askPeer(peer, answer.subjects)
    const other = (ms: number | undefined): string => (ms === undefined ? String(peer) : `${ms.toFixed(0)} ms`)
    return [
      {
        what: `cohort of three constraints, ${label}, warm (${answer.subjects} patients)`,
        dacryon: `${mine.median.toFixed(0)} ms`,
        peer: other(theirs?.warm),
        ...(theirs === undefined ? {} : { ratio: theirs.warm / mine.median }),
        aim: '20 x, under 100 ms at 100 M',
      },
      {
        what: `the same, cold${colder ? '' : ' (page cache kept: not allowed to drop it)'}`,
        dacryon: `${cold.toFixed(0)} ms`,
        peer: other(theirs?.cold),
        ...(theirs === undefined ? {} : { ratio: theirs.cold / cold }),
      },
      { what: `first opening ever (index made), ${label}`, dacryon: `${indexed.toFixed(1)} s`, peer: '' },
      { what: `import, ${label}`, dacryon: `${imported.seconds.toFixed(1)} s, peak ${imported.peakMiB.toFixed(0)} MiB`, peer: '' },
    ]
  })

const report = async (name: string, title: string, size: StudySize): Promise<void> =>
  writeResult(
    name,
    title,
    'PostgreSQL of Debian, tranSMART fact table with its usual indexes',
    [
      'Both give the same number of patients, or the benchmark stops. Warm: median of 15 (Dacryon, in its process) and of 5 (psql, a process a query, about 20 ms of it the client).',
      'Cold: program or server restarted and the page cache dropped.',
    ],
    await measure(size),
  )

/** Cohort counts on ten million observations, warm and cold. */
export const benchCohort = (): Promise<void> => report('cohort', 'Cohort counts, ten million observations', ten)

/** The same on a hundred million; the peer takes the better part of an hour to load and is asked only on request. */
export const benchCohortLarge = (): Promise<void> => report('cohort-large', 'Cohort counts, a hundred million observations', hundred)
