/** The colours a drawing may use: tokens by name, so that pictures follow light, dark and print without being drawn again. */
export const palette = {
  ink: 'var(--ink)',
  soft: 'var(--ink-soft)',
  line: 'var(--line)',
  surface: 'var(--surface)',
  series: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `var(--data-${n})`),
} as const

export type Palette = typeof palette

/** Replaces tokens by the colours they stand for just now, for what knows no tokens: a saved file, a canvas. */
export const resolveTokens = (text: string): string => {
  const style = getComputedStyle(document.documentElement)
  return text.replace(/var\((--[\w-]+)\)/g, (_, name: string) => style.getPropertyValue(name).trim())
}
