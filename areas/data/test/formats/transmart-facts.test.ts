import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { noShared, sharedPath } from '../../../../test/shared.ts'
import { demographicField } from '../../src/formats/transmart/demographic.ts'
import { memorySource } from '../../src/memory-source.ts'
import type { Platform } from '../../src/study.ts'
import { type Collected, collect, context, filesBelow, type Measured, type Observation } from './transmart-collect.ts'

const studies = sharedPath('data', 'transmart-studies')
if (studies === undefined) console.warn(`transmart facts: skipped, ${noShared}`)

interface NumberFacts {
  readonly count: number
  readonly min: number
  readonly max: number
  readonly mean: number
  readonly sd?: number | null
}
interface VariableFacts extends Partial<Omit<NumberFacts, 'count'>> {
  readonly type: string
  readonly observations: number
  readonly patients: number
  readonly ontology_code?: string
  readonly counts?: Readonly<Record<string, number>>
}
interface JobFacts {
  readonly import_must_fail?: boolean
  readonly study_id?: string
  readonly top_node?: string
  readonly private?: boolean
  readonly patients?: number
  readonly observations?: number
  readonly variables?: number
  readonly trial_visits_used?: Readonly<Record<string, number>>
  readonly modifier_rows?: Readonly<Record<string, number>>
  readonly observations_with_start_date?: number
  readonly observations_with_end_date?: number
  readonly start_date_range?: readonly [string, string]
  readonly concepts_with_observations?: number
  readonly tree_nodes_of_study?: number
  readonly per_variable?: Readonly<Record<string, VariableFacts>>
  readonly patient_demographics?: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly patient_count_per_tree_node?: Readonly<Record<string, number>>
  readonly data_type?: string
  readonly platform?: string
  readonly title?: string
  readonly organism?: string
  readonly genome_release?: string | null
  readonly annotation_rows?: number
  readonly assays?: number
  readonly subjects?: number
  readonly tree_nodes?: Readonly<Record<string, number>>
  readonly rows_in_file?: number
  readonly data_points?: number
  readonly dropped_values?: number
  readonly dummy_observations?: number
  readonly raw?: NumberFacts
  readonly log2?: NumberFacts
  readonly min_positive_raw?: number
  readonly flag_counts?: Readonly<Record<string, number>>
  readonly examples?: readonly Readonly<Record<string, number | string | null>>[]
}

const root = studies ?? ''
const folders = studies === undefined ? [] : readdirSync(root).filter((name) => existsSync(join(root, name, 'batch')))
const factsOf = (name: string): Readonly<Record<string, JobFacts>> => JSON.parse(readFileSync(join(root, name, 'FACTS.json'), 'utf8')).batch
const jobsOf = (want: (facts: JobFacts) => boolean): readonly (readonly [string, string, JobFacts])[] =>
  folders.flatMap((name) =>
    Object.entries(factsOf(name))
      .filter(([, facts]) => want(facts))
      .map(([job, facts]) => [name, job, facts] as const),
  )

const platforms: Platform[] = []
const read = (name: string): Promise<Collected> => collect(memorySource('batch', filesBelow(join(root, name, 'batch'))), context(platforms))
const reads = new Map<string, Promise<Collected>>()
const readOnce = (name: string): Promise<Collected> => {
  const known = reads.get(name) ?? read(name)
  reads.set(name, known)
  return known
}

const counted = <T>(values: Iterable<T>): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1
  return counts
}
const near = (found: number, wanted: number, what: string, relative = 1e-8): void =>
  expect(Math.abs(found - wanted), `${what}: ${found} against ${wanted}`).toBeLessThanOrEqual(1e-8 + relative * Math.abs(wanted))
const expectMoments = (values: readonly number[], facts: Partial<NumberFacts>, what: string): void => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))
  if (facts.count !== undefined) expect(values.length, what).toBe(facts.count)
  near(Math.min(...values), facts.min ?? Number.NaN, `${what} min`)
  near(Math.max(...values), facts.max ?? Number.NaN, `${what} max`)
  near(mean, facts.mean ?? Number.NaN, `${what} mean`)
  if (facts.sd !== null && facts.sd !== undefined) near(sd, facts.sd, `${what} sd`)
}

