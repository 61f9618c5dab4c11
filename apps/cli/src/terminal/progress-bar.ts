import type { Progress } from '@dacryon/core/operation'

/** A line that shows how far work is. Silent where nobody looks. */
export interface ProgressBar {
  show(progress: Progress): void
  /** Wipe the line, before anything else is written. */
  clear(): void
}

const every = 80

export const progressBar = (stream: NodeJS.WriteStream): ProgressBar => {
  if (stream.isTTY !== true) return { show: () => undefined, clear: () => undefined }
  let last = 0
  let shown = false
  return {
    show({ doing, done, total }) {
      const now = performance.now()
      if (now - last < every && done < total) return
      last = now
      const part = total > 0 ? Math.min(1, done / total) : 0
      const filled = Math.round(part * 24)
      const text = `${'█'.repeat(filled)}${'░'.repeat(24 - filled)} ${String(Math.round(part * 100)).padStart(3)} %  ${doing}`
      stream.write(`\r\u001b[2K${[...text].slice(0, Math.max(10, (stream.columns ?? 80) - 1)).join('')}`)
      shown = true
    },
    clear() {
      if (shown) stream.write('\r\u001b[2K')
      shown = false
    },
  }
}
