import type { SourceFile } from '../../doors/source.ts'
import { staysInside } from '../stays-inside.ts'

/** Folder part of a path, empty at the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** Last part of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`)

/** The files of a study folder, and where the ones that params files name are looked for. */
export class Folder {
  readonly files: readonly SourceFile[]
  readonly #sizes: ReadonlyMap<string, number>

  constructor(files: readonly SourceFile[]) {
    this.files = files
    this.#sizes = new Map(files.map(({ path, size }) => [path, size]))
  }

  get bytes(): number {
    return this.files.reduce((sum, { size }) => sum + size, 0)
  }

  has(path: string): boolean {
    return this.#sizes.has(path)
  }

  /** First of the folders that holds the file, compressed or not. */
  find(name: string, folders: readonly string[]): string | undefined {
    if (!staysInside(name)) return undefined
    const plain = name.replaceAll('\\', '/').replace(/^\.\//, '')
    return folders.flatMap((folder) => [join(folder, plain), join(folder, `${plain}.gz`)]).find((path) => this.has(path))
  }

  /** A file named in `X.params` lies beside it or in the sub-folder X. */
  findFor(params: string, name: string): string | undefined {
    const beside = folderOf(params)
    return this.find(name, [beside, join(beside, nameOf(params).replace(/\.params$/, ''))])
  }
}
