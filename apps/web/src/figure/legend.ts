import type { Canvas } from './drawing.ts'

const spaceOf = (text: string): number => text.length * 7 + 30

/** Height in pixels that a legend of these names takes. */
export const legendHeight = (names: readonly string[], width: number): number => {
  let lines = 1
  let x = 0
  for (const name of names) {
    if (x > 0 && x + spaceOf(name) > width) {
      lines += 1
      x = 0
    }
    x += spaceOf(name)
  }
  return lines * 20 + 8
}

/** A legend inside the drawing, so that a saved picture keeps it: one swatch and name for each series, wrapped to the width. */
export const legendMark = (names: readonly string[], canvas: Canvas, left: number) => (): SVGElement => {
  const make = (name: string, attributes: Readonly<Record<string, string | number>>): SVGElement => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name)
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
    return element
  }
  const group = make('g', { 'aria-hidden': 'true' })
  let x = left
  let y = 10
  names.forEach((name, index) => {
    if (x > left && x + spaceOf(name) > canvas.width) {
      x = left
      y += 20
    }
    group.append(
      make('rect', { x, y: y - 6, width: 12, height: 12, rx: 2, fill: canvas.palette.series[index % canvas.palette.series.length] ?? '' }),
    )
    const text = make('text', { x: x + 18, y: y + 4, fill: canvas.palette.ink })
    text.textContent = name
    group.append(text)
    x += spaceOf(name)
  })
  return group
}
