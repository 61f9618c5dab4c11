import { releaseStoreContract } from '@dacryon/data/testing'
import { fileReleases } from '../src/index.ts'
import { temporaryFolder } from './temporary-folder.ts'

releaseStoreContract('files', async () => fileReleases(await temporaryFolder()))
