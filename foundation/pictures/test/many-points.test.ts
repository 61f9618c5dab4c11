import { expect, test } from 'vitest'
import { drawChart, ma, renderSvg, scatter, volcano } from '../src/index.ts'

const n = 100_000
const wave = (seed: number) =>
  Array.from({ length: n }, (_, at) => Math.round(1e4 * Math.sin(at * seed) * Math.cos(at * 0.37 * seed)) / 1e4)

test.each([
  [
    'scatter',
    scatter,
    {
      title: 'UMAP',
      xAxis: { label: 'x' },
      yAxis: { label: 'y' },
      x: wave(1.1),
      y: wave(2.3),
      group: Array.from({ length: n }, (_, at) => `G${at % 12}`),
    },
  ],
  [
    'volcano',
    volcano,
    { title: 'V', names: Array.from({ length: n }, (_, at) => `f${at}`), effect: wave(1.7), p: wave(2.9).map(Math.abs) },
  ],
  [
    'ma',
    ma,
    {
      title: 'M',
      names: Array.from({ length: n }, (_, at) => `f${at}`),
      average: wave(1.9),
      effect: wave(0.7),
      adjusted: wave(2.1).map(Math.abs),
    },
  ],
] as const)('a hundred thousand points of %s are a small file', (_, chart, data) => {
  const drawn = drawChart(chart, data)
  if (!drawn.ok) throw new Error('refused')
  const svg = renderSvg(drawn.value)
  expect(svg.length).toBeLessThan(1_500_000)
  expect(svg).not.toContain('NaN')
})
