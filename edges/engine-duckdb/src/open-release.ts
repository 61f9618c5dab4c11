import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Issue, Question } from '@dacryon/core'
import { asFilter, type Count, checkNames, exportCsv, type Missingness, type OpenRelease, type Origin, type Release } from '@dacryon/data'
import { Assays } from './assays.ts'
import { attachIndex } from './attach-index.ts'
import type { Context } from './context.ts'
import type { Database, Sql } from './database.ts'
import { readDictionaries } from './dictionaries.ts'
import { distribution } from './distribution.ts'
import { exportParquet } from './export-parquet.ts'
import { makeIndexTables } from './index-tables.ts'
import { identifier } from './literal.ts'
import { missingness } from './missingness.ts'
import { readNodes } from './nodes.ts'
import { observations } from './observations.ts'
import { readOrigins } from './origins.ts'
import { criterionSql, type Meaning } from './sql/criterion-sql.ts'
import { type KeyColumn, keysOf } from './sql/keys.ts'
import { universe } from './sql/universe.ts'
import { subjectSet } from './subject-set.ts'
import { Thresholds } from './thresholds.ts'

/** A promise made when it is first wanted, and again after it failed. */
const lazy = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined
  return () => {
    if (made === undefined) {
      made = make()
      made.catch(() => {
        made = undefined
      })
    }
    return made
  }
}

/** Read the small tables of a release, make or attach the tables that questions are asked of, and hand out its answers. */
export const openRelease = async (
  database: Database,
  folder: string,
  release: Release,
  options: { readonly cache: string; readonly indexAbove: number },
): Promise<OpenRelease> => {
  const schema = identifier(release.id)
  if (release.content.counts.observations > options.indexAbove) await attachIndex(database, schema, folder, options.cache, release.id)
  else {
    await database.run(`create schema ${schema}`)
    await makeIndexTables(database, schema, folder)
  }
  const dictionaries = await readDictionaries(database, folder)
  const thresholds = new Thresholds(database, schema)
  const { conceptAt, visitAt, subjectAt } = dictionaries
  const names = { concepts: conceptAt, visits: visitAt }
  const meaning: Meaning = {
    schema,
    concept: (code) => {
      const found = conceptAt.get(code)
      return found === undefined ? undefined : { position: found.position, censored: found.censored > 0 }
    },
    visit: (label) => visitAt.get(label),
    subject: (id) => subjectAt.get(id),
    threshold: (concept, decimal) => thresholds.get(concept, decimal),
  }
  const ask = async (question: Question, keys: readonly KeyColumn[], signal?: AbortSignal): Promise<Sql> => {
    checkNames(question.where, names)
    // the memory reader says what is wrong with a threshold
    asFilter(question.where)
    await thresholds.prepare(question.where, (code) => conceptAt.get(code)?.position, signal)
    return criterionSql(question.where, keys, meaning)
  }
  const context: Context = { database, folder, cache: options.cache, release, schema, dictionaries, ask }
  const totals = new Map<string, Promise<number>>()
  const total = (keys: readonly KeyColumn[]): Promise<number> => {
    const known = totals.get(keys.join())
    if (known !== undefined) return known
    const counting = database.rows(`select count(*) from (${universe(keys, schema)}) q`).then(([row]) => Number(row?.[0]))
    totals.set(keys.join(), counting)
    return counting
  }
  const labels = new Map(dictionaries.concepts.map(({ code, name, unit }) => [code, unit === undefined ? { name } : { name, unit }]))
  const origins = lazy<readonly Origin[]>(() => readOrigins(database, folder))
  const missing = lazy<Missingness>(() => missingness(context))
  const nodes = lazy(() => readNodes(database, folder))
  const assays = new Assays(context)
  const about = {
    study: release.content.study.id,
    release: release.id,
    labels,
    visits: new Map(dictionaries.visits.map((visit) => [visit.label, visit])),
  }
  async function* rows(question: Question, concepts?: readonly string[]) {
    checkNames(question.where, names, concepts)
    yield* observations(context, await origins(), question, concepts)
  }
  return {
    release,
    labels: async () => labels,
    nodes,
    count: async (question, signal): Promise<Count> => {
      const keys = keysOf(question.scope)
      const { text, values } = await ask(question, keys, signal)
      const [row] = await database.rows(`select count(*), count(distinct subject) from (${text}) q`, values, signal)
      return { subjects: Number(row?.[1]), ofSubjects: dictionaries.subjects.length, things: Number(row?.[0]), ofThings: await total(keys) }
    },
    subjects: async (question) => {
      const set = await subjectSet(context, question)
      return dictionaries.subjects.filter((_, at) => set === undefined || set[at] === 1).toSorted()
    },
    observations: rows,
    distribution: async (concept, wanted) => {
      checkNames(wanted.where?.where ?? { kind: 'all', of: [] }, names, [concept, ...(wanted.by === undefined ? [] : [wanted.by])])
      return distribution(context, concept, wanted)
    },
    missingness: missing,
    samples: (assay) => assays.samples(assay),
    features: (assay, text, limit) => assays.features(assay, text, limit),
    feature: (assay, feature, wanted) => assays.feature(assay, feature, wanted),
    sample: (assay, sample, layer) => assays.sample(assay, sample, layer),
    export: (question, as, concepts) => {
      if (as === 'csv') return exportCsv(rows(question, concepts), about)
      checkNames(question.where, names, concepts)
      return exportParquet(context, question, concepts)
    },
    issues: async () => JSON.parse(await readFile(join(folder, 'issues.json'), 'utf8')) as readonly Issue[],
  }
}
