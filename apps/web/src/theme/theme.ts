import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple, type VariantColorsResolver } from '@mantine/core'

const lissamine: MantineColorsTuple = [
  '#e6f5f1',
  '#d3e9e3',
  '#a5d3c7',
  '#74bcaa',
  '#4da892',
  '#339c83',
  '#1f8f77',
  '#0a6a5c',
  '#085a4e',
  '#044a40',
]

/** The variants of buttons in the tokens' colours, which have enough contrast in light and dark. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const found = defaultVariantColorsResolver(input)
  if (input.variant === 'filled')
    return {
      ...found,
      background: 'var(--accent)',
      hover: 'var(--accent-strong)',
      color: 'var(--on-accent)',
      border: '1px solid transparent',
    }
  if (input.variant === 'light')
    return { ...found, background: 'var(--accent-soft)', hover: 'var(--accent-soft)', color: 'var(--accent-strong)' }
  if (input.variant === 'subtle')
    return { ...found, hover: 'var(--accent-soft)', color: 'var(--accent)', hoverColor: 'var(--accent-strong)' }
  return found
}

/** Mantine speaks the house's tokens: every colour it uses is one of `tokens.css`. */
export const theme = createTheme({
  fontFamily: 'var(--font-text)',
  fontFamilyMonospace: 'var(--font-mono)',
  primaryColor: 'lissamine',
  primaryShade: { light: 7, dark: 3 },
  colors: { lissamine },
  defaultRadius: 'sm',
  radius: { sm: 'var(--radius)', md: 'var(--radius)', lg: 'var(--radius-large)' },
  fontSizes: { xs: 'var(--size-1)', sm: 'var(--size-2)', md: 'var(--size-3)', lg: 'var(--size-4)', xl: 'var(--size-5)' },
  variantColorResolver,
  respectReducedMotion: true,
  cursorType: 'pointer',
})
