import type { Question } from '@dacryon/core'
import type { Release } from '@dacryon/data'
import type { Database, Sql } from './database.ts'
import type { Dictionaries } from './dictionaries.ts'
import type { KeyColumn } from './sql/keys.ts'

/** What the answers of one open release are made from. */
export interface Context {
  readonly database: Database
  readonly folder: string
  readonly cache: string
  readonly release: Release
  /** Quoted schema of the index tables. */
  readonly schema: string
  readonly dictionaries: Dictionaries
  /** Query of the things that satisfy a question; throws an `IssueError` for names that do not exist. */
  ask(question: Question, keys: readonly KeyColumn[], signal?: AbortSignal): Promise<Sql>
}
