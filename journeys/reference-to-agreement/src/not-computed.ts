/** Methods of the reference that Dacryon leaves to others, with the reason. Anything else that has no method is a gap. */
export const notComputed: Readonly<Record<string, string>> = {
  edger: 'Optional in the reference itself: counts are analysed by voom and moderated t; the dispersion model of edgeR is not built.',
}
