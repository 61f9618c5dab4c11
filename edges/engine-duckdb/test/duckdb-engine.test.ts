import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { engineContract, publishParts } from '@dacryon/data/testing'
import { fileReleases } from '@dacryon/releases-files'
import { duckdbEngine } from '../src/index.ts'

// once with releases held in memory, once with an index file for every release
for (const [name, indexAbove, studies] of [
  ['duckdb, small releases', 2_000_000, 6],
  ['duckdb, indexed releases', -1, 2],
] as const) {
  engineContract(
    name,
    async () => {
      const home = await mkdtemp(join(tmpdir(), 'dacryon-engine-'))
      const store = fileReleases(home)
      const engine = duckdbEngine({ releases: join(home, 'releases'), cache: join(home, 'cache'), indexAbove })
      return {
        engine,
        release: async (parts) => (await publishParts(store, parts)).release.id,
        close: async () => {
          await engine.close()
          await rm(home, { recursive: true })
        },
      }
    },
    { parquet: true, studies },
  )
}
