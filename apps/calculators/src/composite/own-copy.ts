import type { Composite } from '@dacryon/endpoints'

/** A composite of one's own to begin with: what is published of the other no longer holds for it. */
export const ownCopy = (published: Composite): Composite => {
  const { aliases: _, marks: __, examples: ___, disagreements: ____, edgeCases: _____, thresholds: ______, ...kept } = published
  return {
    ...kept,
    id: `my_${published.id}`,
    short: `My ${published.short}`,
    version: '1',
    mark: 'convention',
  }
}
