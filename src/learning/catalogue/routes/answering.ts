import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Desk } from '#platform/http/desk.ts'
import { keptKey, writeAnswer } from '#platform/http/kept-answers.ts'
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

/** Writes data that is the same for everyone, and keeps it for the next one if it was asked before. */
export function answerBytes(desk: Desk, request: FastifyRequest, reply: FastifyReply, bytes: Bytes): FastifyReply {
  const { body, type, version } = bytes
  const headers = [
    ...common,
    'content-type',
    type,
    ...openToAll,
    ...freshness(version, bytes.seconds),
    ...(bytes.headers ?? []).flat(),
    'content-length',
    String(body.length),
  ]
  const answer = { version, until: null, status: 200, headers, body }
  // What was made while the catalogue was still being read is good for one answer.
  if (version > 0) desk.kept.keep(keptKey(request, dataLanguage), answer)
  writeAnswer(reply, answer, request.headers['if-none-match'])
  return reply
}

/**
 * Address and version decide every byte, and two starts never share a version: no need to read 40 kB for a hash.
 * Version 0 is a part of the catalogue, good for one answer.
 */
const freshness = (version: number, seconds: number): string[] =>
  version === 0
    ? ['cache-control', 'no-store']
    : ['cache-control', `public, max-age=${seconds}`, 'etag', `"${version.toString(36)}"`]

const common = commonHeaders.flat()

/** Data asked before since the catalogue last changed: written at once. */
export const serveKeptData = (desk: Desk, request: FastifyRequest, reply: FastifyReply, version: number): boolean =>
  desk.kept.serve(keptKey(request, dataLanguage), version, reply, request.headers['if-none-match'])

/** A page asked before in this language, by somebody whose page is like everyone's. */
export const serveKeptPage = (desk: Desk, request: FastifyRequest, reply: FastifyReply, version: number): boolean =>
  isLikeEveryone(request) &&
  desk.kept.serve(keptKey(request, desk.languageOf(request)), version, reply, request.headers['if-none-match'])

const jsonSeconds = 600

/** Public data, written once as it is: its schema describes it and does not shape it again. */
export function answerJson(reply: FastifyReply, value: unknown): FastifyReply {
  return (reply as unknown as FastifyReply)
    .header(...openToAll)
    .header('cache-control', `public, max-age=${jsonSeconds}`)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(value))
}
