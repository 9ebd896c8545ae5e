import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Desk } from '#platform/http/desk.ts'
import { keptKey } from '#platform/http/kept-answers.ts'
import { commonHeaders } from '#platform/http/security.ts'
import { isLikeEveryone } from '#platform/http/visitor.ts'

/** Open data: any page of any site may read it. Only ever on answers that are the same for everyone. */
export const openToAll = ['access-control-allow-origin', '*'] as const

const dataLanguage = 'data'

export interface Bytes {
  readonly type: string
  readonly body: Buffer
  /** The version of the catalogue it was made from; kept for the next one who asks until that changes. */
  readonly version: number
  readonly seconds: number
  readonly headers?: readonly (readonly [string, string])[]
}

/** Writes data that is the same for everyone, and keeps it. */
export function answerBytes(desk: Desk, request: FastifyRequest, reply: FastifyReply, bytes: Bytes): FastifyReply {
  const { body, type, version } = bytes
  const key = keptKey(request, dataLanguage)
  const headers = [
    ...common,
    'content-type',
    type,
    ...openToAll,
    'cache-control',
    `public, max-age=${bytes.seconds}`,
    'etag',
    tagOf(version),
    ...(bytes.headers ?? []).flat(),
    'content-length',
    String(body.length),
  ]
  const answer = { version, status: 200, headers, body }
  desk.kept.keep(key, answer)
  if (desk.kept.serve(key, version, reply, request.headers['if-none-match'])) return reply
  // Too large to be kept: written as it is.
  reply.hijack()
  reply.raw.writeHead(200, headers)
  reply.raw.end(body)
  return reply
}

const common = commonHeaders.flat()

/** Address and version decide every byte, and two starts never share a version: no need to read 40 kB for a hash. */
const tagOf = (version: number): string => `"${version.toString(36)}"`

/** Data asked before since the catalogue last changed: written at once. */
export const serveKeptData = (desk: Desk, request: FastifyRequest, reply: FastifyReply, version: number): boolean =>
  desk.kept.serve(keptKey(request, dataLanguage), version, reply, request.headers['if-none-match'])

/** A page asked before in this language, by somebody whose page is like everyone's. */
export const serveKeptPage = (desk: Desk, request: FastifyRequest, reply: FastifyReply, version: number): boolean =>
  isLikeEveryone(request) &&
  desk.kept.serve(keptKey(request, desk.languageOf(request)), version, reply, request.headers['if-none-match'])
