import { statSync } from 'node:fs'
import { join } from 'node:path'
import { dacryon, inFolder } from './lib/folders.ts'
import { factIndexes, factTable, startPostgres } from './lib/postgres.ts'
import { costOf } from './lib/process.ts'
import { type Figure, writeResult } from './lib/results.ts'
import { factRows, type StudySize, writeStudyFolder } from './lib/study.ts'

const size: StudySize = { subjects: 20_000, visits: 5, concepts: 100 }

/** Import of ten million observations: study folder to release, against rows to a star schema. */
export const benchImport = (): Promise<void> =>
  inFolder(async (folder) => {
    const observations = size.subjects * size.visits * size.concepts
    const study = join(folder, 'BENCH')
    await writeStudyFolder(study, 'BENCH', size)
    const mine = await costOf(...dacryon(['import', study, '--home', join(folder, 'home'), '--json']))
    const rate = observations / mine.seconds / 1e6
    const figures: Figure[] = []
    const peer = startPostgres()
    let peerName = 'none'
    if (typeof peer === 'string') figures.push({ what: 'peer', dacryon: '', peer: peer })
    else {
      try {
        peerName = `PostgreSQL ${peer.version} (Debian), tranSMART fact table with its usual indexes, bulk COPY first, indexes after`
        peer.query(factTable)
        const started = performance.now()
        await peer.copy('observation_fact', factRows(size))
        const copied = performance.now()
        for (const index of factIndexes) peer.query(index)
        const seconds = (performance.now() - started) / 1000
        figures.push({
          what: `import of ${observations.toLocaleString('en')} observations`,
          dacryon: `${mine.seconds.toFixed(1)} s (${rate.toFixed(2)} M/s)`,
          peer: `${seconds.toFixed(1)} s (COPY ${((copied - started) / 1000).toFixed(1)} s)`,
          ratio: seconds / mine.seconds,
          aim: '10 x',
        })
        figures.push({
          what: 'bytes on disk',
          dacryon: `${(releaseBytes(mine.stdout) / 1e6).toFixed(0)} MB with the raw file`,
          peer: `${(peer.bytes('observation_fact') / 1e6).toFixed(0)} MB`,
        })
      } finally {
        peer.stop()
      }
    }
    figures.push({ what: 'peak memory of the import', dacryon: `${mine.peakMiB.toFixed(0)} MiB`, peer: '', aim: 'bounded' })
    const raw = statSync(join(study, 'clinical', 'data.txt')).size
    writeResult(
      'import',
      'Import of ten million observations',
      peerName,
      [
        `Dacryon: one process from a wide study folder (${(raw / 1e6).toFixed(0)} MB) to a published release: parsing, checks for duplicates, both sort orders, tree and category tables, hashes, fsync.`,
        'PostgreSQL: rows generated in memory in its own COPY form (no parsing of a wide file, no checks), then primary key, four indexes, analyze.',
      ],
      figures,
    )
  })

const releaseBytes = (stdout: string): number => {
  const { release } = JSON.parse(stdout) as { release: { content: { files: readonly { bytes: number }[] } } }
  return release.content.files.reduce((sum, { bytes }) => sum + bytes, 0)
}
