export * from './encode-workbook.ts'
