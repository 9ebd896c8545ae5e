import type { FastifyReply } from 'fastify'
import { takesGzip } from './packing.ts'

export interface KeptAnswer {
  readonly version: number
  readonly status: number
  /** Flat list of names and values, as `writeHead` takes it. */
  readonly headers: readonly string[]
  readonly body: Buffer
}

/**
 * Finished answers, kept in memory until the catalogue they were made from changes. The oldest unused ones leave
 * when the bound is reached, so memory is bounded whatever is asked.
 */
export interface KeptAnswers {
  /** Writes the kept answer and tells true, or tells false. `version` is the one that is true now. */
  serve(key: string, version: number, reply: FastifyReply, ifNoneMatch?: string): boolean
  keep(key: string, answer: KeptAnswer): void
  forget(): void
  readonly bytes: number
  readonly maxBytes: number
}

/** Beside the body: the key, the headers and the map's own entry. */
const overheadBytes = 600

export function openKeptAnswers(maxBytes: number): KeptAnswers {
  const kept = new Map<string, KeptAnswer>()
  let bytes = 0
  const weigh = (key: string, answer: KeptAnswer): number => answer.body.length + key.length * 2 + overheadBytes

  const remove = (key: string): void => {
    const answer = kept.get(key)
    if (!answer) return
    bytes -= weigh(key, answer)
    kept.delete(key)
  }

  return {
    maxBytes,
    get bytes() {
      return bytes
    },
    serve(key, version, reply, ifNoneMatch) {
      const answer = kept.get(key)
      if (!answer) return false
      if (answer.version !== version) {
        remove(key)
        return false
      }
      // Asked again: moves to the young end of the map's insertion order.
      kept.delete(key)
      kept.set(key, answer)
      reply.hijack()
      const tag = answer.headers[answer.headers.indexOf('etag') + 1]
      if (ifNoneMatch !== undefined && tag === ifNoneMatch) {
        reply.raw.writeHead(304, ['etag', tag, 'x-request-id', reply.request.id])
        reply.raw.end()
        return true
      }
      reply.raw.writeHead(answer.status, [...answer.headers, 'x-request-id', reply.request.id])
      reply.raw.end(answer.body)
      return true
    },
    keep(key, answer) {
      remove(key)
      const weight = weigh(key, answer)
      // One answer may not push out half of what others asked.
      if (weight > maxBytes / 16) return
      kept.set(key, answer)
      bytes += weight
      for (const oldest of kept.keys()) {
        if (bytes <= maxBytes) break
        remove(oldest)
      }
    },
    forget() {
      kept.clear()
      bytes = 0
    },
  }
}

/** Who asks the same question in the same language on the same host, and takes the same packing, may have the same answer. */
export const keptKey = (
  request: {
    readonly host: string
    readonly originalUrl: string
    readonly headers: { readonly 'accept-encoding'?: string | undefined }
  },
  language: string,
): string =>
  `${request.host} ${language}${takesGzip(request.headers['accept-encoding']) ? ' gzip ' : ' '}${request.originalUrl}`
