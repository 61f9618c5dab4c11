import { describe, expect, it } from 'vitest'
import { brkic2013, dnam3, ifnZSum, instruments, isg6, wb5 } from '../src/index.ts'
import { scoreText } from './score-text.ts'

/** Values whose z against controls of mean 1 and standard deviation 2 are these. */
const row = (genes: readonly string[], z: readonly (number | undefined)[]) =>
  Object.fromEntries(
    genes.flatMap((id, at): (readonly [string, string])[] => {
      const value = z[at]
      return [
        [`x_${id}`, value === undefined ? '' : String(Math.round((1 + 2 * value) * 100) / 100)],
        [`mean_${id}`, '1'],
        [`sd_${id}`, '2'],
      ]
    }),
  )

const five = ['g1', 'g2', 'g3', 'g4', 'g5']
const monocytes = ['ifi44l', 'ifi44', 'ifit3', 'ly6e', 'mx1']
const blood = ['ifi44', 'ifi44l', 'ifit1', 'ifit3', 'mx1']

describe('interferon scores of five genes', () => {
  it('4, 3, 2, 1 and 1 are 11: positive; 9.99 is negative', () => {
    expect(scoreText(ifnZSum, row(five, [4, 3, 2, 1, 1]))).toMatchObject({ score: '11', positive_ge10: '1', z_g1: '4' })
    expect(scoreText(ifnZSum, row(five, [2, 2, 2, 2, 1.99]))).toMatchObject({ score: '9.99', positive_ge10: '0' })
    expect(scoreText(brkic2013, row(monocytes, [4, 3, 2, 1, 1]))).toMatchObject({ score: '11', positive: '1', z_ly6e: '1' })
    expect(scoreText(brkic2013, row(monocytes, [2, 2, 2, 2, 2]))).toMatchObject({ score: '10', positive: '1' })
  })

  it('a missing gene leaves no score, or four are scaled to five', () => {
    const four = row(five, [2, undefined, 2, 2, 2])
    expect(scoreText(ifnZSum, four)).toMatchObject({ score: 'NA', positive_ge10: 'NA', z_g2: 'NA', z_g1: '2', reason: 'missing:x_g2' })
    expect(scoreText(ifnZSum, four, { missing_gene: 'rescale' })).toMatchObject({
      score: '10',
      positive_ge10: '1',
      flag: 'rescaled',
      reason: '',
    })
    expect(scoreText(ifnZSum, row(five, [2, undefined, undefined, 2, 2]), { missing_gene: 'rescale' })).toMatchObject({
      score: 'NA',
      flag: '',
      reason: 'missing:x_g2;missing:x_g3',
    })
    expect(scoreText(ifnZSum, row(five, [2, 2, 2, 2, 2]), { missing_gene: 'rescale' }).flag).toBe('')
  })

  it('a standard deviation of zero is an error, and so is a negative value on a linear scale', () => {
    expect(scoreText(ifnZSum, { ...row(five, [1, 1, 1, 1, 1]), sd_g4: '0' })).toMatchObject({ score: 'NA', reason: 'invalid:sd_g4' })
    const low = { ...row(five, [1, 1, 1, 1, 1]), x_g3: '-1' }
    expect(scoreText(ifnZSum, low)).toMatchObject({ score: 'NA', reason: 'invalid:x_g3' })
    expect(scoreText(ifnZSum, low, { scale: 'log2' })).toMatchObject({ score: '3' })
  })

  it('the two published sets are told apart by LY6E and IFIT1', () => {
    const genesOf = (id: string) =>
      Object.keys(instruments.find((entry) => entry.id === id)?.items ?? {})
        .filter((name) => name.startsWith('x_'))
        .map((name) => name.slice(2))
        .toSorted()
    expect(genesOf('brkic2013')).toEqual(monocytes.toSorted())
    expect(genesOf('wb5')).toEqual(blood.toSorted())
    expect(genesOf('brkic2013').filter((gene) => !genesOf('wb5').includes(gene))).toEqual(['ly6e'])
    expect(genesOf('wb5').filter((gene) => !genesOf('brkic2013').includes(gene))).toEqual(['ifit1'])
  })

  it('whole blood has the cut-off of the study or none', () => {
    expect(scoreText(wb5, row(blood, [2, 2, 2, 2, 2]))).toMatchObject({ score: '10', positive: 'NA', reason: '' })
    expect(scoreText(wb5, { ...row(blood, [2, 2, 2, 2, 2]), cut_off: '10' }).positive).toBe('1')
    expect(scoreText(wb5, { ...row(blood, [2, 2, 2, 2, 2]), cut_off: '-1' }).positive).toBe('1')
  })
})

describe('the other interferon scores', () => {
  it('six genes: the median, above 2.466', () => {
    const at = (...values: readonly string[]) =>
      scoreText(isg6, Object.fromEntries(Object.keys(isg6.items).map((id, n) => [id, values[n] ?? ''])))
    expect(at('9', '1', '2.4', '2.532', '8', '0.1')).toMatchObject({ score: '2.466', positive: '0' })
    expect(at('9', '1', '2.4', '2.533', '8', '0.1')).toMatchObject({ score: '2.4665', positive: '1' })
    expect(at('9', '1', '2.4', '2.5', '8')).toMatchObject({ score: 'NA', reason: 'missing:rq_siglec1' })
    expect(at('10', '9', '8', '7', '6', '5').score).toBe('7.5')
  })

  it('methylation: less of it is more interferon, unless a study has turned it already', () => {
    const genes = ['rsad2', 'ifit1', 'ifi44l']
    const values = (x: string) =>
      Object.fromEntries(
        genes.flatMap((id) => [
          [`x_${id}`, x],
          [`mean_${id}`, '0.7'],
          [`sd_${id}`, '0.1'],
        ]),
      )
    expect(scoreText(dnam3, values('0.5'))).toMatchObject({ score: '6', positive: '1' })
    expect(scoreText(dnam3, values('0.5'), { higher_when: 'higher' })).toMatchObject({ score: '-6', positive: '0' })
    expect(scoreText(dnam3, values('0.5'), { positive_above: '6' }).positive).toBe('0')
    expect(scoreText(dnam3, { ...values('0.5'), x_ifit1: '' })).toMatchObject({ score: 'NA', reason: 'missing:x_ifit1' })
    expect(scoreText(dnam3, { ...values('0.5'), x_ifit1: '1.2' })).toMatchObject({ reason: 'invalid:x_ifit1' })
  })
})
