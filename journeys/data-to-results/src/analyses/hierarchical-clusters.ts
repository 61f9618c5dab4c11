import type { Outcome } from '@dacryon/core'
import { heatmap } from '@dacryon/pictures'
import {
  computeAgglomerativeCoefficient,
  computeCopheneticCorrelation,
  computeDistances,
  computeHierarchicalClustering,
  computeSilhouette,
  cutDendrogram,
  type Dendrogram,
  type Distances,
  type Points,
  type Silhouette,
  sizesOf,
  standardise,
} from '@dacryon/stats/clustering'
import { completeCases, type Frame } from '@dacryon/stats/data'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { columns } from '../column-fields.ts'
import { type Figure, type Findings, figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { checkRows } from '../kit/check-rows.ts'
import { profilesTable } from '../kit/cluster-profiles.ts'
import { pointsOfColumns } from '../kit/measured-columns.ts'
import { counts, numbers, words } from '../kit/result-columns.ts'
import { sayList, sayNumber } from '../kit/say.ts'
import { pictureTitle, short } from '../kit/short.ts'
import { strataExample, strataMeasurements } from '../kit/strata-example.ts'
import { treeOf } from '../kit/tree-of.ts'

const transposed = ({ rows, columns: width, data }: Points): Points => ({
  rows: width,
  columns: rows,
  data: Float64Array.from(data, (_, at) => data[(at % rows) * width + Math.floor(at / rows)] ?? 0),
})

const numbersTable = (distances: Distances, tree: Dendrogram, most: number): ResultTable => ({
  id: 'numbers',
  title: 'Numbers of clusters',
  columns: [
    counts('k', 'Clusters'),
    numbers('silhouette', 'Mean silhouette'),
    counts('smallest', 'Smallest'),
    counts('largest', 'Largest'),
  ],
  rows: Array.from({ length: Math.max(0, most - 1) }, (_, at) => {
    const labels = ask(cutDendrogram(tree, at + 2))
    const sizes = sizesOf(labels)
    return [at + 2, ask(computeSilhouette(distances, labels)).mean, Math.min(...sizes), Math.max(...sizes)]
  }),
  note: 'A mean silhouette below about 0.25 says that there is little to the clusters.',
})

const options = z.object({
  measurements: columns('numeric', 'Measurements to cluster by'),
  clusters: z.number().int().min(2).max(50).default(3).describe('Number of clusters to cut the tree into'),
  linkage: z
    .enum(['average', 'ward.D2', 'complete', 'single', 'mcquitty'])
    .default('average')
    .describe('How the distance of two clusters is taken'),
  metric: z.enum(['euclidean', 'manhattan', 'maximum', 'canberra']).default('euclidean').describe('Distance of two rows'),
  scale: z.boolean().default(true).describe('Give all measurements mean 0 and standard deviation 1'),
  most: z.number().int().min(2).max(30).default(8).describe('Largest number of clusters in the table of silhouettes'),
})

type Asked = z.output<typeof options>

const treeTable = (distances: Distances, tree: Dendrogram, silhouette: Silhouette): ResultTable => ({
  id: 'tree',
  title: 'Tree',
  columns: [words('quantity', 'Quantity'), numbers('value', 'Value')],
  rows: [
    ['cophenetic correlation', computeCopheneticCorrelation(distances, tree)],
    ['agglomerative coefficient', computeAgglomerativeCoefficient(tree)],
    ['mean silhouette', silhouette.mean],
  ],
})

const membersTable = (rows: ArrayLike<number>, labels: ArrayLike<number>, silhouette: Silhouette): ResultTable => ({
  id: 'members',
  title: 'Members',
  columns: [counts('row', 'Row'), counts('cluster', 'Cluster'), numbers('silhouette', 'Silhouette')],
  rows: Array.from(rows, (row, i) => [row + 1, (labels[i] ?? 0) + 1, silhouette.widths[i] ?? 0]),
})

/** The rows as columns of a heatmap under their tree, the measurements in a tree of their own; nothing where there are too many. */
const picture = (
  { clusters, linkage }: Asked,
  names: readonly string[],
  rows: ArrayLike<number>,
  scaled: Points,
  tree: Dendrogram,
  labels: ArrayLike<number>,
): readonly Figure[] => {
  if (rows.length > 2000 || names.length > 2000) return []
  const across = names.length < 2 ? undefined : ask(computeHierarchicalClustering(ask(computeDistances(transposed(scaled))), linkage))
  return [
    figure('heatmap', heatmap, {
      title: pictureTitle(`${clusters} clusters of ${rows.length} rows by ${names.length} measurements`),
      rows: names.map((name) => short(name, 60)),
      columns: Array.from(rows, (row) => String(row + 1)),
      values: names.map((_, j) => Array.from({ length: rows.length }, (__, i) => scaled.data[i * names.length + j] ?? 0)),
      colour: { label: 'z-score', low: -3, high: 3 },
      columnTree: treeOf(tree),
      ...(across !== undefined && { rowTree: treeOf(across) }),
      columnAnnotations: [{ label: 'Cluster', values: Array.from(labels, (label) => String(label + 1)) }],
    }),
  ]
}

const headlineOf = (n: number, labels: Int32Array, silhouette: Silhouette): string => {
  const sizes = [...sizesOf(labels)]
  return `${n} rows cut into ${sizes.length} clusters of ${sayList(sizes.map(String))}; mean silhouette ${sayNumber(silhouette.mean)}. The method finds clusters in any data: hold them against data without clusters (consensus-clusters).`
}

const methodsOf = (names: readonly string[], { clusters, linkage, metric, scale }: Asked): string =>
  `Rows with all of ${sayList(names.slice(0, 12))}${names.length > 12 ? ` and ${names.length - 12} more` : ''} were clustered by agglomerative hierarchical clustering (${linkage} linkage, ${metric} distances of ${scale ? 'standardised' : 'unscaled'} measurements), and the tree was cut into ${clusters} clusters; clusters are numbered by first appearance.`

const run = (frame: Frame, asked: Asked): Outcome<Findings> => {
  const { clusters, linkage, metric, scale, most } = asked
  const names = [...new Set(asked.measurements)]
  const cases = ask(completeCases(frame, names))
  const n = cases.frame.rows
  checkRows(n, Math.max(3, clusters), names)
  const raw = pointsOfColumns(cases.frame, names)
  const scaled = ask(standardise(raw))
  const distances = ask(computeDistances(scale ? scaled.points : raw, { kind: metric }))
  const tree = ask(computeHierarchicalClustering(distances, linkage))
  const labels = ask(cutDendrogram(tree, clusters))
  const silhouette = ask(computeSilhouette(distances, labels))
  const profile = (cluster: number) => [silhouette.perCluster[cluster] ?? 0]
  return {
    ok: true,
    value: {
      counted: cases.counted,
      headline: headlineOf(n, labels, silhouette),
      methods: methodsOf(names, asked),
      tables: [
        profilesTable(cases.frame, names, labels, clusters, [numbers('silhouette', 'Silhouette')], profile),
        numbersTable(distances, tree, Math.min(most, n - 1)),
        treeTable(distances, tree, silhouette),
        membersTable(cases.rows, labels, silhouette),
      ],
      figures: picture(asked, names, cases.rows, scaled.points, tree, labels),
      warnings: [...cases.warnings, ...scaled.warnings],
    },
  }
}

/** Rows joined step by step. */
export const hierarchicalClusters = analysis({
  id: 'hierarchical-clusters',
  title: 'Hierarchical clusters',
  group: 'group',
  question: 'Which rows are alike, and into which clusters do they fall?',
  summary: `Joins the two nearest clusters again and again; the tree says at which distance. Cut it into a number of clusters and see their profiles,
sizes and silhouettes.

It always yields clusters, whether there are any or not: a mean silhouette below about 0.25, or a number of clusters that changes with the linkage,
speaks against them. Rows with a missing measurement are left out. Ward's linkage likes clusters of one size, single linkage follows chains.`,
  citations: [
    {
      title: 'Ward’s hierarchical agglomerative clustering method: which algorithms implement Ward’s criterion?',
      authors: 'Murtagh F, Legendre P',
      year: 2014,
      where: 'J Classif 31:274-295',
      doi: '10.1007/s00357-014-9161-z',
    },
    {
      title: 'Silhouettes: a graphical aid to the interpretation and validation of cluster analysis',
      authors: 'Rousseeuw PJ',
      year: 1987,
      where: 'J Comput Appl Math 20:53-65',
      doi: '10.1016/0377-0427(87)90125-7',
    },
  ],
  options,
  example: () => ({ csv: strataExample('hierarchical', 60), options: { measurements: strataMeasurements, linkage: 'ward.D2' as const } }),
  run,
})
