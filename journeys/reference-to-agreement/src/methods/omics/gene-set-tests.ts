import { ask } from '@dacryon/core'
import {
  contrastFits,
  type Expression,
  falseDiscoveryRates,
  fitGenes,
  type GeneSet,
  moderateFits,
  mostVariableGenes,
  type SetTests,
  scoreEnrichment,
  testOverRepresentation,
  testSetsCamera,
  testSetsFry,
  testSetsPreranked,
} from '@dacryon/stats/omics'
import type { Method } from '../../method.ts'
import type { Table } from '../../table.ts'
import { geneSetsIn } from './gene-set-tables.ts'
import { designIn, expressionIn, factorIn, fieldOf, termsOf, textsIn } from './matrices.ts'

const isDown = (direction: string): string => (direction === 'up' ? 'Up' : 'Down')

const asCamera = ({ sets }: SetTests) => {
  const results = sets.flatMap(({ result }) => ('pValue' in result ? [result] : []))
  return {
    _row: sets.map(({ set }) => set),
    NGenes: sets.map(({ genes }) => genes),
    Correlation: sets.map(({ correlation }) => correlation),
    Direction: results.map(({ direction }) => isDown(direction)),
    PValue: results.map(({ pValue }) => pValue),
    FDR: results.map(({ adjustedP }) => adjustedP),
  }
}

/** The comparison of a case (`contrast B-A`, or of the first two levels) in a design without intercept. */
const comparisonOf = (samples: Table, call: string) => {
  const terms = termsOf(call, '0+group+batch')
  const group = terms[0] ?? 'group'
  const { levels } = factorIn(samples, group)
  const [high = levels[1] ?? '', low = levels[0] ?? ''] = /contrast (\S+?)-(\S+?)\)/.exec(call)?.slice(1) ?? []
  return { design: designIn(samples, terms, false), contrast: { name: `${high}-${low}`, of: { [group + high]: 1, [group + low]: -1 } } }
}

const moderatedOf = (expression: Expression, { design, contrast }: ReturnType<typeof comparisonOf>) =>
  moderateFits(ask(contrastFits(ask(fitGenes(expression, design)), [contrast])))

const byName = (scores: readonly { readonly set: string; readonly score: number }[]) =>
  Object.fromEntries(scores.map(({ set, score }) => [set, score]))

const overRepresentation = (expression: Expression, pValues: Float64Array, sets: readonly GeneSet[]) => {
  const rates = falseDiscoveryRates(pValues)
  const listed = expression.genes.filter((_, g) => (rates[g] ?? 1) < 0.05)
  const tested = ask(testOverRepresentation(expression.genes, listed, sets)).sets
  return {
    n_sig: listed.length,
    table: {
      _row: tested.map(({ set }) => set),
      set: tested.map(({ set }) => set),
      size: tested.map(({ size }) => size),
      overlap: tested.map(({ overlap }) => overlap.length),
      p: tested.map(({ pValue }) => pValue),
    },
  }
}

/** Tests of gene sets. */
export const geneSetTests: Method = async ({ id, call, result, tables, beside }) => {
  const [first] = tables
  const last = tables.at(-1)
  if (first === undefined || last === undefined) throw new RangeError('The case names no expression table.')
  const expression = expressionIn(first)
  if (id === 'top_mad_genes') {
    const count = textsIn(fieldOf(result, 'genes')).length
    return { result: { genes: mostVariableGenes(expression, count).map((g) => expression.genes[g]) } }
  }
  const sets = geneSetsIn(last)
  const comparison = comparisonOf(await beside(`${first.name}_samples`), call)
  const { design, contrast } = comparison
  const moderated = moderatedOf(expression, comparison)
  if (id === 'over_representation') return { result: overRepresentation(expression, moderated.pValues, sets) }
  if (id === 'gsea_es') {
    const scores = (power: number) => byName(ask(scoreEnrichment(expression.genes, moderated.t, sets, { power })))
    return { result: { es: scores(1), es_unweighted: scores(0) } }
  }
  if (id === 'fry') {
    const tested = ask(testSetsFry(expression, design, contrast, sets)).sets
    const results = tested.flatMap((test) => ('pValue' in test.result ? [test.result] : []))
    return {
      result: {
        table: {
          _row: tested.map(({ set }) => set),
          NGenes: tested.map(({ genes }) => genes),
          Direction: results.map(({ direction }) => isDown(direction)),
          PValue: results.map(({ pValue }) => pValue),
          FDR: results.map(({ adjustedP }) => adjustedP),
          'PValue.Mixed': results.map(({ mixedP }) => mixedP),
          'FDR.Mixed': results.map(({ adjustedMixedP }) => adjustedMixedP),
        },
      },
    }
  }
  const fixed = Number(/inter\.gene\.cor ([\d.]+)/.exec(call)?.[1] ?? 0.01)
  return {
    result: {
      fixed_cor: asCamera(ask(testSetsCamera(expression, design, contrast, sets, { correlation: fixed }))),
      estimated_cor: asCamera(ask(testSetsCamera(expression, design, contrast, sets, { correlation: 'estimated' }))),
      preranked: asCamera(ask(testSetsPreranked(expression.genes, moderated.t, sets, { correlation: fixed }))),
    },
  }
}
