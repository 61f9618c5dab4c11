import { dictionary } from '@dacryon/data/dictionary'
import { expect, test } from 'vitest'
import { table } from '../../../areas/data/src/formats/table/table.ts'
import { memorySource } from '../../../areas/data/src/memory-source.ts'
import { collect } from '../../../areas/data/test/collect.ts'
import { elderFiles } from '../src/studies/elder-files.ts'
import { truthOf } from '../src/studies/truth-of.ts'
import { simulated } from './simulated.ts'

test('the visits of Elder that were planted outside their window are reported, and no other', async () => {
  const files = elderFiles(simulated()).flatMap(({ path, content }) => (content.kind === 'text' ? [[path, content.text] as const] : []))
  const { issues } = await collect(table, memorySource('SYN-ELDER', Object.fromEntries(files)), { dictionary })
  const lines = (files.find(([path]) => path === 'visits.csv')?.[1] ?? '').split('\n')
  const { visits } = truthOf(simulated()).outOfWindow
  expect(visits.length).toBeGreaterThan(3)
  // More than this many alike would be folded into one.
  expect(visits.length).toBeLessThanOrEqual(20)
  expect(issues.map(({ code, file }) => `${code} ${file}`)).toEqual(visits.map(() => 'visit-out-of-window visits.csv'))
  expect(issues.map(({ line = 0 }) => lines[line - 1]?.split(',').slice(0, 2))).toEqual(visits.map(({ id, visit }) => [id, visit]))
  for (const { line = 0, value } of issues) expect(lines[line - 1]?.split(',')[2]).toBe(value)
})