/** The tree as upstream builds it: categories in old style are nodes, a `\` in a category parts nodes. */
const upstreamPath = (top: string, { concept, text, origin }: Observation): string => {
  const path = origin.originalPath ?? concept.path
  const category = concept.categoryNodes === true && text !== undefined ? [text] : []
  return `${top}${[...path, ...category].join('\\')}\\`
}
const withAncestors = (path: string): readonly string[] => {
  const parts = path.split('\\').filter((part) => part !== '')
  return parts.map((_, at) => `\\${parts.slice(0, at + 1).join('\\')}\\`)
}

const nodeOf = ({ assay }: Measured, attributes: Readonly<Record<string, string>>): string => attributes.node ?? assay.path.join('\\')

const assayOf = ({ assays }: Collected, job: string): Measured => {
  const id = [...new Set(job.replace(/\.params$/, '').split('/'))].join('-')
  const found = assays.find(({ assay }) => assay.id === id)
  if (found === undefined) throw new Error(`no assay ${id}`)
  return found
}

describe.skipIf(studies === undefined)('a study folder gives what its facts say', () => {
  beforeAll(async () => {
    for (const [name] of jobsOf(({ annotation_rows }) => annotation_rows !== undefined)) platforms.push(...(await read(name)).platforms)
  })

  it.each(jobsOf(({ annotation_rows }) => annotation_rows !== undefined))('%s %s: platform', async (name, job, facts) => {
    const files = filesBelow(join(root, name, 'batch'))
    const alone = Object.fromEntries(Object.entries(files).filter(([path]) => !path.endsWith('.params') || path === job))
    const { study, platforms: found, issues } = await collect(memorySource('batch', alone))
    expect(issues).toEqual([])
    expect(study?.kind).toBe('reference')
    expect(study?.id).toBe(`PLATFORM-${facts.platform}`)
    const [platform] = found
    expect(platform).toMatchObject({ id: facts.platform, title: facts.title, organism: facts.organism, rows: facts.annotation_rows })
    expect(platform?.genome ?? null).toBe(facts.genome_release)
    expect(platform?.features.length).toBeLessThanOrEqual(facts.annotation_rows ?? 0)
  })

  it.each(jobsOf(({ per_variable }) => per_variable !== undefined))('%s %s: clinical', async (name, _job, facts) => {
    const { study, subjects, observations, issues, visits } = await readOnce(name)
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
    const top = study?.sourceTop ?? ''
    expect(study).toMatchObject({ id: facts.study_id, sourceTop: facts.top_node, restricted: facts.private })
    expect(subjects.length).toBe(facts.patients)
    expect(observations.length).toBe(facts.observations)
    expect(counted(observations.map(({ visit }) => visit))).toEqual(facts.trial_visits_used)
    expect(visits.map(({ label }) => label).toSorted()).toEqual(Object.keys(facts.trial_visits_used ?? {}).toSorted())
    const starts = observations.flatMap(({ start }) => start ?? []).toSorted()
    expect(starts.length).toBe(facts.observations_with_start_date)
    if (facts.start_date_range !== undefined) expect([starts[0], starts.at(-1)]).toEqual(facts.start_date_range)
    expect(observations.filter(({ end }) => end !== undefined).length).toBe(facts.observations_with_end_date)
    expect(observations.filter(({ origin }) => origin.originalPath !== undefined).length).toBe(
      facts.modifier_rows?.['TRANSMART:ORIGINAL_VARIABLE'] ?? 0,
    )

    const byVariable = Map.groupBy(observations, ({ concept, origin }) => `${top}${(origin.originalPath ?? concept.path).join('\\')}\\`)
    expect([...byVariable.keys()].toSorted()).toEqual(Object.keys(facts.per_variable ?? {}).toSorted())
    for (const [path, wanted] of Object.entries(facts.per_variable ?? {})) {
      const found = byVariable.get(path) ?? []
      expect(found.length, path).toBe(wanted.observations)
      expect(new Set(found.map(({ subject }) => subject)).size, path).toBe(wanted.patients)
      const concept = found[0]?.concept
      expect(concept?.type, path).toBe(wanted.type === 'numerical' ? 'number' : 'category')
      if (wanted.ontology_code !== undefined) expect(concept?.code).toBe(wanted.ontology_code)
      if (wanted.counts !== undefined) expect(counted(found.map(({ text }) => text)), path).toEqual(wanted.counts)
      else
        expectMoments(
          found.map(({ number }) => number),
          wanted,
          path,
        )
    }

    const nodes = new Map<string, Set<string>>()
    for (const observation of observations)
      for (const node of withAncestors(upstreamPath(top, observation)))
        nodes.set(node, (nodes.get(node) ?? new Set()).add(observation.subject))
    expect(Object.fromEntries([...nodes].map(([node, people]) => [node, people.size]))).toEqual(facts.patient_count_per_tree_node)
    expect(nodes.size).toBe(facts.tree_nodes_of_study)
    const concepts = new Set(observations.map((one) => (one.concept.categoryNodes === true ? upstreamPath(top, one) : one.concept.code)))
    expect(concepts.size).toBe(facts.concepts_with_observations)

    const fields = Map.groupBy(
      observations.filter(({ concept }) => demographicField(concept.path.at(-1) ?? '') !== undefined),
      ({ concept }) => demographicField(concept.path.at(-1) ?? ''),
    )
    const demographics = Object.fromEntries(
      [...fields].map(([field, found]) => {
        if (field !== 'age') return [field, counted(found.map(({ text }) => text))]
        const ages = found.map(({ number }) => Math.floor(number))
        const mean = ages.reduce((sum, age) => sum + age, 0) / ages.length
        return [field, { count: ages.length, min: Math.min(...ages), max: Math.max(...ages), mean: Math.round(mean * 1e6) / 1e6 }]
      }),
    )
    expect(demographics).toEqual(facts.patient_demographics ?? {})
    expect(
      observations
        .filter(({ concept }) => demographicField(concept.path.at(-1) ?? '') !== undefined)
        .every(({ origin }) => origin.rule?.includes("fills the patient's") === true),
    ).toBe(true)
  })

  it.each(jobsOf(({ data_points }) => data_points !== undefined))('%s %s: matrix', async (name, job, facts) => {
    const collected = await readOnce(name)
    expect(collected.issues.filter(({ severity }) => severity === 'error')).toEqual([])
    const measured = assayOf(collected, job)
    const { assay, features, layers } = measured
    const width = assay.samples.length
    expect(assay.platform).toBe(facts.platform)
    expect(width).toBe(facts.assays)
    expect(new Set(assay.samples.map(({ subject }) => subject)).size).toBe(facts.subjects)
    // The facts have no study name in the tree of the one folder that names its study in the subject-sample map alone.
    const top = name === 'GSE8581_custom_zscores' ? '\\Public Studies\\\\' : (collected.study?.sourceTop ?? '')
    expect(counted(assay.samples.map(({ attributes }) => `${top}${nodeOf(measured, attributes)}\\`))).toEqual(facts.tree_nodes)
    expect(new Set(assay.samples.map(({ subject, attributes }) => `${subject} ${nodeOf(measured, attributes)}`)).size).toBe(
      facts.dummy_observations,
    )
    expect(features.length).toBe(facts.rows_in_file)
    const stored = features
      .flatMap((_, row) =>
        assay.samples.map((__, sample) => Object.values(layers).some((values) => !Number.isNaN(values[row * width + sample]))),
      )
      .filter(Boolean).length
    expect(stored).toBe(facts.data_points)
    expect(features.length * width - stored).toBe(facts.dropped_values)
    const raw = (layers.raw ?? layers.normalizedreadcount ?? []).filter((value) => !Number.isNaN(value))
    const log = (layers.log2 ?? []).filter((value) => !Number.isNaN(value))
    if (facts.raw !== undefined) expectMoments(raw, facts.raw, 'raw')
    if (facts.log2 !== undefined) expectMoments(log, facts.log2, 'log2')
    if (facts.min_positive_raw !== undefined)
      near(Math.min(...raw.filter((value) => value > 0)), facts.min_positive_raw, 'smallest positive')
    if (facts.flag_counts !== undefined) expect(counted(layers.flag ?? [])).toEqual(facts.flag_counts)
    for (const { row, sample, ...values } of facts.examples ?? []) {
      const place = features.findIndex(({ id }) => id === row) * width + assay.samples.findIndex(({ code }) => code === sample)
      for (const [field, value] of Object.entries(values)) {
        const layer = field === 'raw' && layers.raw === undefined ? layers.normalizedreadcount : layers[field]
        // The facts round the deviation to ten decimals before dividing: in a row of tiny spread that shows in the sixth digit of the score.
        if (typeof value === 'number')
          near(layer?.[place] ?? Number.NaN, value, `${row} ${sample} ${field}`, field === 'zscore' ? 1e-5 : 1e-8)
        else expect(layer?.[place] ?? Number.NaN, `${row} ${sample} ${field}`).toBeNaN()
      }
    }
  })

  it.each(jobsOf(({ import_must_fail }) => import_must_fail === true))('%s %s: refused', async (name) => {
    const { issues } = await readOnce(name)
    const errors = issues.filter(({ severity }) => severity === 'error')
    if (name === 'TreeStudy')
      expect(errors).toMatchObject([
        { code: 'file-absent', file: 'clinical.params', line: 1, column: 'COLUMN_MAP_FILE', value: 'mapping.txt' },
      ])
    else {
      expect(errors.map(({ code, line, column, value }) => [code, line, column, value])).toEqual(
        Array.from({ length: 9 }, (_, at) => ['number-expected', at + 2, 2, `test${at}`]),
      )
      expect(errors[0]?.file).toBe('clinical/E-GEOD-8581.sdrf-rewrite.txt')
    }
  })

  it('every fact was compared', () => {
    const kinds = jobsOf(() => true).map(
      ([, , facts]) =>
        [facts.annotation_rows, facts.per_variable, facts.data_points, facts.import_must_fail].filter((kind) => kind !== undefined).length,
    )
    expect(kinds.every((count) => count === 1)).toBe(true)
    expect(kinds.length).toBeGreaterThan(30)
  })

  it('jobs that are not read are named', async () => {
    const named = (found: Collected): readonly (string | undefined)[] =>
      found.issues.filter(({ code }) => code === 'job-not-supported').map(({ file }) => file)
    expect(named(await readOnce('CLUC'))).toEqual(['vcf.params'])
    expect(named(await readOnce('GSE8581'))).toEqual(['backout.params'])
    expect(named(await readOnce('TEST_17_1'))).toEqual(['ontologymapping.params'])
  })

  it('a folder without clinical data says so and takes its name from the subject-sample map', async () => {
    const { study, subjects, issues } = await readOnce('GSE8581_custom_zscores')
    expect(study).toMatchObject({ id: 'GSE8581', restricted: false, kind: 'study' })
    expect(subjects).toEqual(['GSE8581GSM210005', 'GSE8581GSM210006'])
    expect(issues.map(({ code }) => code)).toEqual(['study-id-absent', 'clinical-absent', 'cells-not-stored'])
  })

  it('what the word map changed is kept as it was', async () => {
    const { observations } = await readOnce('GSE8581')
    const ethnicity = observations.filter(({ concept }) => concept.code === 'Subjects\\Ethnicity')
    expect(counted(ethnicity.map(({ text, raw }) => `${raw} > ${text}`))).toEqual({
      'caucasian > Caucasian': 54,
      'not specified > Afro American': 3,
    })
    expect(ethnicity[0]?.origin.rule).toContain('"caucasuian" dropped')
    expect(ethnicity[0]?.origin.rule).toContain('across studies \\Demographics\\Race')
  })

  it('trial visits carry the time their label says', async () => {
    const { visits } = await readOnce('TEST_17_1')
    expect(visits.map(({ label, time, unit }) => [label, time, unit])).toEqual([
      ['Baseline', 0, 'd'],
      ...[1, 2, 3, 4, 5, 6].map((week) => [`Week ${week}`, week, 'wk']),
    ])
  })
})

