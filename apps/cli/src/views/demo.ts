import type { z } from 'zod'
import type { demoCommand } from '../commands/demo.ts'
import { table } from '../terminal/table.ts'
import type { View } from './view.ts'

const tour = (first: string) => `Try, in this order:
  dacryon studies                                what is there
  dacryon tree ${first.padEnd(34)}the variables of a study
  dacryon distribution ${first} CONCEPT${' '.repeat(Math.max(1, 26 - first.length - 8))}one of them by visit and arm
  dacryon serve                                  all of it in the browser, at http://127.0.0.1:4400`

export const showDemo: View<z.output<typeof demoCommand.output>> = ({ seed, raw, truth, releases }, style) =>
  [
    `${style.bold('The synthetic consortium is in place')} (seed ${seed}; generated, of no person).`,
    table(
      [
        { title: 'STUDY', cell: ({ study }) => study },
        { title: 'TITLE', cell: ({ title }) => title.slice(0, 60) },
        { title: 'SUBJECTS', right: true, cell: ({ subjects }) => subjects },
        { title: 'OBSERVATIONS', right: true, cell: ({ observations }) => observations },
        { title: 'RELEASE', cell: ({ id }) => id },
      ],
      releases,
      style.bold,
    ),
    `Raw files as partners would send them: ${raw}${truth === undefined ? '' : `\nWhat was planted in them: ${truth}`}`,
    tour(releases.find(({ kind }) => kind === 'study')?.study ?? 'STUDY'),
  ].join('\n\n')
