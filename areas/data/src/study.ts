import type { Citation, Dimension, PlannedVisit } from '@dacryon/core'

/** What a source says about a study as a whole. */
export interface StudyInfo {
  /** Identifier: letters, digits, `_`, `-` and `.`; unique in a home. */
  readonly id: string
  readonly title: string
  /** `reference` releases hold no subjects: platforms, tag types. */
  readonly kind: 'study' | 'reference'
  /** True for generated data; shown wherever the study is shown. */
  readonly synthetic: boolean
  /** True when the source asks for restricted access. */
  readonly restricted: boolean
  readonly description?: string
  readonly citations?: readonly Citation[]
  /** Labels the source attached to the study as a whole. */
  readonly tags?: readonly { readonly title: string; readonly text: string }[]
  /** Concept that holds the treatment arm or diagnostic group, where the source declares one. */
  readonly armConcept?: string
  /** Path above the study in the source's tree, kept for exports: `\Public Studies\GSE8581\`. */
  readonly sourceTop?: string
}

/** How a variable's values read. */
export type ConceptType = 'number' | 'category' | 'text' | 'date'

/** One variable of a study: what is measured, where it hangs in the tree, how it reads. */
export interface Concept {
  /** Unique in the study: dictionary id, ontology code, or a code derived from the path. */
  readonly code: string
  /** Folder names from the top of the study down to and with the variable's own name. */
  readonly path: readonly string[]
  readonly type: ConceptType
  /** UCUM unit of all its numbers. */
  readonly unit?: string
  /** Dictionary id when harmonised. */
  readonly variable?: string
  readonly description?: string
  /** Import detail: the source keeps each category as a node of its own (tranSMART's old style). */
  readonly categoryNodes?: boolean
}

/** One column of one source file that feeds a concept: the ledger of where values come from and which rule was applied. */
export interface Origin {
  readonly file: string
  /** 1-based. */
  readonly column: number
  readonly header: string
  /** Path the source gave the variable, when another than the concept's own (ontology mapping). */
  readonly originalPath?: readonly string[]
  /** Unit of the numbers in the file, when another than the concept's; converted exactly. */
  readonly sourceUnit?: string
  /** The mapping rule in words or as data, for the ledger. */
  readonly rule?: string
}

/** A label or text a source attached to a tree node. */
export interface NodeTag {
  readonly path: readonly string[]
  readonly title: string
  readonly text: string
  readonly index?: number
}

/** What a matrix measures. */
export type AssayKind = 'expression' | 'rnaseq' | 'rnaseq-transcript' | 'protein' | 'metabolite' | 'mirna' | 'copy-number' | 'other'

/** One column of a matrix: a sample of a subject. */
export interface Sample {
  readonly code: string
  readonly subject: string
  readonly visit?: string
  /** Tissue, sample type, time point, batch ...: whatever the sample table says, as text. */
  readonly attributes: Readonly<Record<string, string>>
}

/** One row of a matrix. `id` is unique in the assay; symbols need not be, and may be empty. */
export interface Feature {
  readonly id: string
  readonly symbol?: string
  readonly attributes?: Readonly<Record<string, string>>
}

/** A matrix of features by samples with one or more layers of numbers of the same shape. */
export interface Assay {
  /** Unique in the study; letters, digits, `_`, `-`, `.`. */
  readonly id: string
  readonly kind: AssayKind
  readonly title: string
  readonly path: readonly string[]
  readonly platform?: string
  readonly samples: readonly Sample[]
  readonly layers: readonly AssayLayer[]
  readonly origin: { readonly file: string }
}

/** One kind of number in a matrix: raw, log2, z-score, read count. The first layer of an assay is the one shown by default. */
export interface AssayLayer {
  readonly id: string
  readonly title: string
  readonly unit?: string
}

/** Annotation of a measuring platform: its features, without samples. */
export interface Platform {
  readonly id: string
  readonly title: string
  readonly kind: AssayKind
  readonly organism: string
  readonly genome?: string
  /** One entry a feature; a probe of several genes has them in `symbol` joined by `;`. */
  readonly features: readonly Feature[]
  /** Annotation rows in the file (several may describe one feature). */
  readonly rows: number
}

/** A kind of tag that nodes may carry, with the values it allows. */
export interface TagType {
  readonly title: string
  readonly nodeType: string
  readonly valueType: string
  readonly shownIfEmpty: boolean
  readonly values: readonly string[]
  readonly index: number
}

export type { Dimension, PlannedVisit }
