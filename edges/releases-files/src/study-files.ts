import { join } from 'node:path'
import { asNodeId } from '@dacryon/core'
import type { ConceptStats, StudyTables, TreeNode } from '@dacryon/data'
import type { DuckDBConnection } from '@duckdb/node-api'
import { literal } from './draft-database.ts'
import { copyQuery, createTable, type SmallTable, writeTable } from './write-table.ts'

const conceptTable = ({ concepts }: StudyTables, stats: readonly ConceptStats[]): SmallTable => ({
  columns: {
    position: 'INTEGER',
    code: 'VARCHAR',
    path: 'VARCHAR',
    name: 'VARCHAR',
    type: 'VARCHAR',
    unit: 'VARCHAR',
    variable: 'VARCHAR',
    description: 'VARCHAR',
    category_nodes: 'BOOLEAN',
    observations: 'BIGINT',
    subjects: 'BIGINT',
    missing: 'BIGINT',
    censored: 'BIGINT',
    min: 'DOUBLE',
    max: 'DOUBLE',
    mean: 'DOUBLE',
    sd: 'DOUBLE',
  },
  rows: concepts.map(({ code, path, type, unit, variable, description, categoryNodes }, at) => {
    const { observations, subjects, missing, censored, min, max, mean, sd } = stats[at] ?? {}
    const name = path.at(-1) ?? code
    const text = [at, code, asNodeId(path), name, type, unit, variable, description, categoryNodes === true]
    return [...text, observations ?? 0, subjects ?? 0, missing ?? 0, censored ?? 0, min, max, mean, sd]
  }),
})

const nodeTable = (nodes: readonly TreeNode[]): SmallTable => ({
  columns: {
    position: 'INTEGER',
    id: 'VARCHAR',
    parent: 'VARCHAR',
    name: 'VARCHAR',
    kind: 'VARCHAR',
    code: 'VARCHAR',
    unit: 'VARCHAR',
    variable: 'VARCHAR',
    description: 'VARCHAR',
    subjects: 'BIGINT',
    observations: 'BIGINT',
    missing: 'BIGINT',
    leaves: 'BIGINT',
    tags: 'VARCHAR',
  },
  rows: nodes.map(({ id, parent, name, kind, code, unit, variable, description, subjects, observations, missing, leaves, tags }, at) => {
    const text = [at, id, parent, name, kind, code, unit, variable, description]
    return [...text, subjects, observations, missing, leaves, tags === undefined ? null : JSON.stringify(tags)]
  }),
})

/** Write every table of a study but the observations themselves, which must stand in the folder. */
export const writeStudyFiles = async (
  connection: DuckDBConnection,
  folder: string,
  tables: StudyTables,
  stats: readonly ConceptStats[],
  nodes: readonly TreeNode[],
): Promise<void> => {
  const { subjects, visits, origins, concepts } = tables
  const write = (name: string, table: SmallTable) => writeTable(connection, join(folder, name), table)
  await write('subjects.parquet', { columns: { position: 'INTEGER', id: 'VARCHAR' }, rows: subjects.map((id, at) => [at, id]) })
  await write('visits.parquet', {
    columns: { position: 'INTEGER', label: 'VARCHAR', time: 'DOUBLE', unit: 'VARCHAR', before: 'DOUBLE', after: 'DOUBLE' },
    rows: visits.map(({ label, time, unit, window }, at) => [at, label, time, unit, window?.before, window?.after]),
  })
  await write('origins.parquet', {
    columns: {
      position: 'INTEGER',
      file: 'VARCHAR',
      column: 'INTEGER',
      header: 'VARCHAR',
      original_path: 'VARCHAR',
      source_unit: 'VARCHAR',
      rule: 'VARCHAR',
    },
    rows: origins.map(({ file, column, header, originalPath, sourceUnit, rule }, at) => {
      return [at, file, column, header, originalPath === undefined ? null : asNodeId(originalPath), sourceUnit, rule]
    }),
  })
  await write('concepts.parquet', conceptTable(tables, stats))
  await write('nodes.parquet', nodeTable(nodes))
  const observations = `read_parquet(${literal(join(folder, 'observations.parquet'))})`
  const bySubject = `read_parquet(${literal(join(folder, 'observations-by-subject.parquet'))})`
  await createTable(connection, 'category_concepts', {
    columns: { position: 'INTEGER' },
    rows: concepts.flatMap(({ type }, at) => (type === 'category' ? [[at]] : [])),
  })
  const categories = `SELECT concept, text AS "value", count(*) AS observations, count(DISTINCT subject) AS subjects FROM ${observations}
    WHERE kind = 1 AND concept IN (FROM category_concepts) GROUP BY ALL ORDER BY concept, "value"`
  await copyQuery(connection, categories, join(folder, 'categories.parquet'))
  const visited = `SELECT subject, visit, min(start)[1:10] AS "date", count(*) AS observations FROM ${bySubject} GROUP BY ALL ORDER BY subject, visit`
  await copyQuery(connection, visited, join(folder, 'subject-visits.parquet'))
}
