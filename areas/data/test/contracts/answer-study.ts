import { type Part, StudyWriter } from '../../src/index.ts'

/** Numbers of act.esspri at baseline; their figures were computed with Python's `statistics` (inclusive quantiles are type 7, stdev has n - 1). */
export const baseline = {
  values: [2.1, 3.5, 3.9, 4.4, 5, 7.7],
  q1: 3.6,
  median: 4.15,
  q3: 4.85,
  mean: 4.433333333333334,
  sd: 1.875810935746635,
} as const

/**
 * A small trial with one of everything an engine must hand back: arms, visits out of order, raw texts, censored and missing values, eyes,
 * glands, readers, samples, instances, dates, a text with every character that a table can break on, and a matrix of two layers.
 */
export const answerStudy = (): readonly Part[] => {
  const writer = new StudyWriter()
  const follow = writer.visit({ label: 'Week 12', time: 12, unit: 'wk' })
  const base = writer.visit({ label: 'Baseline', time: 0, unit: 'd', window: { before: 3, after: 3 } })
  const arm = writer.concept({ code: 'trial.arm', path: ['Trial', 'Arm'], type: 'category' })
  const esspri = writer.concept({ code: 'act.esspri', path: ['Activity', 'ESSPRI ~ total/all'], type: 'number', unit: '{score}' })
  const flow = writer.concept({ code: 'or.uwsf', path: ['Oral', 'Unstimulated flow'], type: 'number', unit: 'mL/min' })
  const schirmer = writer.concept({ code: 'oc.schirmer', path: ['Ocular', 'Schirmer'], type: 'number', unit: 'mm' })
  const onset = writer.concept({ code: 'dx.onset', path: ['Onset'], type: 'date' })
  const notes = writer.concept({ code: 'notes', path: ['Notes'], type: 'text' })
  writer.concept({ code: 'unused', path: ['Unused'], type: 'number' })
  const column = (file: string, at: number, header: string) => writer.origin({ file, column: at, header })
  const [armColumn, esspriColumn, flowColumn] = [
    column('trial.csv', 2, 'Arm'),
    column('trial.csv', 3, 'ESSPRI'),
    column('lab/saliva.csv', 4, 'flow, mL'),
  ]
  const eyeColumn = column('eyes.csv', 5, 'Schirmer')
  const textColumn = column('notes.csv', 2, 'Note')
  const ids = ['P10', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7']
  const people = ids.map((id) => writer.subject(id))
  const subject = (at: number): number => people[at] ?? -1

  ;['placebo', 'active', 'placebo', 'active', 'active', 'placebo'].forEach((name, at) => {
    writer.at(subject(at), base, arm, armColumn, at + 2)
    writer.text(name, at === 0 ? 'PBO' : undefined)
  })
  // a later category does not count
  writer.at(subject(0), follow, arm, armColumn, 20)
  writer.text('active')
  baseline.values.forEach((value, at) => {
    writer.at(subject(at), base, esspri, esspriColumn, at + 2)
    writer.number(value, value === 5 ? '5.00' : undefined)
  })
  writer.at(subject(0), follow, esspri, esspriColumn, 10)
  writer.number(3)
  writer.at(subject(1), follow, esspri, esspriColumn, 11)
  writer.missing('not-done', 'ND')
  writer.at(subject(6), follow, esspri, esspriColumn, 12)
  writer.number(1e21)
  writer.at(subject(0), base, flow, flowColumn, 2, { start: '2024-03-05', end: '2024-03-05T10:00' })
  writer.censored('<', 0.05, '< 0,05')
  writer.at(subject(0), base, flow, flowColumn, 3, { instance: 2, sample: 'S-1' })
  writer.number(0.1, '0.10000000000000000001')
  writer.at(subject(1), base, schirmer, eyeColumn, 2, { eye: 'right', reader: 'R1' })
  writer.number(4)
  writer.at(subject(1), base, schirmer, eyeColumn, 3, { eye: 'left', reader: 'R1' })
  writer.missing('unknown')
  writer.at(subject(2), base, schirmer, eyeColumn, 4, { gland: 'parotid-left' })
  writer.number(7)
  writer.at(subject(3), base, onset, textColumn, 2)
  writer.date('2016-02')
  writer.at(subject(4), base, onset, textColumn, 3)
  writer.date('2011-07-30', '30/07/2011')
  writer.at(subject(4), base, notes, textColumn, 4)
  writer.text('says "dry", mostly\nat night; =1+1')

  const samples = ids.slice(0, 4).map((id, at) => ({
    code: `B${at + 1}`,
    subject: id,
    ...(at === 3 ? {} : { visit: 'Baseline' }),
    attributes: { tissue: at < 2 ? 'blood' : 'gland', ...(at === 0 ? {} : { batch: String(at) }) },
  }))
  return [
    {
      kind: 'study',
      study: { id: 'TRIAL-1', title: 'A trial', kind: 'study', synthetic: true, restricted: false, armConcept: 'trial.arm' },
    },
    ...writer.drain(true),
    {
      kind: 'assay',
      assay: {
        id: 'blood',
        kind: 'expression',
        title: 'Blood expression',
        path: ['Assays', 'Blood'],
        samples,
        layers: [
          { id: 'log2', title: 'log2' },
          { id: 'raw', title: 'raw' },
        ],
        origin: { file: 'matrix.tsv' },
      },
    },
    {
      kind: 'measurements',
      batch: {
        assay: 0,
        features: [
          { id: 'p1', symbol: 'MX1', attributes: { chromosome: '21' } },
          { id: 'p2', symbol: 'MX1;MX2' },
        ],
        layers: { log2: Float64Array.of(1.1, 2.2, Number.NaN, 4.4, 5, 6, 7, 8), raw: Float64Array.of(10, 20, 30, 40, 50, 60, 70, 80) },
      },
    },
    {
      kind: 'measurements',
      batch: {
        assay: 0,
        features: [{ id: 'MX2' }],
        layers: { log2: Float64Array.of(9, 9, 9, 0.5), raw: Float64Array.of(1, 2, 3, Number.NaN) },
      },
    },
  ]
}
