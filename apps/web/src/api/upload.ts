import type { Issue } from '@dacryon/core'
import { ApiError } from './api-error.ts'

export interface UploadFile {
  /** Path inside what was chosen, with forward slashes. */
  readonly path: string
  readonly file: File
}

/** Sends files to the server's upload area; answers the path to import. `onProgress` gets a share from 0 to 1. */
export const upload = (files: readonly UploadFile[], onProgress: (share: number) => void, signal: AbortSignal): Promise<string> =>
  new Promise((resolve, reject) => {
    const form = new FormData()
    for (const { path, file } of files) form.append('files', file, path)
    const request = new XMLHttpRequest()
    request.open('POST', '/api/uploads')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total)
    request.onload = () => {
      const body: { upload?: string; issues?: Issue[] } | null = request.response
      if (request.status < 300 && typeof body?.upload === 'string') resolve(`upload:${body.upload}`)
      else reject(new ApiError(request.status, body?.issues ?? []))
    }
    request.onerror = () => reject(new ApiError(0, []))
    request.onabort = () => reject(new DOMException('Cancelled', 'AbortError'))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
