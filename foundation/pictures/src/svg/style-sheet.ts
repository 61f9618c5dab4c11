import { dark, light, print, type Theme } from '../theme/themes.ts'

const variables = (theme: Theme): string =>
  Object.entries(theme)
    .map(([token, colour]) => `--d-${token}:${colour}`)
    .join(';')

const pairs = Object.entries(light)
  .map(([token, colour]) => `--d-${token}:light-dark(${colour},${dark[token as keyof Theme]})`)
  .join(';')

/**
 * Style sheet of a picture whose reader decides the theme: it follows `color-scheme` of the page around it, is dark or light by the
 * system where it stands alone, and hatched black on white on paper.
 */
export const styleSheet = [
  'svg:root{color-scheme:light dark}',
  `.dacryon{${variables(light)}}`,
  `@supports (color:light-dark(#000,#fff)){.dacryon{${pairs}}}`,
  '.dacryon .hatch{display:none}',
  `@media print{.dacryon{${variables(print)}}.dacryon .hatch{display:inline}}`,
  `.dacryon:target{color-scheme:light;${variables(print)}}.dacryon:target .hatch{display:inline}`,
].join('')
