import { ask } from '@dacryon/core'
import {
  type ConsensusClustering,
  type ConsensusOptions,
  computeConsensusClustering,
  computeConsensusReference,
  computePartitionAgreement,
  type InnerClustering,
} from '@dacryon/stats/clustering'
import type { Check, Computed, Method, OpenCase } from '../../method.ts'
import { completeNumbersOf, type Table } from '../../table.ts'
import { expectedList } from './expected.ts'
import { blobPoints, corner, fromOne, pairSum, pointsAfter } from './shapes.ts'

const innerOf = (name: string): InnerClustering => (name === 'hc' ? { kind: 'hierarchical', linkage: 'average' } : { kind: 'pam' })

const rowsOf = (table: Table): readonly (readonly number[])[] => table.rows.map((row) => row.map((cell) => Number(cell) - 1))

const givenResult = ({ n, perK }: ConsensusClustering, k: number): unknown => {
  const at = perK.find((one) => one.k === k)
  if (at === undefined) throw new RangeError(`There is no consensus for ${k} clusters.`)
  return {
    k: perK.map((one) => one.k),
    cdf_01: perK.map((one) => one.cdf01),
    cdf_09: perK.map((one) => one.cdf09),
    pac: perK.map((one) => one.pac),
    consensus_first6_k4: corner(at.consensus, 6),
    mean_consensus_k4: pairSum(at.consensus) / ((n * (n - 1)) / 2),
    area_cdf: perK.map((one) => one.area),
    delta_area: perK.map((one) => one.relativeChange),
    final_k4: fromOne(at.labels),
    cluster_consensus_k4: Array.from(at.clusterConsensus),
  }
}

const rangeOfK = (result: unknown, ...path: readonly string[]): Pick<ConsensusOptions, 'from' | 'to'> => {
  const ks = expectedList(result, ...path)
  return { from: ks[0] ?? 2, to: ks.at(-1) ?? 2 }
}

const given = async ({ id, result, table }: OpenCase): Promise<Computed> => {
  const inner = innerOf(id.slice('given_resamples_'.length))
  const options = { seed: 'reference', ...rangeOfK(result, 'k'), inner, given: rowsOf(table('consensus_index')) }
  return { result: givenResult(ask(await computeConsensusClustering(blobPoints(table('blobs')), options)), 4) }
}

const drawn = async ({ call, result, table, tolerance }: OpenCase): Promise<Computed> => {
  const resamples = Number(/reps=(\d+)/.exec(call)?.[1])
  const share = Number(/pItem=([\d.]+)/.exec(call)?.[1])
  const blobs = table('blobs')
  const found = ask(
    await computeConsensusClustering(blobPoints(blobs), {
      seed: 'reference',
      ...rangeOfK(result, 'k'),
      resamples,
      share,
      inner: { kind: 'pam' },
    }),
  )
  const labels = found.perK.find((one) => one.k === 4)?.labels ?? new Int32Array()
  const rand = (other: readonly number[]): number => ask(computePartitionAgreement(other, labels)).adjustedRand
  const pacs = expectedList(result, 'pac').map(
    (expected, at): Check => ({
      what: `PAC at k = ${found.perK[at]?.k}`,
      value: found.perK[at]?.pac ?? 0,
      expected,
      within: tolerance.abs ?? 0,
    }),
  )
  const same: Check = {
    what: 'adjusted Rand index against the expected partition',
    value: rand(expectedList(result, 'final_k4')),
    expected: 0.95,
    within: 0,
    side: 'at-least',
  }
  const truth: Check = {
    what: 'adjusted Rand index against the planted groups',
    value: rand(completeNumbersOf(blobs, 'truth')),
    expected: expectedAri(result),
    within: 0.05,
  }
  return { checks: [...pacs, same, truth] }
}

const expectedAri = (result: unknown): number =>
  typeof result === 'object' && result !== null && 'ari_vs_truth' in result ? Number(result.ari_vs_truth) : Number.NaN

/** M3C was run with so many resamples, which its call does not say; the data get more, so that their PAC is less a matter of chance. */
const m3cResamples = 60
const resamples = 250

const bestAt = (ks: readonly number[], values: readonly number[]): number => ks[values.indexOf(Math.max(...values))] ?? Number.NaN

const reference = async ({ call, result, tables, tolerance }: OpenCase): Promise<Computed> => {
  const references = Number(/iters=(\d+)/.exec(call)?.[1])
  const ks = expectedList(result, 'structure', 'K')
  const options = {
    seed: 'reference',
    from: ks[0] ?? 2,
    to: ks.at(-1) ?? 2,
    inner: innerOf('pam'),
    resamples,
    referenceResamples: m3cResamples,
    references,
  }
  const [blobs, plain] = tables
  if (blobs === undefined || plain === undefined) throw new RangeError('Two tables are needed.')
  const some = ask(await computeConsensusReference(blobPoints(blobs), options))
  const none = ask(await computeConsensusReference(pointsAfter(plain, 0), options))
  const best = bestAt(
    ks,
    some.perK.map(({ rcsi }) => rcsi),
  )
  const checks: Check[] = [
    { what: 'k with the largest RCSI on blobs', value: best, expected: bestAt(ks, expectedList(result, 'structure', 'RCSI')), within: 0 },
    { what: 'its Monte Carlo p', value: some.perK.find(({ k }) => k === best)?.pValue ?? 1, expected: 0.05, within: 0, side: 'at-most' },
    {
      what: 'least p without structure',
      value: Math.min(...none.perK.map(({ pValue }) => pValue)),
      expected: 0.01,
      within: 0,
      side: 'at-least',
    },
  ]
  for (const [name, { perK }] of Object.entries({ structure: some, none })) {
    const [real, mean, rcsi] = ['PAC_REAL', 'PAC_REF', 'RCSI'].map((column) => expectedList(result, name, column))
    perK.forEach((at, place) => {
      const pac = real?.[place] ?? Number.NaN
      checks.push({ what: `${name}: PAC at k = ${at.k}`, value: at.pac, expected: pac, within: tolerance.abs ?? 0 })
      checks.push({
        what: `${name}: mean PAC of references at k = ${at.k}`,
        value: at.referencePac,
        expected: mean?.[place] ?? Number.NaN,
        within: tolerance.abs ?? 0,
      })
      if (pac >= 0.05)
        checks.push({ what: `${name}: RCSI at k = ${at.k}`, value: at.rcsi, expected: rcsi?.[place] ?? Number.NaN, within: 0.4 })
    })
  }
  return { checks }
}

export const consensus: Method = (open) =>
  open.id.startsWith('given_resamples') ? given(open) : open.id === 'm3c_pac' ? reference(open) : drawn(open)
