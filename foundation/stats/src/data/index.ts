export * from './column.ts'
export * from './complete-cases.ts'
export * from './design-matrix.ts'
export * from './frame.ts'
