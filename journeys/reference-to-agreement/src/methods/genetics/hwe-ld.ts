import { ask } from '@dacryon/core'
import { computePhasedLd, countGenotypes, testHardyWeinberg } from '@dacryon/stats/genetics'
import type { Method } from '../../method.ts'
import { numbersOf, textsOf } from '../../table.ts'
import { fieldOf, numbersIn } from '../omics/matrices.ts'

/** Hardy-Weinberg proportions of markers, and linkage disequilibrium of phased alleles. */
export const hweLd: Method = ({ id, call, result, tables }) => {
  const [table] = tables
  if (table === undefined) throw new RangeError('The case names no table.')
  if (id === 'ld_phased') {
    const alleles = [...call.matchAll(/([A-Z]+[A-Z0-9]*)\*[\d:]+/g)].map((match) => ({
      allele: match[0],
      column: (match[1] ?? '').toLowerCase(),
    }))
    const [first, second] = alleles.map(({ allele, column }) =>
      [1, 2].flatMap((copy) => textsOf(table, `${column}_${copy}`).map((own) => own === allele)),
    )
    const { d, dPrime, rSquared } = ask(computePhasedLd(first ?? [], second ?? []))
    return { result: { D: d, Dprime: dPrime, r2: rSquared } }
  }
  const markers = numbersIn(fieldOf(result, 'maf')).length
  const people = table.header.slice(1).map((person) => numbersOf(table, person))
  const counts = Array.from({ length: markers }, (_, marker) => {
    const { first, both, second } = countGenotypes(people.map((doses) => doses[marker] ?? null))
    return { first, both, second }
  })
  const tests = counts.map((each) => ask(testHardyWeinberg(each)))
  return {
    result: {
      counts: {
        rows: ['n0', 'n1', 'n2'],
        cols: null,
        values: [counts.map(({ first }) => first), counts.map(({ both }) => both), counts.map(({ second }) => second)],
      },
      exact_p: tests.map(({ exactP }) => exactP),
      chisq_p: tests.map(({ chiSquareP }) => (typeof chiSquareP === 'number' ? chiSquareP : 'NaN')),
      genetics_exact_p: tests.map(({ exactP }) => exactP),
      maf: tests.map(({ minorFrequency }) => minorFrequency),
    },
  }
}
