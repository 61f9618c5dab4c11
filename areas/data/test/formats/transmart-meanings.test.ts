import { describe, expect, it } from 'vitest'
import { dictionary } from '../../src/dictionary/dictionary.ts'
import { type Collected, context, readFiles } from './transmart-collect.ts'

interface Told {
  readonly tags?: readonly string[]
  /** Lines of the ontology map. */
  readonly terms?: readonly string[]
  /** Label of the number. */
  readonly label?: string
  /** Concept type of the number. */
  readonly type?: 'NUMERICAL' | 'CATEGORICAL'
}

const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`

/** A study of one number and one group. */
const told = ({ tags = [], terms = [], label = 'IgG', type = 'NUMERICAL' }: Told): Promise<Collected> =>
  readFiles(
    {
      'study.params': 'STUDY_ID=MINI\nSECURITY_REQUIRED=N\n',
      'clinical.params': 'COLUMN_MAP_FILE=columns.txt\nONTOLOGY_MAP_FILE=terms.txt\n',
      'clinical/columns.txt': lines(
        'Filename\tCategory Code\tColumn Number\tData Label\tData Label Source\tControl Vocab Cd\tConcept Type\tStrict',
        'data.txt\t\t1\tSUBJ_ID',
        `data.txt\tLab\t2\t${label}\t\t\t${type}\ty`,
        'data.txt\tTrial\t3\tGroup\t\t\tCATEGORICAL\ty',
      ),
      'clinical/terms.txt': lines('Category Code\tData Label\tOntology code\tLabel\tURI\tAncestors', ...terms),
      'clinical/data.txt': lines('id\tigg\tgroup', 'P1\t12.5\tA', 'P2\t9\tB'),
      'tags.params': 'TAGS_FILE=tags.txt\n',
      'tags/tags.txt': lines('concept_key\ttag_title\ttag_description\tindex', ...tags.map((tag, at) => `${tag}\t${at + 1}`)),
    },
    { ...context(), dictionary },
  )
const issuesOf = ({ issues }: Collected) => issues.map(({ code, severity, file, line, value }) => [severity, code, file, line, value])

describe('tags of the study', () => {
  it('give title, description and the mark of generated data', async () => {
    const found = await told({ tags: ['\\\tTitle\tA trial', '\\\tSynthetic\tyes', '\\\tDescription\tNobody is real.'] })
    expect(found.issues).toEqual([])
    expect(found.study).toMatchObject({ id: 'MINI', title: 'A trial', synthetic: true, description: 'Nobody is real.' })
    expect(found.tags.map(({ title }) => title)).toEqual(['Title', 'Synthetic', 'Description'])
  })

  it('say nothing of the study when they hang on a variable, or say no', async () => {
    const found = await told({ tags: ['\\\tSynthetic\tno', '\\Lab\tTitle\tLaboratory', '\\Lab\\IgG\tSynthetic\tyes'] })
    expect(found.study).toMatchObject({ title: 'MINI', synthetic: false })
    expect(found.study).not.toHaveProperty('description')
    expect(found.study).not.toHaveProperty('armConcept')
  })
})

describe('the arm', () => {
  it.each([
    ['a role', { tags: ['\\Trial\\Group\tRole\tarm'] }, 'Trial\\Group'],
    ['a role of a variable with a code', { tags: ['\\Trial\\Group\tRole\tarm'], terms: ['Trial\tGroup\tC1\tGroup\t\t'] }, 'C1'],
    ['the code of the dictionary', { terms: ['Trial\tGroup\ttrial.arm\tArm\t\t'] }, 'trial.arm'],
    ['another role', { tags: ['\\Trial\\Group\tRole\tcovariate'] }, undefined],
  ])('by %s', async (_, what, code) => {
    const found = await told(what)
    expect(found.issues).toEqual([])
    expect(found.study?.armConcept).toBe(code)
    if (code !== undefined) expect(found.concepts.map((concept) => concept.code)).toContain(code)
  })

  it('is one variable that is there', async () => {
    const twice = await told({ tags: ['\\Trial\\Group\tRole\tarm', '\\Lab\\IgG\tRole\tarm'] })
    expect(twice.study?.armConcept).toBe('Trial\\Group')
    expect(issuesOf(twice)).toEqual([['warning', 'arm-twice', 'tags/tags.txt', 3, 'Lab\\IgG']])
    const folder = await told({ tags: ['\\Trial\tRole\tarm'] })
    expect(folder.study?.armConcept).toBeUndefined()
    expect(issuesOf(folder)).toEqual([['warning', 'arm-unknown', 'tags/tags.txt', 2, 'Trial']])
    const absent = await told({ terms: ['Trial\tArm\ttrial.arm\tArm\t\t'] })
    expect(absent.study?.armConcept).toBeUndefined()
  })
})

describe('ontology codes of the dictionary', () => {
  const igg = (label = 'IgG'): readonly string[] => [`Lab\t${label}\timm.igg\tIgG\t\t`]

  it('make a variable comparable, in the unit of the dictionary', async () => {
    const found = await told({ terms: [...igg(), 'Trial\tGroup\ttrial.arm\tArm\t\t'] })
    expect(found.issues).toEqual([])
    expect(found.concepts).toMatchObject([
      { code: 'imm.igg', variable: 'imm.igg', unit: 'g/L' },
      { code: 'trial.arm', variable: 'trial.arm' },
    ])
    expect(found.concepts[1]).not.toHaveProperty('unit')
    expect(found.origins[0]?.rule).toBe(
      'type number declared; ontology code imm.igg; variable imm.igg; unit g/L of the dictionary, which its code declares',
    )
  })

  it('leave other codes alone', async () => {
    const [concept] = (await told({ terms: ['Lab\tIgG\tC123\tIgG\t\t'] })).concepts
    expect(concept).not.toHaveProperty('variable')
    expect(concept).not.toHaveProperty('unit')
  })

  it.each([
    ['tag with the same unit', { tags: ['\\Lab\\IgG\tUnit\tg/L'], terms: igg() }, 'by its tag'],
    ['label with the same unit', { label: 'IgG (g per L)', terms: igg('IgG (g per L)') }, 'by its label'],
    ['label with other words', { label: 'IgG (serum)', terms: igg('IgG (serum)') }, 'of the dictionary, which its code declares'],
  ])('agree with a %s', async (_, what, by) => {
    const found = await told(what)
    expect(found.issues).toEqual([])
    expect(found.concepts[0]).toMatchObject({ variable: 'imm.igg', unit: 'g/L' })
    expect(found.origins[0]?.rule).toContain(`unit g/L ${by}`)
  })

  it.each([
    ['tag with another unit', { tags: ['\\Lab\\IgG\tUnit\tmg/dL'], terms: igg() }, 'mg/dL', 'mg/dL'],
    ['tag that is no unit', { tags: ['\\Lab\\IgG\tUnit\tspoons'], terms: igg() }, 'spoons', undefined],
    ['label with another unit', { label: 'IgG [mg/dL]', terms: igg('IgG [mg/dL]') }, 'mg/dL', undefined],
    ['type that is another', { type: 'CATEGORICAL' as const, terms: igg() }, 'category', undefined],
  ])('do not count beside a %s', async (_, what, value, unit) => {
    const found = await told(what)
    expect(issuesOf(found)).toEqual([['warning', 'variable-differs', 'clinical/terms.txt', 2, value]])
    expect(found.concepts[0]).not.toHaveProperty('variable')
    expect(found.concepts[0]?.unit).toBe(unit)
  })
})
