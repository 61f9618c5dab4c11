import type { Look } from '../scene/mark.ts'
import type { Paint } from '../theme/paint.ts'
import type { Theme } from '../theme/themes.ts'

/** At most two decimals, which is finer than any printer; not finite is a fault of a chart and must not pass for a picture. */
export const digits = (value: number): string => {
  if (!Number.isFinite(value)) throw new RangeError(`a picture cannot place ${value}`)
  const rounded = Math.round(value * 100) / 100
  return String(Object.is(rounded, -0) ? 0 : rounded)
}

/** Text as XML; characters that XML forbids are dropped. */
export const escapeXml = (text: string): string =>
  text
    .replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** Colour of a paint: of the theme, or a variable of the style sheet when the reader's theme decides. */
export const colourOf = (paint: Paint, theme: Theme | undefined): string => {
  if (paint === 'none' || paint.startsWith('#')) return paint
  // The compiler cannot narrow a template literal type by startsWith.
  const token = paint as keyof Theme
  return theme === undefined ? `var(--d-${token})` : theme[token]
}

/** Attributes of a look, beginning with a space. */
export const lookAttributes = (look: Look, theme: Theme | undefined, defaultFill: Paint): string => {
  const parts: string[] = []
  const fill = look.fill ?? defaultFill
  if (fill !== 'ink') parts.push(`fill="${colourOf(fill, theme)}"`)
  if (look.fillOpacity !== undefined) parts.push(`fill-opacity="${digits(look.fillOpacity)}"`)
  if (look.stroke !== undefined && look.stroke !== 'none') {
    parts.push(`stroke="${colourOf(look.stroke, theme)}"`)
    if (look.strokeWidth !== undefined && look.strokeWidth !== 1) parts.push(`stroke-width="${digits(look.strokeWidth)}"`)
    if (look.dash !== undefined && look.dash.length > 0) parts.push(`stroke-dasharray="${look.dash.map(digits).join(' ')}"`)
  }
  if (look.opacity !== undefined) parts.push(`opacity="${digits(look.opacity)}"`)
  return parts.length === 0 ? '' : ` ${parts.join(' ')}`
}
