import { charts, drawChart, heatmap, renderSvg, textWidth } from '@dacryon/pictures'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { renderPng, textOutlines, typeface } from '../src/index.ts'

const sceneOf = (chart: (typeof charts)[number], data: unknown) => {
  const drawn = drawChart(chart, data)
  if (!drawn.ok) throw new Error(drawn.issues.map(({ message }) => message).join('; '))
  return drawn.value
}

test('a PNG has the size of the scene times the scale, and the same bytes every time', async () => {
  const scene = sceneOf(heatmap, heatmap.examples().typical)
  const png = await renderPng(scene, { scale: 2 })
  const { width, height, format } = await sharp(png).metadata()
  expect({ width, height, format }).toEqual({ width: Math.round(2 * scene.width), height: Math.round(2 * scene.height), format: 'png' })
  expect(Buffer.from(await renderPng(scene, { scale: 2 })).equals(Buffer.from(png))).toBe(true)
})

test('themes change the paper', async () => {
  const scene = sceneOf(heatmap, heatmap.examples().empty)
  const corner = async (theme: 'light' | 'dark' | 'print') => [
    ...(
      await sharp(await renderPng(scene, { theme, scale: 1 }))
        .removeAlpha()
        .raw()
        .toBuffer()
    ).subarray(0, 3),
  ]
  expect(await corner('light')).toEqual([255, 255, 255])
  expect(await corner('dark')).toEqual([21, 24, 29])
})

test('cells of a raster keep their colours', async () => {
  const scene = {
    width: 40,
    height: 20,
    title: 't',
    description: 'd',
    table: { columns: [], rows: [] },
    marks: [
      {
        kind: 'raster' as const,
        x: 0,
        y: 0,
        width: 40,
        height: 20,
        columns: 2,
        rows: 1,
        cells: Uint8Array.from([0, 1]),
        palette: ['#1b5ac8' as const, '#dc7702' as const],
      },
    ],
  }
  const pixels = await sharp(await renderPng(scene, { scale: 1 }))
    .removeAlpha()
    .raw()
    .toBuffer()
  expect([...pixels.subarray(10 * 40 * 3 + 30, 10 * 40 * 3 + 33)]).toEqual([0x1b, 0x5a, 0xc8])
  expect([...pixels.subarray(10 * 40 * 3 + 90, 10 * 40 * 3 + 93)]).toEqual([0xdc, 0x77, 0x02])
})

test('letters of every picture are outlines without a fault, and no text is left', async () => {
  const outline = await textOutlines()
  for (const chart of charts) {
    const svg = renderSvg(sceneOf(chart, chart.examples().typical), { theme: 'light', outline })
    expect(svg).not.toContain('<text')
    for (const [, d = ''] of svg.matchAll(/ d="([^"]*)"/g)) expect(d).toMatch(/^[MLHVCQZAmhvlca0-9 .-]+$/)
  }
})

test('the table of widths is that of the font files', async () => {
  for (const weight of [400, 600] as const) {
    const face = await typeface(weight)
    for (const character of 'AWil01.,%()éñŁμ≥−–×')
      expect(textWidth(character, 1000, weight)).toBeCloseTo(1000 * (face.advance(character) ?? 0), -0.5)
  }
})

test('a scale that makes no sense is refused', async () => {
  const scene = sceneOf(heatmap, heatmap.examples().empty)
  for (const scale of [0, -1, Number.NaN, 99]) await expect(renderPng(scene, { scale })).rejects.toThrow(RangeError)
})
