import type { TokenPaint } from './paint.ts'

/** A colour for each token. */
export type Theme = Readonly<Record<TokenPaint, `#${string}`>>

/** On white, on screen and in reports. Series have 3 : 1 against the paper (WCAG 1.4.11) and stay apart in the colour-blind. */
export const light: Theme = {
  ink: '#1a1c20',
  soft: '#51565f',
  axis: '#6b7079',
  grid: '#e4e6ea',
  paper: '#ffffff',
  shade: '#eef0f3',
  idle: '#a9afb8',
  s1: '#1b5ac8',
  s2: '#dc7702',
  s3: '#6a1a5c',
  s4: '#07a968',
  s5: '#a8330a',
  s6: '#419adc',
  s7: '#d373a1',
  s8: '#5d6068',
}

/** On dark screens. */
export const dark: Theme = {
  ink: '#eceef1',
  soft: '#b4bac3',
  axis: '#8d949f',
  grid: '#2d323b',
  paper: '#15181d',
  shade: '#20252d',
  idle: '#646b77',
  s1: '#5fbcf8',
  s2: '#e08a18',
  s3: '#a0609a',
  s4: '#35d090',
  s5: '#d8483a',
  s6: '#4a74e4',
  s7: '#f3c6dc',
  s8: '#f5f2a0',
}

/** In print: black ink, the colours of the light theme, hatching laid over areas. */
export const print: Theme = { ...light, ink: '#000000', soft: '#33363c', axis: '#3d4148', grid: '#dcdfe3' }

/** The themes by name. */
export const themes = { light, dark, print } as const
