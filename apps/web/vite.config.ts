import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** With DACRYON_MOCK=1 the development server answers the API itself, from generated data. */
const mock = (): Plugin => ({
  name: 'dacryon-mock',
  async configureServer(server) {
    if (process.env.DACRYON_MOCK === undefined) return
    const { createMockApi } = await import('./test/mock/create-mock-api.ts')
    const api = createMockApi()
    server.middlewares.use((request, response, next) => {
      if (request.url?.startsWith('/api/')) void api.handle(request, response)
      else next()
    })
  },
})

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), mock()],
  server: { proxy: process.env.DACRYON_MOCK === undefined ? { '/api': process.env.DACRYON_SERVER ?? 'http://127.0.0.1:4280' } : {} },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
})
