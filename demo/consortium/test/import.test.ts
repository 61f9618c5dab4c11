import { gzipSync } from 'node:zlib'
import { formats, type Platform } from '@dacryon/data'
import { dictionary } from '@dacryon/data/dictionary'
import { expect, test } from 'vitest'
import { type MemoryFile, memorySource } from '../../../areas/data/src/memory-source.ts'
import { chooseFormat } from '../../../journeys/raw-to-release/src/choose-format.ts'
import { type GeneratedStudy, generateConsortium } from '../src/index.ts'

const asMemoryFile = ({ content }: GeneratedStudy['files'][number]): MemoryFile => {
  if (content.kind === 'text') return content.text
  if (content.kind === 'gzip-text') return gzipSync(content.text)
  return Object.fromEntries(content.sheets.map(({ name, rows }) => [name, rows.map((row) => row.map(String))]))
}

test('every folder is recognised and read by the ordinary importers without an error', async () => {
  const platforms = new Map<string, Platform>()
  const found: Record<string, unknown> = {}
  const problems: string[] = []
  for (const study of generateConsortium('tests')) {
    if (study.role === 'truth') continue
    const source = memorySource(study.folder, Object.fromEntries(study.files.map((file) => [file.path, asMemoryFile(file)])))
    const { format } = await chooseFormat(formats, source)
    const counts = { format: format.id, subjects: 0, assays: 0, features: 0 }
    let observations = 0
    const parts = format.read(source, {
      options: {},
      platform: async (id) => platforms.get(id.toUpperCase()),
      tagTypes: async () => [],
      dictionary,
      signal: new AbortController().signal,
    })
    for await (const part of parts) {
      if (part.kind === 'platform') platforms.set(part.platform.id.toUpperCase(), part.platform)
      else if (part.kind === 'subjects') counts.subjects += part.ids.length
      else if (part.kind === 'observations') observations += part.batch.length
      else if (part.kind === 'assay') counts.assays++
      else if (part.kind === 'measurements') counts.features += part.batch.features.length
      else if (part.kind === 'issues')
        for (const issue of part.issues)
          if (issue.severity === 'error') problems.push(`${study.folder} ${issue.file}:${issue.line} ${issue.message}`)
    }
    if (study.role === 'study') expect(observations, study.folder).toBeGreaterThan(20_000)
    found[study.folder] = counts
  }
  expect(problems).toEqual([])
  expect(found).toEqual({
    SYNPANEL2K: { format: 'transmart', subjects: 0, assays: 0, features: 0 },
    'SYN-ALDER': { format: 'transmart', subjects: 400, assays: 1, features: 2000 },
    'SYN-BOULEAU': { format: 'table', subjects: 1000, assays: 0, features: 0 },
    'SYN-CEDAR': { format: 'table', subjects: 360, assays: 1, features: 2000 },
    'SYN-DOGWOOD': { format: 'transmart', subjects: 130, assays: 0, features: 0 },
    'SYN-ELDER': { format: 'table', subjects: 120, assays: 0, features: 0 },
    'SYN-FIR': { format: 'table', subjects: 300, assays: 2, features: 2040 },
    'SYN-FIR-GEO': { format: 'geo-series', subjects: 110, assays: 1, features: 2000 },
    'SYN-ALDER-GLAND': { format: 'matrix', subjects: 60, assays: 1, features: 2000 },
  })
})
