import { styleText } from 'node:util'

/** How a text may look on the stream it goes to. */
export interface Style {
  bold(text: string): string
  dim(text: string): string
  red(text: string): string
  yellow(text: string): string
  green(text: string): string
}

/** Colours on a terminal that wants them, else plain text: `styleText` heeds NO_COLOR and FORCE_COLOR. */
export const styleOf = (stream: NodeJS.WriteStream): Style => {
  const look = (format: Parameters<typeof styleText>[0]) => (text: string) => styleText(format, text, { stream })
  return { bold: look('bold'), dim: look('dim'), red: look('red'), yellow: look('yellow'), green: look('green') }
}
