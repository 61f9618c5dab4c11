// `npm run shape`: the project's own figures. `--check` fails above a ceiling; `--json` for programs; `--places` names the places.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { measureShape } from './shape/measure.ts'
import { root } from './shape/sources.ts'

const ceilings = JSON.parse(readFileSync(join(root, 'ceilings.json'), 'utf8')) as Record<'max' | 'min', Record<string, number>>
const flags = new Set(process.argv.slice(2))
const shape = measureShape()
const figures: Readonly<Record<string, number>> = shape.figures

if (flags.has('--json')) process.stdout.write(`${JSON.stringify(shape, null, 2)}\n`)
else {
  for (const [name, value] of Object.entries(figures)) {
    const bound =
      ceilings.max[name] !== undefined
        ? `  at most ${ceilings.max[name]}`
        : ceilings.min[name] !== undefined
          ? `  at least ${ceilings.min[name]}`
          : ''
    process.stdout.write(`${name.padEnd(28)}${String(value).padStart(10)}${bound}\n`)
  }
}

const broken = [
  ...Object.entries(ceilings.max).filter(([name, bound]) => (figures[name] ?? Number.POSITIVE_INFINITY) > bound),
  ...Object.entries(ceilings.min).filter(([name, bound]) => (figures[name] ?? Number.NEGATIVE_INFINITY) < bound),
]
if (flags.has('--check') || flags.has('--places')) {
  const places = [...shape.objections, ...shape.cycles.map((cycle) => `cycle: ${cycle.join(' -> ')}`)]
  if (flags.has('--places'))
    places.push(
      ...shape.duplicates.map((place) => `twice: ${place}`),
      ...shape.long.map((file) => `long: ${file}`),
      ...shape.longFunctions.map((span) => `long function: ${span}`),
      ...shape.undocumented.map((place) => `undocumented: ${place}`),
    )
  for (const place of places) process.stdout.write(`${place}\n`)
}
for (const [name, bound] of broken) process.stdout.write(`over the ceiling: ${name} is ${figures[name]}, the bound is ${bound}\n`)
if (flags.has('--check') && broken.length > 0) process.exit(1)
