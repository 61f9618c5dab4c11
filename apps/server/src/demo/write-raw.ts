import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { GeneratedStudy } from '@dacryon/consortium-demo'
import { fileBytes } from './file-bytes.ts'

/** Write a generated study's files below `root`; each is whole or absent. Gives the folder, or the file when it stands alone. */
export const writeRaw = async (root: string, { folder, files }: GeneratedStudy): Promise<string> => {
  for (const { path, content } of files) {
    const target = join(root, folder, ...path.split('/'))
    await mkdir(dirname(target), { recursive: true })
    await writeFile(`${target}.part`, fileBytes(content))
    await rename(`${target}.part`, target)
  }
  const [only] = files
  return only !== undefined && folder === '' ? join(root, ...only.path.split('/')) : join(root, folder)
}
