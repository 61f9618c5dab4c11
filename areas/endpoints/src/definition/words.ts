/** A text for people, in both languages of the house. */
export interface Words {
  readonly en: string
  readonly fr: string
}

/**
 * How a rule or number is known. `primary`: read in the primary publication. `secondary`: read in a secondary text. `unverified`: from
 * memory, to be confirmed against the paper before a regulated use. `convention`: the sources are silent and Dacryon decided.
 */
export type Mark = 'primary' | 'secondary' | 'unverified' | 'convention'
