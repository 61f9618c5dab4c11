import { memorySource, type Part, type Source, StudyWriter } from '@dacryon/data'

/** Reproducible numbers, 0 to 1 (multiplicative congruential, Lehmer's multiplier 48 271 modulo 2^31 - 1). */
export const numbers = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** Raw file of a generated study: bytes that do not compress. */
export const generatedSource = (bytes: number): Source => {
  const next = numbers(11)
  return memorySource('generated', { 'data.bin': Uint8Array.from({ length: bytes }, () => next() * 256), 'sub/notes.txt': 'generated' })
}

/** Rows of 40 concepts, a third of them categories, with a matrix of 50 features by 20 samples. */
export function* generatedStudy(id: string, rows: number): Generator<Part> {
  const next = numbers(7)
  const writer = new StudyWriter()
  yield { kind: 'study', study: { id, title: id, kind: 'study', synthetic: true, restricted: false } }
  const concepts = Array.from({ length: 40 }, (_, at) =>
    writer.concept({ code: `c${at}`, path: [`Folder ${at % 5}`, `Concept ${at}`], type: at % 3 === 0 ? 'category' : 'number' }),
  )
  const origins = concepts.map((_, at) => writer.origin({ file: 'data.bin', column: at + 2, header: `H${at}` }))
  for (let row = 0; row < rows; row++) {
    const [subject, visit] = [writer.subject(`P${row >> 1}`), writer.visit({ label: `Week ${row & 1}` })]
    for (const [at, concept] of concepts.entries()) {
      writer.at(subject, visit, concept, origins[at] ?? 0, row + 2)
      const number = next()
      if (number < 0.05) writer.missing('unknown')
      else if (at % 3 === 0) writer.text(`category ${Math.floor(number * 6)}`)
      else writer.number(number, number < 0.1 ? `${number} ` : undefined)
    }
    yield* writer.drain()
  }
  yield* writer.drain(true)
  const samples = Array.from({ length: 20 }, (_, at) => ({ code: `S${at}`, subject: `P${at}`, attributes: {} }))
  const assay = {
    id: 'blood',
    kind: 'expression' as const,
    title: 'Blood',
    path: ['Blood'],
    samples,
    layers: [{ id: 'log2', title: 'log2' }],
  }
  yield { kind: 'assay', assay: { ...assay, origin: { file: 'data.bin' } } }
  const features = Array.from({ length: 50 }, (_, at) => ({ id: `F${at}` }))
  yield { kind: 'measurements', batch: { assay: 0, features, layers: { log2: Float64Array.from({ length: 1000 }, next) } } }
}
