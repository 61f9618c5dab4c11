import { heatmap } from '@dacryon/pictures'
import {
  type ConsensusAtK,
  type ConsensusClustering,
  type ConsensusEvidence,
  computeConsensusClustering,
  computeConsensusReference,
  type InnerClustering,
  sizesOf,
  standardise,
} from '@dacryon/stats/clustering'
import { completeCases, type Frame } from '@dacryon/stats/data'
import { type Estimable, isEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { type AnalysisContext, analysis } from '../analysis.ts'
import { columns } from '../column-fields.ts'
import { type Figure, figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { checkRows } from '../kit/check-rows.ts'
import { profilesTable } from '../kit/cluster-profiles.ts'
import { pointsOfColumns } from '../kit/measured-columns.ts'
import { once } from '../kit/once.ts'
import { counts, numbers, pValues, shares } from '../kit/result-columns.ts'
import { sayList, sayNumber, sayP } from '../kit/say.ts'
import { pictureTitle } from '../kit/short.ts'
import { strataExample, strataMeasurements } from '../kit/strata-example.ts'
import { treeOf } from '../kit/tree-of.ts'

/** What the resamples say, with the reference where there is one. */
interface Consensus {
  readonly clustering: ConsensusClustering
  readonly evidence?: readonly ConsensusEvidence[]
  readonly chosen?: Estimable
}

const options = z.object({
  measurements: columns('numeric', 'Measurements to cluster by'),
  most: z.number().int().min(2).max(20).default(6).describe('Largest number of clusters to look at'),
  clusters: z
    .number()
    .int()
    .min(2)
    .max(20)
    .exactOptional()
    .describe('Number of clusters to show; the one with evidence, else the one of least ambiguity, when absent'),
  inner: z.enum(['average', 'ward.D2', 'complete', 'pam', 'k-means']).default('average').describe('What clusters each resample'),
  resamples: z.number().int().min(10).max(10_000).default(1000).describe('Resamples'),
  share: z.number().gt(0).max(1).default(0.8).describe('Share of rows in a resample'),
  references: z
    .number()
    .int()
    .min(0)
    .max(1000)
    .default(100)
    .describe('Data sets without clusters to compare with; 0 for none, at least 19 for evidence'),
  scale: z.boolean().default(true).describe('Give all measurements mean 0 and standard deviation 1'),
})

const innerOf = (inner: z.output<typeof options>['inner']): InnerClustering =>
  inner === 'pam' ? { kind: 'pam' } : inner === 'k-means' ? { kind: 'k-means', starts: 10 } : { kind: 'hierarchical', linkage: inner }

const numbersTable = ({ clustering, evidence }: Consensus): ResultTable => ({
  id: 'numbers',
  title: 'Numbers of clusters',
  columns: [
    counts('k', 'Clusters'),
    numbers('pac', 'Ambiguous pairs (PAC)'),
    numbers('area', 'Area under the distribution'),
    numbers('change', 'Relative change of the area'),
    ...(evidence === undefined
      ? []
      : [
          numbers('reference-pac', 'PAC without clusters'),
          numbers('rcsi', 'Relative stability (RCSI)'),
          pValues('p', 'P'),
          pValues('beta-p', 'P, beta tail'),
        ]),
  ],
  rows: clustering.perK.map(({ k, pac, area, relativeChange }, at) => {
    const against = evidence?.[at]
    return [
      k,
      pac,
      area,
      relativeChange,
      ...(against === undefined ? [] : [against.referencePac, against.rcsi, against.pValue, against.betaPValue]),
    ]
  }),
  note: `PAC: share of pairs whose consensus is above 0.1 and at most 0.9; smaller is clearer.${evidence === undefined ? '' : ' P: one-sided against data without clusters of the same covariance, not adjusted over the numbers of clusters.'}`,
})

const membersTable = ({ k, labels, itemConsensus }: ConsensusAtK, rows: Int32Array): ResultTable => ({
  id: 'members',
  title: 'Members',
  columns: [counts('row', 'Row'), counts('cluster', 'Cluster'), numbers('consensus', 'Mean consensus with its cluster')],
  rows: Array.from(rows, (row, i) => [row + 1, (labels[i] ?? 0) + 1, itemConsensus[i * k + (labels[i] ?? 0)] ?? 0]),
})

const figuresOf = ({ k, consensus, tree, labels }: ConsensusAtK, rows: Int32Array): readonly Figure[] => {
  const { n, data } = consensus
  if (n > 1000) return []
  const names = Array.from(rows, (row) => String(row + 1))
  return [
    figure('consensus', heatmap, {
      title: pictureTitle(`Consensus of ${n} rows in ${k} clusters`),
      rows: names,
      columns: names,
      values: Array.from({ length: n }, (_, i) => [...data.subarray(i * n, (i + 1) * n)]),
      colour: { label: 'Share of resamples in one cluster', kind: 'sequential', low: 0, high: 1 },
      rowTree: treeOf(tree),
      columnTree: treeOf(tree),
      columnAnnotations: [{ label: 'Cluster', values: Array.from(labels, (label) => String(label + 1)) }],
    }),
  ]
}

/** The number asked for, else the one with evidence, else the least ambiguous. */
const shownOf = ({ clustering: { perK }, chosen }: Consensus, clusters: number | undefined): ConsensusAtK => {
  const wanted = clusters ?? (chosen !== undefined && isEstimable(chosen) ? chosen : undefined)
  const least = perK.reduce((best, at) => (at.pac < best.pac ? at : best))
  return perK.find(({ k }) => k === wanted) ?? least
}

const say = ({ evidence, chosen }: Consensus, shown: ConsensusAtK): string => {
  const against = evidence?.find(({ k }) => k === shown.k)
  const sizes = `${shown.k} clusters of ${sayList([...sizesOf(shown.labels)].map(String))}: ${sayNumber(shown.pac, 'percent')} of pairs ambiguous`
  if (chosen === undefined || against === undefined)
    return `${sizes}. Not held against data without clusters: this alone is no evidence that there are any.`
  const verdict = isEstimable(chosen) ? `Evidence of ${chosen} clusters` : 'No evidence of clusters'
  return `${verdict}. Shown: ${sizes}, against ${sayNumber(against.referencePac, 'percent')} in data without clusters, ${sayP(against.pValue)}.`
}

const run = async (frame: Frame, given: z.output<typeof options>, context: AnalysisContext) => {
  const { clusters, resamples, share, references, scale } = given
  const names = [...new Set(given.measurements)]
  const cases = ask(completeCases(frame, names))
  const n = cases.frame.rows
  const most = Math.max(given.most, clusters ?? 2)
  checkRows(n, Math.max(5, Math.ceil(most / share)), names)
  const raw = pointsOfColumns(cases.frame, names)
  const scaled = ask(standardise(raw))
  const points = scale ? scaled.points : raw
  const plan = { seed: context.seed, to: most, inner: innerOf(given.inner), resamples, share }
  const reference =
    references === 0 ? undefined : ask(await computeConsensusReference(points, { ...plan, references }, context.workshop, context))
  const found: Consensus =
    reference === undefined
      ? { clustering: ask(await computeConsensusClustering(points, plan, context.workshop, context)) }
      : { clustering: reference.clustering, evidence: reference.perK, chosen: reference.chosen }
  const shown = shownOf(found, clusters)
  return {
    ok: true as const,
    value: {
      counted: cases.counted,
      headline: say(found, shown),
      methods: `Rows with all of ${sayList(names)} (${scale ? 'standardised' : 'unscaled'}) were clustered by consensus clustering: ${resamples} resamples of ${sayNumber(share, 'percent')} of the rows, each clustered (${given.inner}) into 2 to ${most} clusters; the final partition is by average linkage of one minus the consensus.${reference === undefined ? '' : ` The proportion of ambiguous pairs was compared with ${references} data sets drawn from a normal distribution of the same covariance without clusters; the number of clusters with the largest relative stability among those with P at most 0.05 counts as having evidence.`}`,
      tables: [
        numbersTable(found),
        profilesTable(cases.frame, names, shown.labels, shown.k, [shares('consensus', 'Mean consensus within')], (at) => [
          shown.clusterConsensus[at] ?? 0,
        ]),
        membersTable(shown, cases.rows),
      ],
      figures: figuresOf(shown, cases.rows),
      warnings: once([...cases.warnings, ...scaled.warnings, ...(reference?.warnings ?? found.clustering.warnings)]),
    },
  }
}

/** Clusters that resamples agree on, held against data without any. */
export const consensusClusters = analysis({
  id: 'consensus-clusters',
  title: 'Consensus clusters',
  group: 'group',
  question: 'Are there clusters at all, how many, and who belongs together?',
  summary: `Clusters resamples of the rows again and again; who is together every time belongs together. For each number of clusters the share of
ambiguous pairs (PAC) is compared with that of data of the same covariance without clusters: resampling alone finds stable clusters in any data.

“No evidence of clusters” is a result. The reference assumes that data without clusters are normal around one centre, so heavy tails and outliers may
pass for clusters. P values are one-sided and not adjusted over the numbers of clusters. Clusters need replication in other patients before they are
called kinds of disease.`,
  citations: [
    {
      title: 'Consensus clustering: a resampling-based method for class discovery and visualization of gene expression microarray data',
      authors: 'Monti S, Tamayo P, Mesirov J, Golub T',
      year: 2003,
      where: 'Mach Learn 52:91-118',
      doi: '10.1023/A:1023949509487',
    },
    {
      title: 'Critical limitations of consensus clustering in class discovery',
      authors: 'Șenbabaoğlu Y, Michailidis G, Li JZ',
      year: 2014,
      where: 'Sci Rep 4:6207',
      doi: '10.1038/srep06207',
    },
    {
      title: 'M3C: Monte Carlo reference-based consensus clustering',
      authors: 'John CR, Watson D, Russ D, et al.',
      year: 2020,
      where: 'Sci Rep 10:1816',
      doi: '10.1038/s41598-020-58766-1',
    },
  ],
  options,
  random: true,
  example: () => ({
    csv: strataExample('consensus', 45),
    options: { measurements: strataMeasurements, most: 5, resamples: 60, references: 19 },
  }),
  run,
})
