import type { OutputOf } from '../../src/api/operations.ts'

type Release = OutputOf<'release'>['release']
type TreeNode = OutputOf<'tree'>['nodes'][number]

/** One invented study, as the server would describe it. */
export interface MockStudy {
  readonly release: Release
  readonly issues: OutputOf<'release'>['issues']
  readonly nodes: readonly TreeNode[]
  readonly arms: readonly string[]
  readonly samples: number
}

interface Plan {
  readonly id: string
  readonly title: string
  readonly subjects: number
  readonly visits: Release['content']['visits']
  readonly arms: readonly string[]
  readonly tree: readonly (readonly [folder: string, name: string, kind: TreeNode['kind'], unit?: string])[]
  readonly samples: number
  readonly issues?: OutputOf<'release'>['issues']
  readonly at: string
}

const hash = (text: string): string => {
  let state = 2_166_136_261
  let out = ''
  for (let round = 0; out.length < 64; round += 1) {
    for (const character of `${round}${text}`) state = Math.imul(state ^ character.charCodeAt(0), 16_777_619) >>> 0
    out += state.toString(16).padStart(8, '0')
  }
  return out
}

const codeOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')

const treeOf = ({ id, tree, subjects, visits, samples }: Plan): readonly TreeNode[] => {
  const folders = [...new Set(tree.map(([folder]) => folder))]
  const perLeaf = subjects * visits.length
  const nodes: TreeNode[] = []
  for (const folder of folders) {
    const leaves = tree.filter(([own]) => own === folder)
    nodes.push({
      id: folder,
      parent: '',
      name: folder,
      kind: 'folder',
      subjects,
      observations: perLeaf * leaves.length,
      missing: 0,
      leaves: leaves.length,
    })
    for (const [, name, kind, unit] of leaves)
      nodes.push({
        id: `${folder}/${name}`,
        parent: folder,
        name,
        kind,
        code: codeOf(`${folder} ${name}`),
        ...(unit === undefined ? {} : { unit }),
        subjects: subjects - (name.length % 7),
        observations: perLeaf - name.length,
        missing: name.length % 5,
        leaves: 1,
      })
  }
  if (samples > 0) {
    nodes.push({
      id: 'Omics',
      parent: '',
      name: 'Omics',
      kind: 'folder',
      subjects: Math.min(subjects, samples),
      observations: samples,
      missing: 0,
      leaves: 1,
    })
    nodes.push({
      id: 'Omics/Blood expression',
      parent: 'Omics',
      name: 'Blood expression',
      kind: 'assay',
      code: 'expression',
      subjects: Math.min(subjects, samples),
      observations: samples,
      missing: 0,
      leaves: 1,
    })
  }
  return nodes.map((node) => ({
    ...node,
    ...(node.code === codeOf('ESSPRI Dryness') ? { description: `${id}: worst dryness in the last two weeks, 0 to 10.` } : {}),
  }))
}

/** Makes a study of a plan. */
export const mockStudy = (plan: Plan): MockStudy => {
  const nodes = treeOf(plan)
  const leaves = plan.tree.length
  const observations = plan.subjects * plan.visits.length * leaves
  const file = (path: string, bytes: number, rows?: number) => ({
    path,
    bytes,
    sha256: hash(plan.id + path),
    ...(rows === undefined ? {} : { rows }),
  })
  return {
    nodes,
    arms: plan.arms,
    samples: plan.samples,
    issues: plan.issues ?? [],
    release: {
      id: `r-${hash(plan.id).slice(0, 32)}`,
      content: {
        schema: 1,
        dictionary: '2026-11',
        importer: { format: 'transmart', version: '1' },
        study: {
          id: plan.id,
          title: plan.title,
          kind: 'study',
          synthetic: true,
          restricted: false,
          description: 'Invented patients. Marginals follow published cohorts.',
          citations: [
            { title: 'A published cohort whose figures were followed', authors: 'Someone A, Other B', year: 2015, doi: '10.1000/example' },
          ],
        },
        counts: {
          subjects: plan.subjects,
          observations,
          missing: Math.round(observations * 0.04),
          concepts: leaves,
          visits: plan.visits.length,
          samples: plan.samples,
          measurements: plan.samples * 2000,
        },
        visits: plan.visits,
        assays:
          plan.samples === 0
            ? []
            : [
                {
                  id: 'expression',
                  kind: 'expression',
                  title: 'Blood expression',
                  platform: 'GPL570',
                  features: 2000,
                  samples: plan.samples,
                  layers: [
                    { id: 'log2', title: 'log2 intensity', unit: 'log2' },
                    { id: 'zscore', title: 'z-score' },
                  ],
                },
              ],
        issues: { warnings: plan.issues?.length ?? 0 },
        files: [
          file('observations-by-concept.parquet', 2_310_442, observations),
          file('observations-by-subject.parquet', 2_290_118, observations),
          file('raw/clinical/clinical.params', 214),
          file('raw/clinical/column_map.tsv', 8_212),
          file('raw/clinical/data.tsv', 912_034),
          file('tree.json', 48_112),
        ],
      },
      provenance: { by: 'researcher', at: plan.at, program: 'dacryon 0.1.0' },
    },
  }
}
