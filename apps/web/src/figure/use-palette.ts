import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useState } from 'react'
import { type Palette, readPalette } from './palette.ts'

/** The palette in force; changes with light and dark. */
export const usePalette = (): Palette => {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false })
  const [palette, setPalette] = useState(readPalette)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme decides what the tokens are
  useEffect(() => setPalette(readPalette()), [scheme])
  return palette
}
