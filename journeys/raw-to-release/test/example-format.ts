import { IssueError } from '@dacryon/core'
import { type Format, type Part, type Recognition, type Source, StudyWriter } from '@dacryon/data'

/** A format for tests: `subject=age` lines of the file `data`, and the lines `warn`, `wrong`, `stop` and `fail` for what their names say. */
export const exampleFormat = (id: string, recognise: (source: Source) => Recognition | undefined): Format => ({
  id,
  title: `Format ${id}`,
  describes: 'For tests.',
  citations: [],
  recognise: async (source) => recognise(source),
  async *read(source, context): AsyncGenerator<Part> {
    let text = ''
    const file = source.kind === 'file' ? source.name : 'data'
    for await (const piece of source.open(file)) text += new TextDecoder().decode(piece)
    yield {
      kind: 'study',
      study: { id: context.options.study ?? 'EXAMPLE', title: 'Example', kind: 'study', synthetic: true, restricted: false },
    }
    const writer = new StudyWriter()
    const concept = writer.concept({ code: 'demo.age', path: ['Age'], type: 'number', variable: 'demo.age' })
    const origin = writer.origin({ file, column: 2, header: 'age' })
    const lines = text.split('\n')
    for (const [at, line] of lines.entries()) {
      const place = { message: `A line says ${line}.`, remedy: 'Remove it.', file, line: at + 1 }
      if (line === 'warn') writer.issue({ code: 'warned', severity: 'warning', ...place })
      else if (line === 'wrong') writer.issue({ code: 'wrong', severity: 'error', ...place })
      else if (line === 'stop') throw new IssueError([{ code: 'stopped', severity: 'error', ...place }])
      else if (line === 'fail') throw new TypeError('a mistake of the programmer')
      else if (line !== '') {
        const [subject = '', age = ''] = line.split('=')
        writer.at(writer.subject(subject), writer.visit({ label: 'General' }), concept, origin, at + 1)
        writer.number(Number(age))
      }
      yield* writer.drain()
      yield { kind: 'progress', doing: 'read', done: at + 1, total: lines.length }
    }
    yield* writer.drain(true)
  },
})
