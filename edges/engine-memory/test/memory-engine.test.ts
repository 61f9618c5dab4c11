import { engineContract, publishParts } from '@dacryon/data/testing'
import { memoryReleases } from '@dacryon/releases-memory'
import { type MemoryRelease, memoryEngine } from '../src/index.ts'

engineContract(
  'memory',
  async () => {
    const store = memoryReleases()
    const made = new Map<string, MemoryRelease>()
    const engine = memoryEngine((id) => made.get(id))
    return {
      engine,
      release: async (parts) => {
        const { release, preview } = await publishParts(store, parts)
        made.set(release.id, { release, nodes: preview.nodes, issues: preview.issues, parts })
        return release.id
      },
      close: () => engine.close(),
    }
  },
  { parquet: false, studies: 5 },
)
