import { type Chart, charts, drawChart, renderSvg, type Scene } from '@dacryon/pictures'
import { galleryPage } from './gallery-page.ts'

/** One picture of the gallery. */
export interface GalleryPicture {
  readonly chart: Chart
  readonly variant: 'typical' | 'extreme' | 'empty'
  readonly file: string
  readonly scene: Scene
  readonly svg: string
}

const variants = ['typical', 'extreme', 'empty'] as const

/** Every chart in every variant, drawn now. */
const galleryPictures = (): readonly GalleryPicture[] =>
  charts.flatMap((chart) => {
    const examples = chart.examples()
    return variants.map((variant) => {
      const drawn = drawChart(chart, examples[variant])
      if (!drawn.ok) throw new Error(`${chart.id}, ${variant}: ${drawn.issues.map(({ message }) => message).join('; ')}`)
      return { chart, variant, file: `${chart.id}.${variant}.svg`, scene: drawn.value, svg: renderSvg(drawn.value) }
    })
  })

const contents = (): string =>
  [
    '# Gallery',
    '',
    'Every chart with synthetic data: the usual case, a hard one (long names, many groups, small counts), and nothing to show. Open',
    '[index.html](index.html) in a browser to switch between light, dark, grey and print. The files are made by `npm run generate` and compared',
    'byte for byte in the tests.',
    '',
    '| chart | answers | take care | pictures |',
    '|---|---|---|---|',
    ...charts.map(
      ({ id, title, purpose, caution }) =>
        `| ${title} | ${purpose} | ${caution} | ${variants.map((variant) => `[${variant}](${id}.${variant}.svg)`).join(', ')} |`,
    ),
    '',
  ].join('\n')

/** Files of `docs/gallery`: name and text. */
export const galleryFiles = (): readonly (readonly [string, string])[] => {
  const pictures = galleryPictures()
  return [...pictures.map(({ file, svg }) => [file, svg] as const), ['README.md', contents()], ['index.html', galleryPage(pictures)]]
}
