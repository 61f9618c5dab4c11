import type { Module } from './genes.ts'

/** One serum protein of the panel: where it stands, how it varies, and which latent factors move it. */
export interface PanelProtein {
  readonly symbol: string
  readonly name: string
  /** Median of the log2 relative concentration (as proximity-extension panels report it). */
  readonly level: number
  /** Loadings on the standardised gene programmes and on systemic activity. */
  readonly loads: Readonly<Partial<Record<Module | 'activity', number>>>
}

const protein = (symbol: string, name: string, level: number, loads: PanelProtein['loads'] = {}): PanelProtein => ({
  symbol,
  name,
  level,
  loads,
})

/** The 40 proteins of the panel. Symbols and names are facts; levels and loadings are invented. */
export const panelProteins: readonly PanelProtein[] = [
  protein('CXCL13', 'C-X-C motif chemokine 13', 7.2, { 'b-cell': 0.45, activity: 0.45 }),
  protein('CXCL10', 'C-X-C motif chemokine 10', 8.4, { interferon: 0.75 }),
  protein('CXCL9', 'C-X-C motif chemokine 9', 7.1, { interferon: 0.6, activity: 0.2 }),
  protein('CXCL11', 'C-X-C motif chemokine 11', 6.5, { interferon: 0.65 }),
  protein('CCL19', 'C-C motif chemokine 19', 9.1, { 'b-cell': 0.3, activity: 0.4 }),
  protein('CCL2', 'C-C motif chemokine 2', 10.9, { interferon: 0.25 }),
  protein('CCL8', 'C-C motif chemokine 8', 8.9, { interferon: 0.45 }),
  protein('TNFSF13B', 'BAFF', 6.2, { interferon: 0.5, activity: 0.3 }),
  protein('TNFSF13', 'APRIL', 8.0, { 'plasma-cell': 0.2 }),
  protein('B2M', 'Beta-2-microglobulin', 9.6, { activity: 0.55, interferon: 0.25 }),
  protein('FLT3LG', 'Flt3 ligand', 8.7, { activity: 0.25 }),
  protein('LGALS9', 'Galectin-9', 7.8, { interferon: 0.6 }),
  protein('TNFRSF13B', 'TACI', 6.9, { 'plasma-cell': 0.35 }),
  protein('TNFRSF17', 'BCMA', 5.8, { 'plasma-cell': 0.6 }),
  protein('CD27', 'CD27', 8.2, { 'plasma-cell': 0.3, activity: 0.3 }),
  protein('CD70', 'CD70', 5.1, {}),
  protein('IL6', 'Interleukin-6', 3.2, { neutrophil: 0.3, activity: 0.2 }),
  protein('IL10', 'Interleukin-10', 4.0, { interferon: 0.3 }),
  protein('IL17A', 'Interleukin-17A', 1.9, {}),
  protein('IL18', 'Interleukin-18', 8.3, {}),
  protein('IL21', 'Interleukin-21', 1.4, { 'b-cell': 0.2 }),
  protein('IL2RA', 'Interleukin-2 receptor subunit alpha', 7.4, { activity: 0.45 }),
  protein('IL7', 'Interleukin-7', 3.0, { 't-cell': -0.2 }),
  protein('IL12B', 'Interleukin-12 subunit beta', 5.4, {}),
  protein('IFNG', 'Interferon gamma', 6.8, { interferon: 0.4 }),
  protein('TNF', 'Tumour necrosis factor', 3.6, { activity: 0.2 }),
  protein('TNFRSF1A', 'TNF receptor 1', 9.8, { activity: 0.35 }),
  protein('TNFRSF1B', 'TNF receptor 2', 9.9, { activity: 0.4, interferon: 0.2 }),
  protein('CD40LG', 'CD40 ligand', 6.6, {}),
  protein('CXCL8', 'Interleukin-8', 5.7, { neutrophil: 0.5 }),
  protein('CXCL1', 'C-X-C motif chemokine 1', 8.5, { neutrophil: 0.4 }),
  protein('S100A12', 'Protein S100-A12', 6.0, { neutrophil: 0.6 }),
  protein('MMP9', 'Matrix metalloproteinase-9', 9.2, { neutrophil: 0.55 }),
  protein('CRP', 'C-reactive protein', 8.1, { neutrophil: 0.35 }),
  protein('SIGLEC1', 'Sialoadhesin', 6.1, { interferon: 0.8 }),
  protein('LAMP3', 'LAMP3', 5.3, { interferon: 0.55 }),
  protein('ICAM1', 'Intercellular adhesion molecule 1', 9.0, { activity: 0.2 }),
  protein('VCAM1', 'Vascular cell adhesion protein 1', 9.3, { interferon: 0.3 }),
  protein('LTA', 'Lymphotoxin-alpha', 4.4, { 'b-cell': 0.4 }),
  protein('VEGFA', 'Vascular endothelial growth factor A', 10.2, {}),
]
