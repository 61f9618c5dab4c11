import { describe, expect, it } from 'vitest'
import { frameOf, numericColumn } from '../../src/data/index.ts'
import { fitTobit } from '../../src/genetics/index.ts'
import { fitLinearModel } from '../../src/regression/index.ts'

const noise = (a: number, b: number): number => {
  const value = Math.sin(1 + a * 12.9898 + b * 78.233) * 43758.5453
  return value - Math.floor(value)
}

const rows = Array.from({ length: 50 }, (_, at) => at + 1)
const x = rows.map((i) => Math.floor(3 * noise(i, 1)))
const whole = rows.map((i, at) => 1 + 0.5 * (x[at] ?? 0) + 2 * (noise(i, 2) + noise(i, 3) - 1))

const frameFor = (limit: number, seen: (value: number) => number | null = (value) => (value > limit ? 1 : 0)) => {
  const columns = [
    numericColumn('x', x),
    numericColumn(
      'y',
      whole.map((value) => Math.max(value, limit)),
    ),
    numericColumn('seen', whole.map(seen)),
  ].flatMap((column) => (column.ok ? [column.value] : []))
  const frame = frameOf(columns)
  if (!frame.ok) throw new Error('no frame')
  return frame.value
}

const specification = { response: 'y', detected: 'seen', terms: [['x']] }

describe('values below detection', () => {
  it('agrees with survreg', () => {
    const fit = fitTobit(frameFor(1), specification)
    expect(fit).toMatchObject({
      ok: true,
      value: {
        detectedShare: 0.7,
        sigma: expect.closeTo(0.918650868623, 6),
        logLikelihood: expect.closeTo(-60.377422289, 6),
        coefficients: [
          { value: { estimate: expect.closeTo(1.351490180499, 6), standardError: expect.closeTo(0.215109957853, 6) } },
          { value: { estimate: expect.closeTo(0.201310415897, 6), standardError: expect.closeTo(0.162422412708, 6) } },
        ],
        converged: true,
        warnings: [],
      },
    })
  })

  it('is the linear model where everything is measured', () => {
    const frame = frameFor(-100)
    const [censored, plain] = [fitTobit(frame, specification), fitLinearModel(frame, { response: 'y', terms: [['x']] })]
    if (!censored.ok || !plain.ok) throw new Error('no fit')
    const estimates = (coefficients: readonly { readonly value: object }[]) =>
      coefficients.map(({ value }) => ('estimate' in value ? Number(value.estimate) : Number.NaN))
    for (const [at, value] of estimates(plain.value.coefficients).entries())
      expect(estimates(censored.value.coefficients)[at]).toBeCloseTo(value, 8)
  })

  it('warns when most is censored and refuses when nothing or nobody knows', () => {
    const most = fitTobit(frameFor(1.8), specification)
    expect(most.ok && most.value.warnings.map(({ code }) => code)).toEqual(['mostly-censored'])
    const none = fitTobit(frameFor(100), specification)
    expect(none.ok ? [] : none.issues.map(({ code }) => code)).toEqual(['too-few-values'])
    const unknown = fitTobit(
      frameFor(1, () => null),
      specification,
    )
    expect(unknown.ok ? [] : unknown.issues.map(({ code }) => code)).toEqual(['detection-unknown'])
  })
})
