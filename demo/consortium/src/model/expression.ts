import type { Random } from '@dacryon/core'
import { inventedGene, type Module, moduleGenes, modules, panelSize, sexGenes } from '../genes.ts'
import { clamped } from './normal.ts'

/** How one gene of the panel behaves. */
export interface PanelGene {
  readonly symbol: string
  readonly base: number
  readonly module?: Module
  readonly load: number
  /** Added in women. */
  readonly female: number
  readonly noise: number
  /** Offset of each laboratory batch. */
  readonly batch: Readonly<Record<string, number>>
}

const batches = ['B1', 'B2', 'B3', 'B4'] as const

/** The panel: the genes of the programmes, the genes that tell the sex, and invented genes that follow nothing. */
export const drawPanel = (random: Random): readonly PanelGene[] => {
  const batchOf = (): Record<string, number> => Object.fromEntries(batches.map((name) => [name, 0.22 * random.normal()]))
  const gene = (symbol: string, more: Partial<PanelGene> = {}): PanelGene => ({
    symbol,
    base: random.uniform(4.5, 11.5),
    load: 0,
    female: 0,
    noise: random.uniform(0.2, 0.5),
    batch: batchOf(),
    ...more,
  })
  const known = modules.flatMap((module) => moduleGenes[module].map((symbol) => gene(symbol, { module, load: random.uniform(0.35, 0.85) })))
  const women = sexGenes.female.map((symbol) => gene(symbol, { base: 3, female: 6 }))
  const men = sexGenes.male.map((symbol) => gene(symbol, { base: 9, female: -5.5 }))
  const named = [...known, ...women, ...men]
  return [...named, ...Array.from({ length: panelSize - named.length }, (_, index) => gene(inventedGene(index + 1)))]
}

/** What an expression sample is taken from. */
export interface Donor {
  readonly sample: string
  readonly sex: 'F' | 'M'
  /** In standard deviations of a healthy person. */
  readonly programme: Readonly<Record<Module, number>>
  readonly batch: string
  readonly random: Random
}

/** Log2 expression of the panel in each sample: one list a sample, in the order of the panel. */
export const measurePanel = (panel: readonly PanelGene[], donors: readonly Donor[]): readonly Float64Array[] =>
  donors.map(({ sample, sex, programme, batch, random }) => {
    const draw = random.fork(`expression ${sample}`)
    return Float64Array.from(panel, (gene) => {
      const driven = gene.module === undefined ? 0 : gene.load * programme[gene.module]
      return clamped(gene.base + driven + (sex === 'F' ? gene.female : 0) + (gene.batch[batch] ?? 0) + gene.noise * draw.normal(), 0.5, 18)
    })
  })
