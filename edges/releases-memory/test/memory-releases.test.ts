import { releaseStoreContract } from '@dacryon/data/testing'
import { memoryReleases } from '../src/index.ts'

releaseStoreContract('memory', async () => memoryReleases())
