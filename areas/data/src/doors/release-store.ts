import type { Issue } from '@dacryon/core'
import type { Part } from '../parts.ts'
import type { Preview, Provenance, Release, ReleaseId, Verification } from '../release.ts'
import type { Platform, TagType } from '../study.ts'
import type { Source } from './source.ts'

/** A release that is being written and that nobody can see yet. */
export interface Draft {
  /** Take a part in. Order as the format gave it. */
  add(part: Part): Promise<void>
  /**
   * Finish the tables and look at the whole: duplicates of subject, visit, concept, dimensions and instance become errors with the
   * place of both rows; values outside the plausible range become warnings. Gives everything a dry run shows. Call once, after the last part.
   */
  close(): Promise<Preview>
  /** Make the closed draft a release, in one step that either happens or not. Same content, same id: publishing again changes nothing. */
  publish(provenance: Provenance): Promise<Release>
  /** Throw everything away. Safe to call at any time, also after `publish`. */
  discard(): Promise<void>
}

/** What a draft must know before the first part. */
export interface DraftPlan {
  readonly format: { readonly id: string; readonly version: string }
  readonly dictionary: string
  /** The raw files, copied into the release. */
  readonly source: Source
  /** Screening range of dictionary variables, by variable id. */
  readonly plausible: ReadonlyMap<string, { readonly min?: string; readonly max?: string }>
}

/** Where releases live. */
export interface ReleaseStore {
  /** Start a draft. `claim` names the study: a second draft of a claimed study is refused with an `IssueError` (`import-running`). */
  draft(claim: string, plan: DraftPlan): Promise<Draft>
  list(): Promise<readonly Release[]>
  read(id: ReleaseId): Promise<Release | undefined>
  /** Warnings recorded when the release was made. */
  issues(id: ReleaseId): Promise<readonly Issue[]>
  /** Recompute every hash and count. */
  verify(id: ReleaseId): Promise<Verification>
  /** Annotation platform of the newest reference release that holds it. */
  platform(id: string): Promise<Platform | undefined>
  tagTypes(): Promise<readonly TagType[]>
  /** Remove what crashed drafts left behind; gives what was removed. Called when a program starts. */
  sweep(): Promise<readonly string[]>
}
