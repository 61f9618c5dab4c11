/** What the address of the import says: what to read and how, and the jobs that check and publish it. */
export interface ImportSearch {
  readonly path?: string
  readonly format?: string
  readonly study?: string
  readonly encoding?: string
  readonly title?: string
  /** `yes` for generated data. */
  readonly synthetic?: string
  readonly check?: string
  readonly publish?: string
}
