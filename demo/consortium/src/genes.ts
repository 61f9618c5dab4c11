/** The gene programmes that run through every blood expression set of the consortium. */
export const modules = ['interferon', 'b-cell', 'plasma-cell', 'neutrophil', 't-cell', 'erythroid'] as const
export type Module = (typeof modules)[number]

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/**
 * HGNC symbols of well-known members of each programme. That a gene belongs to a programme is common knowledge (published blood
 * modules, cell-type marker lists); how strongly it answers in this consortium is invented.
 */
export const moduleGenes: Readonly<Record<Module, readonly string[]>> = {
  interferon: words(`
    IFI44L IFI44 IFIT1 IFIT2 IFIT3 IFIT5 MX1 MX2 LY6E ISG15 RSAD2 IFI27 IFI6 SIGLEC1 OAS1 OAS2 OAS3 OASL HERC5 HERC6 XAF1 EPSTI1 USP18
    EIF2AK2 IFIH1 DHX58 IRF7 IRF9 STAT1 STAT2 DDX60 DDX60L RTP4 CMPK2 SAMD9 SAMD9L PARP9 PARP12 PARP14 PLSCR1 IFITM1 IFITM3 IFI35 LAMP3
    SERPING1 SPATS2L ZBP1 TRIM22 TRIM5 UBE2L6 HELZ2 LGALS3BP GBP1 GBP4 TNFSF10 CXCL10`),
  'b-cell': words(`
    MS4A1 CD19 CD79A CD79B CD22 CD72 BANK1 BLK PAX5 FCRL1 FCRL2 FCRLA CR2 EBF1 VPREB3 TCL1A FCER2 BLNK SPIB CD24 CXCR5 POU2AF1 BCL11A
    AFF3 RALGPS2 STAP1 TCF4 HLA-DOB PNOC P2RX5 ADAM28 TNFRSF13C`),
  'plasma-cell': words(
    'IGHG1 IGHG3 IGHA1 IGHA2 IGHM IGKC IGLC2 JCHAIN MZB1 TNFRSF17 TXNDC5 CD38 XBP1 DERL3 ITM2C SDC1 FKBP11 SEC11C HSP90B1 PDIA4 CAV1',
  ),
  neutrophil: words(`
    FCGR3B CXCR1 CXCR2 CSF3R FPR1 FPR2 S100A8 S100A9 S100A12 S100P MMP9 MMP25 ALPL KCNJ15 TNFRSF10C VNN2 VNN3 PROK2 MGAM STEAP4 CYP4F3
    FFAR2 G0S2 LRG1 MANSC1 PTAFR CMTM2 HAL REPS2 CREB5 ARG1 PADI4`),
  't-cell': words(`
    CD3D CD3E CD3G CD247 CD2 CD5 CD6 CD27 CD28 LCK ITK ZAP70 LAT LEF1 TCF7 BCL11B CAMK4 IL7R CCR7 TRAT1 SIRPG THEMIS UBASH3A GATA3 MAL
    NELL2 LRRN3 TRAC TRBC1 ICOS PRKCQ RORA ETS1 CD8A CD8B`),
  erythroid: words(
    'ALAS2 HBD AHSP CA1 EPB42 GYPA GYPB SLC4A1 SELENBP1 HBM HEMGN KLF1 TRIM58 DMTN FECH SNCA BPGM SLC25A39 TSPO2 XK TFDP1 GATA1 ANK1 SPTA1 RHAG',
  ),
}

/** Genes that tell the sex of a sample, so that a swapped label can be found: higher in women, higher in men. */
export const sexGenes = { female: ['XIST', 'TSIX'], male: ['RPS4Y1', 'DDX3Y', 'KDM5D', 'UTY', 'EIF1AY', 'USP9Y', 'ZFY'] } as const

/** Names of the invented genes that fill the panel; the prefix says so wherever one is shown. */
export const inventedGene = (index: number): string => `SYNG${String(index).padStart(5, '0')}`

/** Number of genes on the consortium's panel. */
export const panelSize = 2000
