import { type MockStudy, mockStudy } from './mock-study.ts'

const clinical = [
  ['Demographics', 'Age', 'number', 'a'],
  ['Demographics', 'Sex', 'category'],
  ['Demographics', 'Date of diagnosis', 'date'],
  ['Demographics', 'Centre', 'category'],
  ['ESSDAI', 'Total score', 'number'],
  ['ESSDAI', 'Articular', 'category'],
  ['ESSDAI', 'Biological', 'category'],
  ['ESSDAI', 'Glandular', 'category'],
  ['ESSPRI', 'Dryness', 'number'],
  ['ESSPRI', 'Fatigue', 'number'],
  ['ESSPRI', 'Pain', 'number'],
  ['Eyes', 'Schirmer right', 'number', 'mm'],
  ['Eyes', 'Schirmer left', 'number', 'mm'],
  ['Eyes', 'Ocular staining score', 'number'],
  ['Mouth', 'Unstimulated whole saliva flow', 'number', 'mL/min'],
  ['Histology', 'Focus score', 'number'],
  ['Serology', 'Anti-SSA/Ro', 'category'],
  ['Serology', 'IgG', 'number', 'g/L'],
  ['Serology', 'C4', 'number', 'g/L'],
  ['Free text', 'Comment', 'text'],
] as const

const weeks = (numbers: readonly number[]) =>
  numbers.map((time) => ({ label: time === 0 ? 'Baseline' : `Week ${time}`, time, unit: 'wk' as const }))

/** The invented consortium of the mock: a cohort, a trial, and one of ten thousand variables and a hundred thousand samples. */
export const mockStudies = (): readonly MockStudy[] => [
  mockStudy({
    id: 'SYN-COHORT',
    title: 'Observational cohort of primary Sjögren’s disease',
    subjects: 400,
    visits: [0, 1, 2, 3, 4, 5].map((time) => ({ label: time === 0 ? 'Inclusion' : `Year ${time}`, time, unit: 'a' as const })),
    arms: [],
    tree: clinical,
    samples: 240,
    at: '2026-11-20T09:12:00Z',
    issues: [
      {
        code: 'value-implausible',
        severity: 'warning',
        message: 'The value lies outside the plausible range.',
        remedy: 'Check the value with the centre.',
        file: 'clinical/data.tsv',
        line: 212,
        column: 'AGE',
        value: '199',
        expected: '0 to 120',
      },
      {
        code: 'category-rare',
        severity: 'warning',
        message: 'A category that occurs once.',
        remedy: 'Add it to the word map if it is a spelling.',
        file: 'clinical/data.tsv',
        line: 37,
        column: 'SEX',
        value: 'femal',
      },
    ],
  }),
  mockStudy({
    id: 'SYN-TRIAL-3',
    title: 'Randomised trial, three arms over 48 weeks',
    subjects: 300,
    visits: weeks([0, 4, 12, 24, 36, 48]),
    arms: ['Placebo', 'Low dose', 'High dose'],
    tree: clinical,
    samples: 0,
    at: '2026-11-22T15:40:00Z',
  }),
  mockStudy({
    id: 'SYN-LARGE',
    title: 'Ten thousand variables and a hundred thousand samples',
    subjects: 20_000,
    visits: weeks([0]),
    arms: [],
    tree: Array.from(
      { length: 10_000 },
      (_, index) => [`Panel ${Math.floor(index / 50) + 1}`, `Marker ${index + 1}`, 'number', 'ng/mL'] as const,
    ),
    samples: 100_000,
    at: '2026-11-18T08:00:00Z',
  }),
]
