import type { TreeNode } from '@dacryon/data'
import type { Database } from './database.ts'
import { parquet } from './files.ts'

const kinds: readonly string[] = ['folder', 'number', 'category', 'text', 'date', 'assay'] satisfies TreeNode['kind'][]
const isKind = (text: string): text is TreeNode['kind'] => kinds.includes(text)

/** The tree of a release, as it was counted when the release was made. */
export const readNodes = async (database: Database, folder: string): Promise<readonly TreeNode[]> => {
  const rows = await database.rows(
    `select id, parent, name, kind, code, unit, variable, description, subjects, observations, missing, leaves, tags
     from ${parquet(folder, 'nodes')} order by position`,
  )
  return rows.map(([id, parent, name, kind, code, unit, variable, description, subjects, observations, missing, leaves, tags]) => {
    const known = String(kind)
    if (!isKind(known)) throw new Error(`${folder}: tree node ${String(id)} has the unknown kind ${known}`)
    return {
      id: String(id),
      parent: String(parent),
      name: String(name),
      kind: known,
      ...(code === null ? {} : { code: String(code) }),
      ...(unit === null ? {} : { unit: String(unit) }),
      ...(variable === null ? {} : { variable: String(variable) }),
      ...(description === null ? {} : { description: String(description) }),
      subjects: Number(subjects),
      observations: Number(observations),
      missing: Number(missing),
      leaves: Number(leaves),
      ...(tags === null ? {} : { tags: JSON.parse(String(tags)) as NonNullable<TreeNode['tags']> }),
    }
  })
}
