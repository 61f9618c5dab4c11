import { memorySource } from '@dacryon/data'
import { type ResultDoors, resultOperations } from '@dacryon/data-to-results'
import { oneThread } from '@dacryon/stats/workshop'

const quiet = { signal: new AbortController().signal, progress: () => {} }

/** Analyses answered by the operations themselves, on the example of the analysis whatever table is sent; there are no releases. */
export const answerAnalyses = async (operation: string, input: Readonly<Record<string, unknown>>): Promise<unknown> => {
  const found = resultOperations.find(({ id }) => id === operation)
  if (found === undefined) throw new Error(`no operation ${operation}`)
  const doors = {
    workshop: oneThread,
    program: 'dacryon 0.1.0',
    source: async () => {
      const { analyses } = await import('../../../../journeys/data-to-results/src/analyses/index.ts')
      const csv = analyses.find(({ id }) => id === input.analysis)?.example().csv ?? 'arm,response\n'
      return memorySource('example.csv', { 'example.csv': csv }, { kind: 'file' })
    },
  }
  return found.run(doors as unknown as ResultDoors, found.input.parse(input), quiet)
}
