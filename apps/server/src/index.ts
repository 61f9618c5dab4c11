export * from './home-index.ts'
export { openApiDocument } from './http/open-api.ts'
export * from './start-server.ts'
