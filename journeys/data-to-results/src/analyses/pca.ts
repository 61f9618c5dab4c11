import { scatter, scree } from '@dacryon/pictures'
import { completeCases, type Frame } from '@dacryon/stats/data'
import { computePrincipalComponents, type PrincipalComponents } from '@dacryon/stats/omics'
import { z } from 'zod'
import { analysis } from '../analysis.ts'
import { columns, optionalColumn } from '../column-fields.ts'
import { type Figure, figure, type ResultTable } from '../findings.ts'
import { ask } from '../kit/ask.ts'
import { checkRows } from '../kit/check-rows.ts'
import { labelsOf } from '../kit/labels-of.ts'
import { expressionOfColumns } from '../kit/measured-columns.ts'
import { counts, numbers, shares, words } from '../kit/result-columns.ts'
import { sayList, sayNumber } from '../kit/say.ts'
import { pictureTitle } from '../kit/short.ts'
import { strataExample, strataMeasurements } from '../kit/strata-example.ts'

const namesOf = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `PC${at + 1}`)

const componentsTable = ({ deviations, explained }: PrincipalComponents): ResultTable => {
  let cumulative = 0
  return {
    id: 'components',
    title: 'Components',
    columns: [
      words('component', 'Component'),
      numbers('sd', 'Standard deviation'),
      shares('variance', 'Share of variance'),
      shares('cumulative', 'Cumulative share'),
    ],
    rows: Array.from(explained, (share, at) => {
      cumulative = Math.min(1, cumulative + share)
      return [`PC${at + 1}`, deviations[at] ?? 0, share, cumulative]
    }),
  }
}

const loadingsTable = ({ genes, loadings, components }: PrincipalComponents, shown: number): ResultTable => ({
  id: 'loadings',
  title: 'Loadings',
  columns: [words('measurement', 'Measurement'), ...namesOf(shown).map((name) => numbers(name.toLowerCase(), name))],
  rows: genes.map((gene, g) => [gene, ...Array.from({ length: shown }, (_, at) => loadings[g * components + at] ?? 0)]),
  note: 'Unit vectors; the sign is arbitrary and set so that the largest loading of a component is positive.',
})

const scoresTable = (
  { scores, components }: PrincipalComponents,
  rows: Int32Array,
  labels: readonly string[] | undefined,
  shown: number,
) => ({
  id: 'scores',
  title: 'Scores',
  columns: [
    counts('row', 'Row'),
    ...(labels === undefined ? [] : [words('colour', 'Colour')]),
    ...namesOf(shown).map((name) => numbers(name.toLowerCase(), name)),
  ],
  rows: Array.from(rows, (row, i) => [
    row + 1,
    ...(labels === undefined ? [] : [labels[i] ?? '']),
    ...Array.from({ length: shown }, (_, at) => scores[i * components + at] ?? 0),
  ]),
})

const figuresOf = (found: PrincipalComponents, labels: readonly string[] | undefined, title: string): readonly Figure[] => {
  const { scores, components, explained } = found
  const axis = (at: number) => ({ label: `PC${at + 1}`, unit: `${(100 * (explained[at] ?? 0)).toFixed(1)} % of variance` })
  const coordinate = (at: number) => found.samples.map((_, i) => scores[i * components + at] ?? 0)
  const drawn =
    components < 2
      ? []
      : [
          figure('scores', scatter, {
            title: pictureTitle(title),
            xAxis: axis(0),
            yAxis: axis(1),
            x: coordinate(0),
            y: coordinate(1),
            ...(labels !== undefined && { group: [...labels] }),
          }),
        ]
  const variances = Array.from(explained.slice(0, 60), (variance) => ({ variance: Math.min(1, variance) }))
  return [
    ...drawn,
    figure('scree', scree, {
      title: pictureTitle(`Variance of the components of ${found.genes.length} measurements`),
      components: variances,
    }),
  ]
}

/** Which measurements weigh most on the first component. */
const leading = ({ genes, loadings, components }: PrincipalComponents): readonly string[] =>
  genes
    .map((gene, g) => ({ gene, loading: loadings[g * components] ?? 0 }))
    .sort((a, b) => Math.abs(b.loading) - Math.abs(a.loading))
    .slice(0, 3)
    .map(({ gene, loading }) => `${gene} (${sayNumber(loading)})`)

const options = z.object({
  measurements: columns('numeric', 'Measurements to summarise by components'),
  colour: optionalColumn('factor', 'Groups that colour the points'),
  scale: z.boolean().default(true).describe('Give all measurements one standard deviation; without it large ones rule'),
  shown: z.number().int().min(1).max(50).default(5).describe('Components in the tables of loadings and scores'),
})

const run = (frame: Frame, { measurements, colour, scale, shown }: z.output<typeof options>) => {
  const names = [...new Set(measurements)]
  const cases = ask(completeCases(frame, names))
  checkRows(cases.frame.rows, 3, names)
  const found = ask(computePrincipalComponents(expressionOfColumns(cases.frame, names), { scale }))
  const labels = colour === undefined ? undefined : labelsOf(frame, colour, cases.rows)
  const most = Math.min(shown, found.components)
  const percent = (at: number): string => sayNumber(found.explained[at] ?? 0, 'percent')
  const share =
    found.components < 2
      ? `The only component holds ${percent(0)} of the variance`
      : `PC1 holds ${percent(0)} and PC2 ${percent(1)} of the variance of ${names.length} measurements in ${cases.frame.rows} rows`
  return {
    ok: true as const,
    value: {
      counted: cases.counted,
      headline: `${share}; most on PC1: ${sayList(leading(found))}.`,
      methods: `Principal components of ${sayList(names.slice(0, 12))}${names.length > 12 ? ` and ${names.length - 12} more` : ''} were computed by singular value decomposition of the centred ${scale ? 'and scaled ' : ''}measurements over the rows that have all of them.`,
      tables: [componentsTable(found), loadingsTable(found, most), scoresTable(found, cases.rows, labels, most)],
      figures: figuresOf(
        found,
        labels,
        `${names.length} measurements of ${cases.frame.rows} rows${colour === undefined ? '' : ` by ${colour}`}`,
      ),
      warnings: cases.warnings,
    },
  }
}

/** Many measurements seen in two dimensions. */
export const pca = analysis({
  id: 'pca',
  title: 'Principal components',
  group: 'group',
  question: 'Along which few directions do these measurements vary most?',
  summary: `Principal components: uncorrelated combinations of measurements, the first with the largest variance. The picture shows the rows on the
first two; the loadings say what each component is made of.

The largest variation may be a batch or a laboratory rather than disease: colour by them first. Measurements on different scales must be scaled.
Components follow straight lines and are moved by outliers; groups seen in the picture are an impression, not a test.`,
  citations: [
    { title: 'Principal Component Analysis', authors: 'Jolliffe IT', year: 2002, where: '2nd ed. Springer', doi: '10.1007/b98835' },
  ],
  options,
  example: () => ({ csv: strataExample('pca', 60), options: { measurements: strataMeasurements, colour: 'antissa' } }),
  run,
})
