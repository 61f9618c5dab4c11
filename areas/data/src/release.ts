import type { Issue, PlannedVisit } from '@dacryon/core'
import type { AssayKind, AssayLayer, ConceptType, StudyInfo } from './study.ts'

/** Fingerprint of a release's content: `r-` and 32 hexadecimal digits. */
export type ReleaseId = string

/** One file of a release, as `verify` expects to find it. */
export interface ReleaseFile {
  /** Path inside the release folder. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  /** Rows of a Parquet file. */
  readonly rows?: number
}

/** The part of `release.json` whose fingerprint is the release's id: it says nothing of who or when. */
export interface ReleaseContent {
  readonly schema: 1
  readonly dictionary: string
  readonly importer: { readonly format: string; readonly version: string }
  readonly study: StudyInfo
  readonly counts: ReleaseCounts
  readonly visits: readonly PlannedVisit[]
  readonly assays: readonly AssaySummary[]
  readonly issues: { readonly warnings: number }
  /** Every file of the folder but release.json, sorted by path; the raw inputs stand under `raw/`. */
  readonly files: readonly ReleaseFile[]
}

/** How much a release holds. */
export interface ReleaseCounts {
  readonly subjects: number
  readonly observations: number
  /** Observations that carry a reason instead of a value. */
  readonly missing: number
  readonly concepts: number
  readonly visits: number
  readonly samples: number
  readonly measurements: number
}

/** A matrix in a few words and figures. */
export interface AssaySummary {
  readonly id: string
  readonly kind: AssayKind
  readonly title: string
  readonly platform?: string
  readonly features: number
  readonly samples: number
  readonly layers: readonly AssayLayer[]
}

/** `release.json`. */
export interface Release {
  readonly id: ReleaseId
  readonly content: ReleaseContent
  /** Not part of the identity. */
  readonly provenance: Provenance
}

/** Who made the release, when, with what. */
export interface Provenance {
  readonly by: string
  /** ISO date-time in UTC. */
  readonly at: string
  readonly program: string
}

/** A release, and what was wrong with its folder when it was read. */
export interface Verification {
  readonly id: ReleaseId
  readonly ok: boolean
  readonly files: number
  readonly bytes: number
  readonly issues: readonly Issue[]
}

/** What a draft holds so far: shown by a dry run, and recorded on publication. */
export interface Preview {
  readonly study?: StudyInfo
  readonly counts: ReleaseCounts
  readonly visits: readonly PlannedVisit[]
  readonly nodes: readonly TreeNode[]
  readonly assays: readonly AssaySummary[]
  readonly issues: readonly Issue[]
}

/** A node of a study's tree with counts computed once, when the release is made. */
export interface TreeNode {
  /** JSON pointer of the path: parts joined by `/`, with `~` as `~0` and `/` as `~1`. */
  readonly id: string
  readonly parent: string
  readonly name: string
  readonly kind: 'folder' | ConceptType | 'assay'
  /** Concept code of a leaf, assay id of an assay node. */
  readonly code?: string
  readonly unit?: string
  readonly variable?: string
  readonly description?: string
  /** Distinct subjects below, with any observation or sample. */
  readonly subjects: number
  /** Observations below (for an assay: samples). */
  readonly observations: number
  /** Of these, missing with a reason. */
  readonly missing: number
  /** Leaves below; 1 for a leaf. */
  readonly leaves: number
  readonly tags?: readonly { readonly title: string; readonly text: string }[]
}
