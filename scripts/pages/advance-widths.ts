import { typeface } from '@dacryon/pictures-png'

/** Runs of characters whose widths pictures know: Latin, Greek, punctuation, arrows and signs of mathematics. */
const runs: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x391, 0x3c9],
  [0x2010, 0x2026],
  [0x2030, 0x2033],
  [0x2070, 0x2089],
  [0x2190, 0x2193],
  [0x2206, 0x2206],
  [0x2211, 0x221e],
  [0x2248, 0x2248],
  [0x2260, 0x2265],
  [0x25a0, 0x25cf],
]

/** Source of the table of advance widths, in thousandths of the font size, of the font that pictures are set in. */
export const advanceWidthsFile = async (): Promise<string> => {
  const faces = { 400: await typeface(400), 600: await typeface(600) }
  const lines = runs.map(([from, to]) => {
    const widths = ([400, 600] as const).map((weight) =>
      Array.from({ length: to - from + 1 }, (_, at) => Math.round(1000 * (faces[weight].advance(String.fromCodePoint(from + at)) ?? 0.6))),
    )
    return `  [${from}, [${widths[0]?.join(',')}], [${widths[1]?.join(',')}]],`
  })
  return `/** First character of a run, then the advance widths of the run at weight 400 and 600, in thousandths of the size. */\nexport const advanceRuns: readonly (readonly [number, readonly number[], readonly number[]])[] = [\n${lines.join('\n')}\n]\n`
}
