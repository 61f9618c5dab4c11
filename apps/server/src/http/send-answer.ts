import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Download } from '@dacryon/core/operation'
import type { FastifyReply, FastifyRequest } from 'fastify'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)
/** Shorter answers cost more to compress than to send. */
const worthCompressing = 1400
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } }

const accepted = (request: FastifyRequest): readonly string[] =>
  (request.headers['accept-encoding'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(\.0+)?$/.test(part))
    .map((part) => part.split(';')[0] ?? '')

const compress = async (request: FastifyRequest, reply: FastifyReply, body: Buffer): Promise<Buffer> => {
  reply.header('vary', 'accept-encoding')
  if (body.byteLength < worthCompressing) return body
  const encodings = accepted(request)
  const encoding = ['br', 'gzip'].find((name) => encodings.includes(name))
  if (encoding === undefined) return body
  reply.header('content-encoding', encoding)
  return encoding === 'br' ? brotli(body, brotliOptions) : zip(body, { level: 4 })
}

/** A full release id: what it names never changes. */
const releaseId = /^r-[0-9a-f]{32}$/

/** Seconds of a year, the longest that caches are meant to keep anything. */
const forever = 31_536_000

/** True when the request names a release by its whole id, so that the answer will never be another. */
export const isImmutable = (input: Readonly<Record<string, unknown>>): boolean => releaseId.test(String(input.study ?? input.id ?? ''))

/** Send an answer as JSON: compressed, and with what a browser needs to not ask again. */
export const sendJson = async (
  request: FastifyRequest,
  reply: FastifyReply,
  answer: unknown,
  options: { readonly immutable: boolean },
): Promise<FastifyReply> => {
  const body = Buffer.from(JSON.stringify(answer))
  reply.type('application/json; charset=utf-8')
  if (request.method === 'GET') {
    const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
    reply.header('etag', tag)
    reply.header('cache-control', options.immutable ? `private, max-age=${forever}, immutable` : 'private, no-cache')
    if (request.headers['if-none-match']?.split(/,\s*/).includes(tag)) return reply.code(304).send()
  } else reply.header('cache-control', 'no-store')
  return reply.send(await compress(request, reply, body))
}

/** Name in a header: plain for old programs, whole for the others. */
const disposition = (name: string): string =>
  `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`

/** Trailer that holds what is known only at the end of a file: JSON, percent-encoded because header values are Latin. */
const notesTrailer = 'dacryon-notes'

/** Stream a file. The first bytes are awaited, so that what is wrong with the question is still answered with its issues. */
export const sendDownload = async (reply: FastifyReply, download: Download): Promise<FastifyReply> => {
  const { fileName, contentType, bytes } = download
  const iterator = bytes[Symbol.asyncIterator]()
  const first = await iterator.next()
  const all = async function* () {
    try {
      for (let next = first; next.done !== true; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  }
  if (download.after !== undefined) reply.trailer(notesTrailer, async () => encodeURIComponent(JSON.stringify(download.after?.())))
  return reply
    .type(contentType)
    .header('content-disposition', disposition(fileName))
    .header('cache-control', 'no-store')
    .send(Readable.from(all(), { objectMode: false }))
}
