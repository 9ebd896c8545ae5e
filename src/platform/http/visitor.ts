import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

export const languageCookie = 'hedgerow_language'
export const themeCookie = 'hedgerow_theme'
const flashCookie = 'hedgerow_flash'
const visitorCookie = 'hedgerow_visitor'
const numberCookie = 'hedgerow_number'

const yearSeconds = 31_536_000

const sealed = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure, signed: true }) as const

export interface Flash {
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

/** One sentence for the next page of this browser: gone once shown, or after a minute. */
export function setFlash(reply: FastifyReply, flash: Flash, secure: boolean): void {
  reply.setCookie(flashCookie, JSON.stringify(flash), { ...sealed(secure), maxAge: 60 })
}

export function takeFlash(request: FastifyRequest, reply: FastifyReply): Flash | null {
  const raw = request.cookies[flashCookie]
  if (raw === undefined) return null
  reply.clearCookie(flashCookie, { path: '/' })
  const { valid, value } = request.unsignCookie(raw)
  return valid ? (JSON.parse(value) as Flash) : null
}

/**
 * A random word that tells one browser from another and nothing else, so that one browser joins a want once.
 * Made on first use, never on a page that only reads.
 */
export function visitorKey(request: FastifyRequest, reply: FastifyReply, secure: boolean): string {
  const raw = request.cookies[visitorCookie]
  const known = raw === undefined ? null : request.unsignCookie(raw)
  if (known?.valid) return known.value
  const key = randomBytes(16).toString('base64url')
  reply.setCookie(visitorCookie, key, { ...sealed(secure), maxAge: yearSeconds })
  return key
}

export function rememberLanguage(reply: FastifyReply, language: string, secure: boolean): void {
  reply.setCookie(languageCookie, language, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: yearSeconds })
}

/** The number this browser was given in the waiting room. */
export function numberOf(request: FastifyRequest): number | undefined {
  const raw = request.cookies[numberCookie]
  const known = raw === undefined ? null : request.unsignCookie(raw)
  return known?.valid ? Number(known.value) : undefined
}

/** Signed, so that nobody writes an earlier one; kept for as long as a rush may last. */
export function setNumber(reply: FastifyReply, number: number, secure: boolean): void {
  reply.setCookie(numberCookie, String(number), { ...sealed(secure), maxAge: 1_800 })
}

/** A page that differs for this one browser may be neither kept nor served from the kept ones. */
export const isLikeEveryone = (request: FastifyRequest): boolean =>
  request.headers.cookie === undefined ||
  (request.cookies[flashCookie] === undefined && request.cookies[themeCookie] === undefined)
