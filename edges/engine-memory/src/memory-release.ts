import { IssueError, type Question, valueKinds } from '@dacryon/core'
import {
  asFilter,
  assayOf,
  checkNames,
  countInMemory,
  DistributionBuilder,
  EarliestCategories,
  exportCsv,
  type Feature,
  featureAt,
  layerOf,
  matchingFeatures,
  type ObservationRow,
  type OpenRelease,
  type Sample,
  thingsInMemory,
  unknownName,
  visitOrder,
} from '@dacryon/data'
import type { MemoryRelease } from './memory-engine.ts'
import { type Matrix, MemoryStudy } from './memory-study.ts'

/** The plainest open release there can be: every answer is a walk over all observations. */
export const openInMemory = ({ release, nodes, issues, parts }: MemoryRelease): OpenRelease => {
  const study = new MemoryStudy(parts)
  const { subjects, visits, concepts, assays } = study.tables
  const { rows } = study
  const { ranks, labels } = visitOrder(visits)
  const rankOf = new Map(visits.map(({ label }, at) => [label, ranks[at] ?? 0]))
  const positionOf = new Map(subjects.map((id, at) => [id, at]))
  const names = { concepts: new Map(concepts.map((concept) => [concept.code, concept])), visits: rankOf }
  const conceptLabels = new Map(
    concepts.map(({ code, path, unit }) => [code, { name: path.at(-1) ?? code, ...(unit === undefined ? {} : { unit }) }]),
  )
  const check = ({ where }: Question, wanted?: readonly string[]): void => {
    checkNames(where, names, wanted)
    asFilter(where)
  }
  const chosen = (question: Question): ReadonlySet<string> => {
    check(question)
    return new Set(thingsInMemory(question, rows, subjects).map(({ subject }) => subject))
  }
  const categories = (code: string): EarliestCategories<string> => {
    const found = new EarliestCategories<string>()
    for (const { concept, subject, visit, instance, value } of rows) {
      if (concept === code && value.kind === 'text') found.add(subject, { text: value.text, rank: rankOf.get(visit) ?? 0, instance })
    }
    return found
  }
  const matrixOf = (id: string): { readonly samples: readonly Sample[]; readonly matrix: Matrix } => {
    const assay = assayOf(assays, id)
    return { samples: assay.samples, matrix: study.matrices[assays.indexOf(assay)] ?? { features: [], layers: new Map() } }
  }
  const groupsOf = (samples: readonly Sample[], by: string): readonly (string | undefined)[] => {
    if (names.concepts.has(by)) {
      const of = categories(by)
      return samples.map(({ subject }) => of.of(subject))
    }
    if (!samples.some(({ attributes }) => Object.hasOwn(attributes, by))) {
      throw new IssueError([
        unknownName('group', by, [...names.concepts.keys(), ...samples.flatMap(({ attributes }) => Object.keys(attributes))]),
      ])
    }
    return samples.map(({ attributes }) => attributes[by])
  }
  async function* observations(question: Question, wanted?: readonly string[]): AsyncGenerator<readonly ObservationRow[]> {
    check(question, wanted)
    const of = chosen(question)
    const batch = rows.filter((row) => of.has(row.subject) && (wanted === undefined || wanted.includes(row.concept)))
    if (batch.length > 0) yield batch
  }
  return {
    release,
    labels: async () => conceptLabels,
    nodes: async () => nodes,
    count: async (question, signal) => {
      signal?.throwIfAborted()
      check(question)
      return countInMemory(question, rows, subjects)
    },
    subjects: async (question) => [...chosen(question)].toSorted(),
    observations,
    distribution: async (concept, { byVisit, by, where }) => {
      checkNames({ kind: 'all', of: [] }, names, by === undefined ? [concept] : [concept, by])
      const of = where === undefined ? undefined : chosen(where)
      const arms = by === undefined ? undefined : categories(by)
      const builder = new DistributionBuilder()
      for (const { subject, visit, concept: code, value } of rows) {
        if (code !== concept || of?.has(subject) === false) continue
        builder.add({
          subject: positionOf.get(subject) ?? -1,
          visit: byVisit ? (rankOf.get(visit) ?? 0) : 0,
          arm: arms?.of(subject),
          kind: valueKinds.indexOf(value.kind),
          number: value.kind === 'number' ? value.number : Number.NaN,
          text: value.kind === 'text' ? value.text : value.kind === 'date' ? value.date : '',
        })
      }
      return builder.finish(concept, names.concepts.get(concept)?.unit, byVisit ? labels : undefined)
    },
    missingness: async () => ({
      visits: labels,
      expected: labels.map((label) => new Set(rows.filter(({ visit }) => visit === label).map(({ subject }) => subject)).size),
      rows: concepts.map(({ code }) => {
        const at = labels.map((label) => rows.filter(({ concept, visit }) => concept === code && visit === label))
        const valued = at.map((own) => new Set(own.filter(({ value }) => value.kind !== 'missing').map(({ subject }) => subject)))
        return {
          concept: code,
          present: valued.map(({ size }) => size),
          withReason: at.map(
            (own, place) => new Set(own.map(({ subject }) => subject).filter((subject) => valued[place]?.has(subject) === false)).size,
          ),
        }
      }),
    }),
    samples: async (assay) => matrixOf(assay).samples,
    features: async (assay, text, limit) => matchingFeatures(matrixOf(assay).matrix.features, text, limit),
    feature: async (id, wanted, options) => {
      const { samples, matrix } = matrixOf(id)
      const layer = layerOf(assayOf(assays, id), options.layer)
      const at = featureAt(matrix.features, wanted)
      const feature: Feature | undefined = matrix.features[at]
      if (feature === undefined) throw new Error(`feature ${at} is not in the matrix`)
      const groups = options.by === undefined ? undefined : groupsOf(samples, options.by)
      const numbers = matrix.layers.get(layer) ?? []
      return {
        feature,
        layer,
        values: samples.map((sample, place) => {
          const value = numbers[at * samples.length + place] ?? Number.NaN
          const group = groups?.[place]
          return { sample, value: Number.isNaN(value) ? null : value, ...(group === undefined ? {} : { group }) }
        }),
      }
    },
    sample: async (id, code, layerId) => {
      const { samples, matrix } = matrixOf(id)
      const layer = layerOf(assayOf(assays, id), layerId)
      const at = samples.findIndex((sample) => sample.code === code)
      if (at < 0)
        throw new IssueError([
          unknownName(
            'sample',
            code,
            samples.map((sample) => sample.code),
          ),
        ])
      const numbers = matrix.layers.get(layer) ?? []
      return Float32Array.from(matrix.features, (_, feature) => numbers[feature * samples.length + at] ?? Number.NaN)
    },
    export: (question, as, wanted) => {
      if (as === 'parquet') {
        const remedy = 'Export as CSV, or use the DuckDB engine.'
        throw new IssueError([
          { code: 'export-unsupported', severity: 'error', message: 'The engine in memory writes no Parquet', remedy, value: as },
        ])
      }
      return exportCsv(observations(question, wanted), {
        study: release.content.study.id,
        release: release.id,
        labels: conceptLabels,
        visits: new Map(visits.map((visit) => [visit.label, visit])),
      })
    },
    issues: async () => issues,
  }
}
