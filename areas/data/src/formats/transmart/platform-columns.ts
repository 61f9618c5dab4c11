import type { AssayKind } from '../../study.ts'

/** What the columns of an annotation file are, by position. */
export interface PlatformColumns {
  readonly id: number
  readonly symbol?: number
  /** Column that repeats the platform's id. */
  readonly platform?: number
  readonly width: number
  /** Further columns by the name of the attribute. */
  readonly attributes: Readonly<Record<string, number>>
  /** Columns that hold whole numbers. */
  readonly whole: readonly number[]
  /** Several rows may describe one feature: a probe of several genes. */
  readonly repeats: boolean
  readonly lowerCase?: boolean
}

const regions: PlatformColumns = {
  id: 1,
  symbol: 7,
  platform: 0,
  width: 10,
  attributes: { chromosome: 2, start: 3, end: 4, probes: 5, cytoband: 6, gene_id: 8, organism: 9 },
  whole: [3, 4, 5],
  repeats: false,
}

/** Columns of annotation files by kind of platform. */
export const platformColumns: Readonly<Partial<Record<AssayKind, PlatformColumns>>> = {
  expression: { id: 1, symbol: 2, platform: 0, width: 5, attributes: { gene_id: 3, organism: 4 }, whole: [], repeats: true },
  'copy-number': regions,
  rnaseq: regions,
  'rnaseq-transcript': {
    id: 0,
    symbol: 5,
    platform: 1,
    width: 6,
    attributes: { chromosome: 2, start: 3, end: 4 },
    whole: [3, 4],
    repeats: false,
  },
  protein: {
    id: 0,
    symbol: 1,
    platform: 3,
    width: 7,
    attributes: { organism: 2, chromosome: 4, start: 5, end: 6 },
    whole: [5, 6],
    repeats: false,
  },
  metabolite: { id: 0, width: 4, attributes: { super_pathway: 1, sub_pathway: 2, hmdb: 3 }, whole: [], repeats: false },
  mirna: { id: 0, symbol: 1, width: 2, attributes: {}, whole: [], repeats: false, lowerCase: true },
}
