/** Where a rule, a figure or a format comes from, so that a reader can check it. */
export interface Citation {
  readonly title: string
  readonly authors?: string
  readonly year?: number
  readonly doi?: string
  readonly url?: string
  /** Section, table or page. */
  readonly where?: string
}
