import type { Canvas } from './drawing.ts'
import { seriesMark } from './series-mark.ts'

/** Draws the sign of a series before its name, its left edge at `x`, its middle at `y`. */
type Swatch = (x: number, y: number, colour: string, index: number) => SVGElement

const spaceOf = (text: string): number => text.length * 6.8 + 34

/** Height in pixels that a legend of these names takes. */
export const legendHeight = (names: readonly string[], width: number): number => placesOf(names, 0, width).lines * 20 + 8

const placesOf = (names: readonly string[], left: number, width: number) => {
  let x = left
  let lines = 1
  const places = names.map((name) => {
    if (x > left && x + spaceOf(name) > width) {
      lines += 1
      x = left
    }
    const place = { name, x, y: lines * 20 - 10 }
    x += spaceOf(name)
    return place
  })
  return { places, lines }
}

const make = (name: string, attributes: Readonly<Record<string, string | number>>): SVGElement => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  return element
}

/** A filled square. */
const square: Swatch = (x, y, colour) => make('rect', { x, y: y - 6, width: 12, height: 12, rx: 2, fill: colour })

/** The sign of a series drawn as a line with dots: its dash and its symbol, so that it is known without colour. */
export const lineSwatch: Swatch = (x, y, colour, index) => {
  const { dash, path } = seriesMark(index)
  const group = make('g', { transform: `translate(${x + 7},${y})`, stroke: colour, fill: colour })
  group.append(make('line', { x1: -9, x2: 9, 'stroke-width': 1.8, 'stroke-dasharray': dash }), make('path', { d: path, stroke: 'none' }))
  return group
}

/** Puts a legend into a drawing, so that a saved picture keeps it: a swatch and a name for each series, wrapped to the width, `top` pixels down. */
export const addLegend = <E extends Element>(
  plot: E,
  names: readonly string[],
  { palette, width }: Canvas,
  left: number,
  top = 0,
  swatch: Swatch = square,
): E => {
  const group = make('g', { 'text-anchor': 'start' })
  for (const [index, { name, x, y }] of placesOf(names, left, width).places.entries()) {
    const text = make('text', { x: x + 20, y: top + y + 4, fill: palette.ink })
    text.textContent = name
    group.append(swatch(x, top + y, palette.series[index % palette.series.length] ?? '', index), text)
  }
  plot.append(group)
  return plot
}