describe.skipIf(studies === undefined)('tags and tag types', () => {
  const tagTypes = () => readOnce('TAG_TYPES')
  /** GSE8581 with another tags file. */
  const withTags = async (path: string): Promise<Collected> => {
    const files = filesBelow(join(root, 'GSE8581', 'batch'))
    files['tags.params'] = new TextEncoder().encode(`TAGS_FILE=${path}\n`)
    return collect(memorySource('batch', files), context(platforms, (await tagTypes()).tagTypes))
  }
  const errorsOf = ({ issues }: Collected): readonly (readonly [string, number | undefined, unknown])[] =>
    issues.filter(({ severity }) => severity === 'error').map(({ code, line, column }) => [code, line, column] as const)

  it('tag types are a reference release', async () => {
    const { study, tagTypes: types, issues } = await tagTypes()
    expect(study).toMatchObject({ id: 'TAG-TYPES', kind: 'reference' })
    expect(types.map(({ title, values }) => [title, values.length])).toEqual([
      ['Test tag', 3],
      ['Programming language', 7],
    ])
    expect(types[0]).toMatchObject({ nodeType: 'STUDY', valueType: 'NON_ANALYZED_STRING', shownIfEmpty: true, index: 1 })
    expect(issues).toEqual([])
  })

  it.each([
    ['tagtypes_replace.tsv', 'tag-option-removed', 'warning'],
    ['tagtypes_delete_type.tsv', 'tag-option-removed', 'warning'],
    ['corruption/tagtypes_dangling_value.tsv', 'tag-option-removed', 'warning'],
    ['corruption/tagtypes_invalid_shown_if_empty.tsv', 'tag-type-invalid', 'error'],
  ])('%s: %s', async (path, code, severity) => {
    const files = filesBelow(join(root, 'TAG_TYPES', 'batch'))
    files['tagtypes.params'] = new TextEncoder().encode(`TAG_TYPES_FILE=${path}\n`)
    const { issues } = await collect(memorySource('batch', files), context([], (await tagTypes()).tagTypes))
    expect(issues).toContainEqual(expect.objectContaining({ code, severity }))
  })

  it.each([
    ['tags_1.txt', 5],
    ['tags_2.txt', 4],
    ['tags_3.txt', 3],
    ['tags_4.txt', 6],
  ])('%s is read', async (path, count) => {
    const found = await withTags(path)
    expect(errorsOf(found)).toEqual([])
    expect(found.tags.length).toBe(count)
    if (path === 'tags_3.txt') expect(found.tags).toContainEqual({ path: [], title: 'Test tag', text: 'Test option 1', index: 1 })
  })

  it.each([
    ['tags_1_extra_column.txt', [['tags-width', 1, undefined]]],
    ['tags_1_missing_column.txt', [['tags-width', 1, undefined]]],
    ['tags_1_repeated.txt', [['tag-twice', 6, 2]]],
    [
      'tags_1_too_long.txt',
      [
        ['tag-too-long', 2, 2],
        ['tag-too-long', 2, 3],
      ],
    ],
    ['tags_3_invalid_option.txt', [['tag-option-unknown', 2, 3]]],
  ])('%s is refused', async (path, wanted) => {
    expect(errorsOf(await withTags(`corruption/${path}`))).toEqual(wanted)
  })

  it('a path that matches no node is a warning', async () => {
    const found = await withTags('corruption/tags_1_non_matching.txt')
    expect(errorsOf(found)).toEqual([])
    expect(found.issues).toContainEqual(
      expect.objectContaining({ code: 'tag-node-unknown', severity: 'warning', line: 3, value: 'DOESNOTEXIST' }),
    )
  })

  it('an option needs its tag type', async () => {
    const files = filesBelow(join(root, 'GSE8581', 'batch'))
    files['tags.params'] = new TextEncoder().encode('TAGS_FILE=tags_3.txt\n')
    expect(errorsOf(await collect(memorySource('batch', files), context(platforms)))).toEqual([['tag-index-expected', 2, 4]])
  })
})
