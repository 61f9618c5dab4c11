import { type Chart, charts, drawChart, type Mark, type Scene, type TextMark } from '../src/index.ts'

/** The variants of the gallery. */
export const variants = ['typical', 'extreme', 'empty'] as const

/** A scene that must be drawn. */
export const sceneOf = (chart: Chart, data: unknown, options = {}): Scene => {
  const drawn = drawChart(chart, data, options)
  if (!drawn.ok) throw new Error(drawn.issues.map(({ message }) => message).join('; '))
  return drawn.value
}

/** Every chart in every variant. */
export const everyScene = (): readonly { readonly name: string; readonly scene: Scene }[] =>
  charts.flatMap((chart) => {
    const examples = chart.examples()
    return variants.map((variant) => ({ name: `${chart.id} ${variant}`, scene: sceneOf(chart, examples[variant]) }))
  })

/** Texts of a scene, groups opened. */
export const textsOf = (marks: readonly Mark[]): readonly TextMark[] =>
  marks.flatMap((mark) => (mark.kind === 'text' ? [mark] : mark.kind === 'group' ? textsOf(mark.marks) : []))
