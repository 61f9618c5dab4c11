import type { Issue } from '@dacryon/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Draft, ReleaseStore } from '../../src/doors/release-store.ts'
import type { Part } from '../../src/parts.ts'
import type { Preview, Provenance } from '../../src/release.ts'
import { StudyWriter } from '../../src/study-writer.ts'
import { everyKindStudy, planOf, studyInfo } from './every-kind-study.ts'

const provenance = (at = '2024-01-01T00:00:00Z'): Provenance => ({ by: 'someone', at, program: 'test 1' })

const fill = async (draft: Draft, parts: Iterable<Part>): Promise<Preview> => {
  for (const part of parts) await draft.add(part)
  return draft.close()
}

const publish = async (store: ReleaseStore, parts: readonly Part[], at?: string, plan = planOf()) => {
  const draft = await store.draft('claim', plan)
  await fill(draft, parts)
  return draft.publish(provenance(at))
}

const look = async (store: ReleaseStore, parts: readonly Part[], plan = planOf()): Promise<Preview> => {
  const draft = await store.draft('claim', plan)
  try {
    return await fill(draft, parts)
  } finally {
    await draft.discard()
  }
}

const places = (issues: readonly Issue[]) => issues.map(({ code, severity, file, line, column }) => [code, severity, file, line, column])

