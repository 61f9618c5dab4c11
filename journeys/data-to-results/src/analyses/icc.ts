import { forest } from '@dacryon/pictures'
import { bootstrapAgreement, computeIcc, computeIccReml, type Icc, ratingsOf } from '@dacryon/stats/agreement'
import { completeCases, type NumericColumn, numericOf } from '@dacryon/stats/data'
import { type Estimable, type Interval, isEstimable, notEstimable } from '@dacryon/stats/result'
import { z } from 'zod'
import { type AnalysisContext, analysis } from '../analysis.ts'
import { columns } from '../column-fields.ts'
import { type Figure, type Findings, figure } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { checkRows } from '../kit/check-rows.ts'
import { exampleTable } from '../kit/example-table.ts'
import { forestLine } from '../kit/forest-line.ts'
import { componentsTable, errorTable, type FormRow, formTable, type Model, meanings, nameOf } from '../kit/icc-tables.ts'
import { missingIn } from '../kit/missing-in.ts'
import { sayEstimate, sayLevel, sayList, sayNumber } from '../kit/say.ts'
import { pictureTitle } from '../kit/short.ts'

interface Asked {
  readonly readers: readonly string[]
  readonly model: Model
  readonly unit: Icc['unit']
  readonly replicates: number
  readonly level: number
}

const pictureOf = (rows: readonly FormRow[], { readers, level }: Asked): Figure =>
  figure('icc', forest, {
    title: pictureTitle(`Reliability of ${readers.length} readers`),
    effect: { label: 'Intraclass correlation', scale: 'linear', none: 0, interval: `${sayLevel(level)} CI` },
    rows: rows.map(({ name, meaning, estimate, interval }) =>
      forestLine(
        `${name}: ${meaning.startsWith('one-way') ? 'one-way' : meaning.includes('consistency') ? 'consistency' : 'agreement'}`,
        estimate,
        interval,
      ),
    ),
  })

type Found = Pick<Findings, 'tables' | 'figures' | 'warnings'> & {
  readonly main: FormRow | undefined
  readonly subjects: number
  readonly sem: number
}

/** A form from mean squares. */
const completeForm = ({ model, unit, estimate, inference }: Icc, raters: number): FormRow & Pick<Icc, 'model' | 'unit'> => {
  const [f, df1, df2] = isEstimable(inference) ? [inference.statistic, ...inference.degreesOfFreedom] : [inference, inference, inference]
  return {
    model,
    unit,
    name: nameOf(model, unit, raters),
    meaning: `${meanings[model]}, ${unit === 'single' ? 'one reading' : `mean of ${raters} readings`}`,
    estimate,
    interval: isEstimable(inference) ? inference.interval : inference,
    p: isEstimable(inference) ? inference.pValue : inference,
    rest: [f, df1, df2],
  }
}

/** Complete subjects: mean squares, every form. */
const complete = (columnsOf: readonly NumericColumn[], rows: number, asked: Asked): Found => {
  const { readers, model, unit, level } = asked
  checkRows(rows, 2, readers)
  const table = Array.from({ length: rows }, (_, row) => columnsOf.map(({ values }) => values[row] as number))
  const found = ask(computeIcc(table, level))
  const forms = found.forms.map((form) => completeForm(form, found.raters))
  const measured = columnsOf[0]?.unit
  return {
    tables: [
      formTable(
        forms,
        level,
        `${found.method}, ${found.subjects} subjects, ${found.raters} readers. P is of an intraclass correlation of 0.`,
      ),
      errorTable(
        [
          ['agreement', found.semAgreement, found.sdcAgreement],
          ['consistency', found.semConsistency, found.sdcConsistency],
        ],
        measured,
      ),
    ],
    figures: [pictureOf(forms, asked)],
    warnings: found.warnings,
    main: forms.find((form) => form.model === model && form.unit === unit),
    subjects: found.subjects,
    sem: model === 'consistency' ? found.semConsistency : found.semAgreement,
  }
}

/** A form of one reading from variance components. */
const componentForm = (model: Model, readers: number, estimate: Estimable, interval: Estimable<Interval>): FormRow => ({
  name: nameOf(model, 'single', readers),
  meaning: `${meanings[model]}, one reading`,
  estimate,
  interval,
  p: null,
  rest: [null, null, null],
})

/** All subjects with a reading: variance components, bootstrap interval. */
const incomplete = async (columnsOf: readonly NumericColumn[], rows: number, asked: Asked, context: AnalysisContext): Promise<Found> => {
  const { readers, model, level, replicates } = asked
  const table = Array.from({ length: rows }, (_, row) =>
    columnsOf.map(({ values }) => {
      const value = values[row] as number
      return Number.isNaN(value) ? null : value
    }),
  )
  const shared = table.filter((line) => line.filter((value) => value !== null).length > 1)
  checkRows(shared.length, 2, readers)
  const found = ask(computeIccReml(table))
  const boot = ask(
    await bootstrapAgreement(
      ask(ratingsOf(table.filter((line) => line.some((value) => value !== null)))),
      { statistic: { kind: 'icc-reml' }, replicates, seed: context.seed, level },
      context.workshop,
      context,
    ),
  )
  const noInterval = notEstimable('no-interval', 'Only the agreement form is bootstrapped.')
  const forms = [
    componentForm('agreement', readers.length, found.agreement, boot.interval),
    componentForm('consistency', readers.length, found.consistency, noInterval),
  ]
  return {
    tables: [
      formTable(
        forms,
        level,
        `${found.method}, ${found.ratings} readings of ${found.subjects} subjects by ${found.raters} readers. Interval by the percentile bootstrap of subjects (${replicates} samples, ${boot.lost} without a value).`,
      ),
      errorTable(
        [
          ['agreement', found.semAgreement, found.sdcAgreement],
          ['consistency', found.semConsistency, null],
        ],
        columnsOf[0]?.unit,
      ),
      componentsTable(found.variances),
    ],
    figures: [pictureOf(forms, asked)],
    warnings: found.warnings,
    main: forms[model === 'consistency' ? 1 : 0],
    subjects: found.subjects,
    sem: model === 'consistency' ? found.semConsistency : found.semAgreement,
  }
}

