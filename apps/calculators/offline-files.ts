import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/**
 * After a build, writes the service worker with the list of every built file and one fingerprint of their contents: a changed byte is a new
 * version, an unchanged build is the same one.
 */
export const offlineFiles = (): Plugin => {
  let folder = ''
  let source = ''
  return {
    name: 'dacryon-offline-files',
    apply: 'build',
    configResolved({ build, root }) {
      folder = join(root, build.outDir)
      source = join(root, 'src', 'offline', 'service-worker.js')
    },
    closeBundle() {
      const files = globSync('**/*.{html,js,css,svg,png,woff2,webmanifest}', { cwd: folder })
        .map((path) => path.replaceAll('\\', '/'))
        .filter((path) => path !== 'service-worker.js')
        .sort()
      const hash = createHash('sha256')
      for (const path of files)
        hash
          .update(path)
          .update('\0')
          .update(readFileSync(join(folder, path)))
          .update('\0')
      const script = readFileSync(source, 'utf8')
      const version = hash.update(script).digest('hex').slice(0, 16)
      writeFileSync(join(folder, 'service-worker.js'), `const kept = ${JSON.stringify({ version, files })}\n${script}`)
    },
  }
}
