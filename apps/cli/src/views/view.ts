import type { Operation } from '@dacryon/core/operation'
import type { z } from 'zod'
import type { Style } from '../terminal/style.ts'

/** How an answer reads on a terminal. */
export type View<Answer> = (answer: Answer, style: Style) => string

/** The answer of an operation, as its schema says. */
export type AnswerOf<O> = O extends Operation<infer _Doors, infer _Input, infer Output> ? z.output<Output> : never
