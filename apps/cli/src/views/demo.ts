import type { z } from 'zod'
import type { demoCommand } from '../commands/demo.ts'
import { table } from '../terminal/table.ts'
import type { View } from './view.ts'

const tour = (study: string, home: string): string => {
  const rows = [
    ['dacryon studies', 'what is there'],
    [`dacryon tree ${study}`, 'the variables of a study, with counts'],
    [`dacryon missing ${study}`, 'which of them were measured when'],
    [`dacryon export ${study} --out observations.csv`, 'every observation with its place in the raw files'],
    ['dacryon scores SYN-FIR', 'which instruments can be derived, and what the others lack'],
    ['dacryon score-summary SYN-FIR star --no-by-arm', 'STAR over the visits; by arm once `dacryon plan-scores` has fixed the choices'],
    ['dacryon serve', 'all of it in the browser, at http://127.0.0.1:4280'],
  ].map(([command = '', what = '']) => [`${command}${home}`, what])
  const width = Math.max(...rows.map(([command = '']) => command.length))
  return ['Try, in this order:', ...rows.map(([command = '', what = '']) => `  ${command.padEnd(width)}  ${what}`)].join('\n')
}

export const showDemo: View<z.output<typeof demoCommand.output>> = ({ seed, home, raw, truth, releases }, style) =>
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
    tour(releases.find(({ kind }) => kind === 'study')?.study ?? 'STUDY', home === '.dacryon' ? '' : ` --home ${home}`),
  ].join('\n\n')
