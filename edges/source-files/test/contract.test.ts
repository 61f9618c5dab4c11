import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sourceContract } from '@dacryon/data/testing'
import { openSource } from '../src/index.ts'
import { temporaryFolder } from './helpers.ts'

sourceContract('files', async (name, files, only) => {
  const root = join(await temporaryFolder(), name)
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), content)
  }
  return openSource(only === undefined ? root : join(root, only))
})