/** Reliability of measurements by several readers. */
export const icc = analysis({
  id: 'icc',
  title: 'Reliability of measurements by several readers',
  group: 'agree',
  question: 'How much of the difference between measurements is difference between subjects?',
  summary: `Intraclass correlations of measurements by two or more readers, or of repeated measurements, in all forms, with the standard error of
measurement and the smallest detectable change. One row is one subject, one column one reader.

Choose the form before looking: agreement, one reading (A,1), for readers who are a sample and whose differences count; consistency (C,1) for these
readers only; one-way where each subject had other readers. The correlation depends on how different the subjects are: report the standard error of
measurement with it. Negative estimates are shown as they are. With missing readings, either incomplete subjects are left out, or variance components
are estimated by restricted maximum likelihood from all readings, with a bootstrap interval.`,
  citations: [
    {
      title: 'Forming inferences about some intraclass correlation coefficients',
      authors: 'McGraw KO, Wong SP',
      year: 1996,
      where: 'Psychol Methods 1:30-46',
      doi: '10.1037/1082-989X.1.1.30',
    },
    {
      title: 'Intraclass correlations: uses in assessing rater reliability',
      authors: 'Shrout PE, Fleiss JL',
      year: 1979,
      where: 'Psychol Bull 86:420-428',
      doi: '10.1037/0033-2909.86.2.420',
    },
  ],
  random: true,
  options: z.object({
    readers: columns('numeric', 'Readers or repetitions: one column each, two or more'),
    model: z
      .enum(['agreement', 'consistency', 'oneway'])
      .default('agreement')
      .describe('Form that the first sentence reports: agreement, consistency, or one-way'),
    unit: z.enum(['single', 'average']).default('single').describe('Reliability of one reading, or of the mean of all readers'),
    incomplete: z
      .enum(['leave-out', 'reml'])
      .default('leave-out')
      .describe('Subjects with missing readings: leave out, or estimate variance components from all readings'),
    replicates: z.int().min(100).max(20_000).default(1000).describe('Bootstrap samples of the subjects, with variance components'),
    level: z.number().gt(0).lt(1).default(0.95).describe('Confidence level'),
  }),
  example: () => ({
    csv: exampleTable('icc', ['reader_a', 'reader_b', 'reader_c'], 40, (random) => {
      const score = random.normal(24, 7)
      const read = (shift: number): number => Math.round(score + shift + random.normal(0, 2.5))
      return [read(0), random.bernoulli(0.05) ? null : read(1), read(-0.5)]
    }),
    options: { readers: ['reader_a', 'reader_b', 'reader_c'] },
  }),
  run: async (frame, options, context) => {
    const readers = [...new Set(options.readers)]
    if (readers.length < 2)
      return {
        ok: false,
        issues: [
          {
            code: 'too-few-columns',
            severity: 'error',
            message: `Only ${readers.join(', ')} is given.`,
            remedy: 'Choose two readers or more.',
            column: 'readers',
          },
        ],
      }
    if (options.incomplete === 'reml' && (options.model === 'oneway' || options.unit === 'average'))
      return {
        ok: false,
        issues: [
          {
            code: 'option-unfit',
            severity: 'error',
            message: 'Variance components give the agreement or consistency of one reading.',
            remedy: 'Choose model agreement or consistency and unit single, or leave incomplete subjects out.',
            column: options.model === 'oneway' ? 'model' : 'unit',
          },
        ],
      }
    const asked: Asked = { ...options, readers }
    const byReml = options.incomplete === 'reml'
    const cases = byReml ? undefined : ask(completeCases(frame, readers))
    const used = cases?.frame ?? frame
    const columnsOf = readers.map((name) => ask(numericOf(used, name)))
    const found = byReml ? await incomplete(columnsOf, used.rows, asked, context) : complete(columnsOf, used.rows, asked)
    const share = sayLevel(options.level)
    const { main } = found
    return {
      ok: true,
      value: {
        counted: { n: frame.rows, used: found.subjects, missing: cases?.counted.missing ?? missingIn(frame, readers) },
        headline: `${readers.length} readers, ${found.subjects} subjects: ${main === undefined ? 'no form' : `${main.name} ${sayEstimate(main.estimate, main.interval)}`}; standard error of measurement ${sayNumber(found.sem)}.`,
        methods: `Reliability of ${sayList(readers)} was measured by the intraclass correlation ${main?.name ?? ''} (${meanings[options.model]}, ${options.unit === 'single' ? 'one reading' : 'mean of all readers'}) ${byReml ? `from variance components by restricted maximum likelihood over all readings, with a ${share} percentile bootstrap interval over subjects (${options.replicates} samples)` : `from the mean squares of the subjects with every reading, with ${share} confidence intervals from F`}, with the standard error of measurement and the smallest detectable change.`,
        tables: found.tables,
        figures: found.figures,
        warnings: [...(cases?.warnings ?? []), ...found.warnings],
      },
    }
  },
})
