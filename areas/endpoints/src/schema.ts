export { compositeSchema } from './composites/composite-schema.ts'
export { parseComposite } from './composites/parse-composite.ts'
export { wordsSchema } from './definition/words-schema.ts'
