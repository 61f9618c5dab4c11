export * from './bivariate-normal.ts'
export * from './product-correlation.ts'
export * from './rectangle.ts'