/** What every release store promises. `make` gives a new and empty one. */
export const releaseStoreContract = (name: string, make: () => Promise<ReleaseStore>): void => {
  describe(`release store: ${name}`, () => {
    it('is empty at first, and knows nothing', async () => {
      const store = await make()
      expect(await store.list()).toEqual([])
      expect(await store.read(`r-${'0'.repeat(32)}`)).toBeUndefined()
      expect(await store.read('../../etc')).toBeUndefined()
      expect(await store.tagTypes()).toEqual([])
      expect(await store.platform('GPL1')).toBeUndefined()
      expect(await store.sweep()).toEqual([])
      await expect(store.issues('r-0')).rejects.toMatchObject({ issues: [{ code: 'release-unknown' }] })
      await expect(store.verify(`r-${'0'.repeat(32)}`)).rejects.toMatchObject({ issues: [{ code: 'release-unknown' }] })
    })

    it('shows what a draft holds', async () => {
      const preview = await look(await make(), everyKindStudy('S'))
      expect(preview.counts).toEqual({ subjects: 3, observations: 12, missing: 1, concepts: 5, visits: 2, samples: 3, measurements: 5 })
      expect(preview.study).toEqual({ ...studyInfo('S'), tags: [{ title: 'Contact', text: 'Nobody' }] })
      expect(preview.visits.map(({ label }) => label)).toEqual(['Baseline', 'Week 4'])
      expect(preview.assays).toEqual([
        { id: 'blood', kind: 'expression', title: 'Blood', features: 2, samples: 3, layers: [{ id: 'log2', title: 'log2' }] },
      ])
      expect(places(preview.issues)).toEqual([['example', 'warning', 'data.txt', 3, undefined]])
      const node = (id: string, parent: string, kind: string, subjects: number, observations: number, missing: number, leaves: number) =>
        expect.objectContaining({ id, parent, kind, subjects, observations, missing, leaves })
      expect(preview.nodes).toEqual([
        node('/Subjects', '', 'folder', 3, 7, 0, 3),
        node('/Subjects/Age', '/Subjects', 'number', 3, 3, 0, 1),
        node('/Subjects/Sex', '/Subjects', 'category', 3, 3, 0, 1),
        node('/Subjects/Born', '/Subjects', 'date', 1, 1, 0, 1),
        node('/Eye', '', 'folder', 1, 2, 1, 1),
        node('/Eye/Tear test', '/Eye', 'number', 1, 2, 1, 1),
        node('/Lab ~01~12', '', 'folder', 2, 6, 0, 2),
        node('/Lab ~01~12/CRP', '/Lab ~01~12', 'number', 1, 3, 0, 1),
        node('/Lab ~01~12/Expression', '/Lab ~01~12', 'assay', 2, 3, 0, 1),
      ])
      expect(preview.nodes[1]).toMatchObject({ name: 'Age', code: 'age', unit: 'a', variable: 'dm.age' })
      expect(preview.nodes[4]).toMatchObject({ tags: [{ title: 'Method', text: 'Paper strips' }] })
    })

    it('publishes: whole, listed, verified, with its warnings', async () => {
      const store = await make()
      const release = await publish(store, everyKindStudy('S'))
      expect(release.id).toMatch(/^r-[0-9a-f]{32}$/)
      expect(release.provenance).toEqual(provenance())
      expect(release.content).toMatchObject({
        schema: 1,
        dictionary: 'd-0',
        importer: { format: 'example', version: '1' },
        issues: { warnings: 1 },
      })
      expect(release.content.files.map(({ path }) => path)).toEqual(release.content.files.map(({ path }) => path).toSorted())
      expect(release.content.files).toContainEqual({
        path: 'raw/notes/read.me',
        bytes: 15,
        // sha256sum of the text `how it was made`
        sha256: '86ab9335dc4621bca0177baad631ed04c8418695f96bb11600f063545f6c54af',
      })
      expect(await store.list()).toEqual([release])
      expect(await store.read(release.id)).toEqual(release)
      expect(places(await store.issues(release.id))).toEqual([['example', 'warning', 'data.txt', 3, undefined]])
      expect(await store.verify(release.id)).toMatchObject({ id: release.id, ok: true, issues: [], files: release.content.files.length })
    })

    it('gives the same content the same id and makes no second release', async () => {
      const store = await make()
      const first = await publish(store, everyKindStudy('S'), '2024-01-01T00:00:00Z')
      const again = await publish(store, everyKindStudy('S'), '2025-01-01T00:00:00Z')
      expect(again).toEqual(first)
      expect(await store.list()).toEqual([first])
      const other = await make()
      expect((await publish(other, everyKindStudy('S'))).id).toBe(first.id)
    })

    it('gives other content another id', async () => {
      const store = await make()
      const ids = new Set<string>()
      ids.add((await publish(store, everyKindStudy('S'))).id)
      ids.add((await publish(store, everyKindStudy('T'))).id)
      ids.add((await publish(store, everyKindStudy('S'), undefined, planOf('another raw file'))).id)
      ids.add((await publish(store, [...everyKindStudy('S'), { kind: 'subjects', ids: ['P4'] }])).id)
      ids.add((await publish(store, [...everyKindStudy('S'), { kind: 'tags', tags: [{ path: ['Eye'], title: 'A', text: 'b' }] }])).id)
      expect(ids.size).toBe(5)
      expect((await store.list()).length).toBe(5)
    })

    it('shows nothing of a draft before it is published, nor after it is discarded', async () => {
      const store = await make()
      const draft = await store.draft('S', planOf())
      await fill(draft, everyKindStudy('S'))
      expect(await store.list()).toEqual([])
      await draft.discard()
      await draft.discard()
      expect(await store.list()).toEqual([])
    })

    it('lets one draft at a time make a study', async () => {
      const store = await make()
      const draft = await store.draft('S', planOf())
      await expect(store.draft('S', planOf())).rejects.toMatchObject({ issues: [{ code: 'import-running', value: 'S' }] })
      const other = await store.draft('a/b ü', planOf())
      await other.discard()
      await draft.discard()
      const next = await store.draft('S', planOf())
      await fill(next, everyKindStudy('S'))
      await next.publish(provenance())
      await (await store.draft('S', planOf())).discard()
    })

    it('names both places of a duplicate, and takes another eye, date, sample, reader or instance for another value', async () => {
      const writer = new StudyWriter()
      const concept = writer.concept({ code: 'c', path: ['C'], type: 'number' })
      const [left, right] = [
        writer.origin({ file: 'a.txt', column: 2, header: 'C' }),
        writer.origin({ file: 'b.txt', column: 5, header: '' }),
      ]
      const add = (origin: number, line: number, details = {}) => {
        writer.at(writer.subject('P1'), writer.visit({ label: 'V' }), concept, origin, line, details)
        writer.number(line)
      }
      add(left, 2)
      for (const details of [
        { eye: 'left' },
        { start: '2020-01-01' },
        { start: '2020-01-02' },
        { instance: 2 },
        { sample: 'x' },
        { reader: 'A' },
        { gland: 'g' },
      ])
        add(left, 3, details)
      const clean = await look(await make(), [{ kind: 'study', study: studyInfo('S') }, ...writer.drain(true)])
      expect(clean.issues).toEqual([])

      const twice = new StudyWriter()
      const c = twice.concept({ code: 'c', path: ['C'], type: 'number' })
      const origins = [twice.origin({ file: 'a.txt', column: 2, header: 'C' }), twice.origin({ file: 'b.txt', column: 5, header: '' })]
      for (const [origin, line, eye] of [
        [0, 2, 'left'],
        [0, 9, 'left'],
        [1, 4, 'right'],
        [1, 3, 'left'],
      ] as const) {
        twice.at(twice.subject('P1'), twice.visit({ label: 'V' }), c, origins[origin] ?? 0, line, { eye })
        twice.number(1)
      }
      const parts: readonly Part[] = [{ kind: 'study', study: studyInfo('S') }, ...twice.drain(true)]
      const store = await make()
      const preview = await look(store, parts)
      expect(places(preview.issues)).toEqual([
        ['duplicate-observation', 'error', 'a.txt', 9, 'C'],
        ['duplicate-observation', 'error', 'b.txt', 3, 5],
      ])
      for (const { message } of preview.issues) expect(message).toContain('a.txt:2:C')
      const draft = await store.draft('S', planOf())
      await fill(draft, parts)
      await expect(draft.publish(provenance())).rejects.toMatchObject({
        issues: [{ code: 'duplicate-observation' }, { code: 'duplicate-observation' }],
      })
      await draft.discard()
      expect(await store.list()).toEqual([])
      expect(right).toBe(1)
    })

    it('warns of numbers outside the plausible range, and keeps them', async () => {
      const plan = planOf('', new Map([['dm.age', { min: '42', max: '59.5' }]]))
      const store = await make()
      const preview = await look(store, everyKindStudy('S'), plan)
      const issue = preview.issues.find(({ code }) => code === 'implausible-value')
      expect(issue).toMatchObject({ severity: 'warning', file: 'data.txt', line: 3, column: 'H0', value: '60', expected: '42 to 59.5' })
      expect(preview.issues.length).toBe(2)
      expect((await publish(store, everyKindStudy('S'), undefined, plan)).content).toMatchObject({
        issues: { warnings: 2 },
        counts: { observations: 12 },
      })
    })

    it('refuses numbers that are none, and a source without a study', async () => {
      for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
        const writer = new StudyWriter()
        const concept = writer.concept({ code: 'c', path: ['C'], type: 'number' })
        writer.at(writer.subject('P'), writer.visit({ label: 'V' }), concept, writer.origin({ file: 'a.txt', column: 2, header: 'C' }), 7)
        writer.number(bad)
        const preview = await look(await make(), [{ kind: 'study', study: studyInfo('S') }, ...writer.drain(true)])
        expect(places(preview.issues)).toEqual([['number-not-finite', 'error', 'a.txt', 7, 'C']])
      }
      await expect(publish(await make(), [])).rejects.toMatchObject({ issues: [{ code: 'study-absent' }] })
    })

    it('warns of a tag that belongs to nothing', async () => {
      const preview = await look(await make(), [
        ...everyKindStudy('S'),
        { kind: 'tags', tags: [{ path: ['Nowhere'], title: 'T', text: 't' }] },
      ])
      expect(preview.issues.map(({ code, severity }) => [code, severity])).toEqual([
        ['example', 'warning'],
        ['tag-without-node', 'warning'],
      ])
    })

    it('keeps platforms and tag types, and gives those of the newest release', async () => {
      const store = await make()
      const reference = (title: string): readonly Part[] => [
        { kind: 'study', study: { ...studyInfo('GPL570'), kind: 'reference' } },
        {
          kind: 'platform',
          platform: {
            id: 'GPL/570',
            title,
            kind: 'expression',
            organism: 'Homo sapiens',
            features: [{ id: '1_at', symbol: 'A;B', attributes: { gene: '7157' } }],
            rows: 2,
          },
        },
        { kind: 'tag-types', types: [{ title, nodeType: 'STUDY', valueType: 'text', shownIfEmpty: false, values: ['a'], index: 1 }] },
      ]
      await publish(store, reference('new'), '2024-02-01T00:00:00Z')
      await publish(store, reference('old'), '2024-01-01T00:00:00Z')
      await publish(store, everyKindStudy('S'), '2024-03-01T00:00:00Z')
      expect(await store.platform('GPL/570')).toMatchObject({
        title: 'new',
        features: [{ id: '1_at', symbol: 'A;B', attributes: { gene: '7157' } }],
      })
      expect(await store.platform('GPL1')).toBeUndefined()
      expect((await store.tagTypes()).map(({ title }) => title)).toEqual(['new'])
    })

    it('counts as counting by hand does', async () => {
      const cell = fc.record({
        subject: fc.nat(6),
        visit: fc.nat(2),
        concept: fc.nat(4),
        kind: fc.nat(3),
        eye: fc.constantFrom(undefined, 'left', 'right'),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(cell, { maxLength: 60 }), async (cells) => {
          const writer = new StudyWriter()
          const concepts = Array.from({ length: 5 }, (_, at) =>
            writer.concept({ code: `c${at}`, path: [`F${at % 2}`, `C${at}`], type: 'number' }),
          )
          const origin = writer.origin({ file: 'a', column: 1, header: 'h' })
          for (const [line, { subject, visit, concept, kind, eye }] of cells.entries()) {
            const details = eye === undefined ? {} : { eye }
            writer.at(
              writer.subject(`P${subject}`),
              writer.visit({ label: `V${visit}` }),
              concepts[concept] ?? 0,
              origin,
              line + 1,
              details,
            )
            if (kind === 0) writer.number(line)
            else if (kind === 1) writer.text(`t${line}`)
            else if (kind === 2) writer.censored('>', line, `>${line}`)
            else writer.missing('unknown')
          }
          const preview = await look(await make(), [{ kind: 'study', study: studyInfo('S') }, ...writer.drain(true)])
          const distinct = (values: readonly unknown[]) => new Set(values.map((value) => JSON.stringify(value))).size
          expect(preview.counts).toMatchObject({
            subjects: distinct(cells.map(({ subject }) => subject)),
            visits: distinct(cells.map(({ visit }) => visit)),
            observations: cells.length,
            missing: cells.filter(({ kind }) => kind === 3).length,
          })
          for (const folder of [0, 1]) {
            const own = cells.filter(({ concept }) => concept % 2 === folder)
            expect(preview.nodes.find(({ id }) => id === `/F${folder}`)).toMatchObject({
              subjects: distinct(own.map(({ subject }) => subject)),
              observations: own.length,
            })
          }
          const keys = cells.map(({ subject, visit, concept, eye }) => [subject, visit, concept, eye ?? null])
          const duplicates = preview.issues.filter(({ code }) => code === 'duplicate-observation')
          const folded = duplicates.reduce((sum, { times }) => sum + (times ?? 1), 0)
          expect(folded).toBe(cells.length - distinct(keys))
        }),
        { numRuns: 15, seed: 7 },
      )
    })
  })
}
