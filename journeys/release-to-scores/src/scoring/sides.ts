/** Right or left, however the files write it; undefined for anything else. */
export const eyeOf = (text: string): 'right' | 'left' | undefined => {
  const word = text.trim().toLowerCase()
  if (['right', 'r', 'od', 'droit', 'd'].includes(word)) return 'right'
  return ['left', 'l', 'os', 'gauche', 'g', 'og'].includes(word) ? 'left' : undefined
}

/** One of the four major salivary glands, however the files write it; undefined for anything else. */
export const glandOf = (text: string): 'PR' | 'PL' | 'SR' | 'SL' | undefined => {
  const word = text.trim().toLowerCase()
  const code = (['PR', 'PL', 'SR', 'SL'] as const).find((gland) => gland.toLowerCase() === word)
  if (code !== undefined) return code
  const parotid = word.includes('parotid')
  if (parotid === /sub-?mand/.test(word)) return undefined
  const right = /\bright\b|\bdroite?\b/.test(word)
  if (right === /\bleft\b|\bgauche\b/.test(word)) return undefined
  if (parotid) return right ? 'PR' : 'PL'
  return right ? 'SR' : 'SL'
}
