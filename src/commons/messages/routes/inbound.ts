import { createHash, timingSafeEqual } from 'node:crypto'
import { Transform } from 'node:stream'
import type { FastifyRequest, preParsingHookHandler } from 'fastify'
import { z } from 'zod'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { plainly } from '#platform/text-messages/segments.ts'
import { isSignedWith } from '#platform/text-messages/signature.ts'
import { NotTaken } from '#platform/text-messages/words.ts'
import { readInbound } from '../rules/read-inbound.ts'
import { readWish } from '../rules/read-wish.ts'

const asked = z.object({ token: z.string().max(200).optional() })
const posted = z.record(z.string().max(200), z.unknown())

/**
 * What somebody writes back, as the gateway hands it over. A word that means stop or start is followed for the number, in
 * every place of the installation, and answered once; anything else is read by nobody and kept nowhere. The gateway is
 * told the same each time, so that it learns nothing about whose number it is.
 */
export function inboundRoutes(app: App, desk: Desk): void {
  app.post(
    '/api/v1/text-messages',
    {
      schema: { hide: true, querystring: asked, body: posted },
      preParsing: keepAsSent,
      config: { access: 'anyone', rateLimit: { max: 600, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const shows = isGateway(request, request.query.token, desk.config.textInboundToken)
      if (!shows && !isSigned(request, desk)) {
        return desk.answerRefusal(request, reply, refuse('messages.gateway-unknown'))
      }
      const inbound = readInbound(request.body)
      if (inbound === null) return desk.answerRefusal(request, reply, refuse('messages.inbound-unreadable'))
      const wish = readWish(inbound.text)
      if (inbound.from !== null && wish !== null) await follow(inbound.from, wish, desk)
      return reply.code(204).send()
    },
  )
}

/** What was signed is the body as it came, before anybody read it. */
const asSent = new WeakMap<FastifyRequest, Buffer>()

const keepAsSent: preParsingHookHandler = (request, _reply, payload, done) => {
  const parts: Buffer[] = []
  const through = new Transform({
    transform: (part: Buffer, _encoding, next) => {
      parts.push(part)
      next(null, part)
    },
    flush: (next) => {
      asSent.set(request, Buffer.concat(parts))
      next()
    },
  })
  done(null, payload.pipe(through))
}

/** A gateway that signs needs to show no secret: it has the key. */
function isSigned(request: FastifyRequest, { config, clock }: Pick<Desk, 'config' | 'clock'>): boolean {
  const key = config.textGateway?.signingKey
  const body = asSent.get(request)
  if (key === undefined || body === undefined) return false
  return isSignedWith(key, request.headers, { method: 'POST', path: request.originalUrl, body }, clock.now())
}

async function follow(
  number: string,
  { wants, language }: NonNullable<ReturnType<typeof readWish>>,
  { texts, sayIn, config, log }: Pick<Desk, 'texts' | 'sayIn' | 'config' | 'log'>,
): Promise<void> {
  const house = new URL(config.origin).host
  const sentence = plainly(
    sayIn(language)(wants === 'stop' ? 'messages.texts-stopped' : 'messages.texts-again', { house }),
  )
  try {
    await (wants === 'stop' ? texts.stop(number, sentence) : texts.resume(number, sentence))
  } catch (trouble) {
    // What was wished stands; only the answer to it did not go out.
    if (!(trouble instanceof NotTaken)) throw trouble
    log.warn({ fault: trouble.fault }, 'an answer to a text message was not taken')
  }
}

/** The secret as gateways can send it: a header of their own, a password in the address, or behind a question mark. */
function isGateway(request: FastifyRequest, inAddress: string | undefined, expected: string | undefined): boolean {
  const header = request.headers.authorization ?? ''
  const basic = /^Basic ([\w+/=-]+)$/i.exec(header)?.[1]
  const given =
    /^Bearer (.+)$/i.exec(header)?.[1] ??
    (basic === undefined
      ? undefined
      : Buffer.from(basic, 'base64')
          .toString()
          .replace(/^[^:]*:/, '')) ??
    inAddress
  if (expected === undefined || given === undefined) return false
  const [a, b] = [given, expected].map((word) => createHash('sha256').update(word).digest())
  return timingSafeEqual(a!, b!)
}
