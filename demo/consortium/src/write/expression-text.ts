import { type Donor, measurePanel, type PanelGene } from '../model/expression.ts'
import { matrixText } from './matrix-text.ts'

/** Expression of the panel in each donor's sample as tab-separated text, log2 with three decimals. `corner` heads the genes. */
export const expressionText = (
  corner: string,
  panel: readonly PanelGene[],
  donors: readonly Donor[],
  quote?: (text: string) => string,
): string =>
  matrixText(
    corner,
    panel.map(({ symbol }) => symbol),
    donors.map(({ sample }) => sample),
    measurePanel(panel, donors),
    3,
    quote,
  )
