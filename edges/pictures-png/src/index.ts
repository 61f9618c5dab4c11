export * from './render-png.ts'
export * from './typeface.ts'
