import type { FastifyReply } from 'fastify'
import type { Instant } from '#kernel/instant.ts'
import type { Clock } from '../clock.ts'
import { takesGzip } from './packing.ts'

export interface KeptAnswer {
  readonly version: number
  /** Not true any more from this moment on, whatever the version; null: as long as its version. */
  readonly until: Instant | null
  readonly status: number
  /** Flat list of names and values, as `writeHead` takes it. */
  readonly headers: readonly string[]
  readonly body: Buffer
}

/**
 * Finished answers, kept in memory until the catalogue they were made from changes. Most questions are asked once and
 * never again: only what was asked before not long ago is kept, the first time leaves no more than a mark. The oldest
 * unused ones leave when the bound is reached, so memory is bounded whatever is asked.
 */
export interface KeptAnswers {
  /** Writes the kept answer and tells true, or tells false. `version` is the one that is true now. */
  serve(key: string, version: number, reply: FastifyReply, ifNoneMatch?: string): boolean
  /** Keeps it if its key was given before, lately; its body is copied, so that it may be a part of something larger. */
  keep(key: string, answer: KeptAnswer): void
  forget(): void
  readonly bytes: number
  readonly maxBytes: number
}

/** Beside the body: the key, the headers and the map's own entry. */
const overheadBytes = 600
/** Marks of questions asked once. At a thousand new ones a second one is forgotten after about a minute. */
const marks = 1 << 16

export function openKeptAnswers(maxBytes: number, clock: Clock): KeptAnswers {
  const kept = new Map<string, KeptAnswer>()
  const asked = new Uint32Array(marks)
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
      if (answer.version !== version || (answer.until !== null && answer.until <= clock.now())) {
        remove(key)
        return false
      }
      // Asked again: moves to the young end of the map's insertion order.
      kept.delete(key)
      kept.set(key, answer)
      writeAnswer(reply, answer, ifNoneMatch)
      return true
    },
    keep(key, answer) {
      const mark = markOf(key)
      if (asked[mark % marks] !== mark) {
        asked[mark % marks] = mark
        return
      }
      remove(key)
      const weight = weigh(key, answer)
      // One answer may not push out half of what others asked.
      if (weight > maxBytes / 16) return
      kept.set(key, { ...answer, body: Buffer.from(answer.body) })
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

/** Writes a finished answer past Fastify, or that the asker has it already. */
export function writeAnswer(reply: FastifyReply, answer: KeptAnswer, ifNoneMatch?: string): void {
  reply.hijack()
  const { raw, request } = reply
  const tag = ifNoneMatch === undefined ? undefined : answer.headers[answer.headers.indexOf('etag') + 1]
  if (tag !== undefined && tag === ifNoneMatch) {
    raw.writeHead(304, ['etag', tag, 'x-request-id', request.id])
    raw.end()
    return
  }
  raw.writeHead(answer.status, [...answer.headers, 'x-request-id', request.id])
  raw.end(answer.body)
}

/** A number that hardly two questions share (FNV-1a); where two do, one of them is kept a little sooner. */
function markOf(key: string): number {
  let mark = 0x81_1c_9d_c5
  for (let at = 0; at < key.length; at += 1) mark = Math.imul(mark ^ key.charCodeAt(at), 0x01_00_01_93)
  return mark >>> 0
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
