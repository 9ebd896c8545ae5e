import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '#platform/config.ts'
import type { Browser } from '../commands/begin-session.ts'
import { browserName } from '../rules/browser-name.ts'
import { daysOfASession, hoursOfALentSession, sessionCookie } from '../words.ts'

export const browserOf = (request: FastifyRequest): Browser => ({
  name: browserName(request.headers['user-agent']),
  token: request.cookies[sessionCookie],
})

const attributes = ({ origin }: Config) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: origin.startsWith('https:') }) as const

export const giveSession = (reply: FastifyReply, token: string, config: Config): FastifyReply =>
  reply.setCookie(sessionCookie, token, { ...attributes(config), maxAge: daysOfASession * 86_400 })

/** Of a card or of an organisation's sign-in: gone with the working day. */
export const giveLentSession = (reply: FastifyReply, token: string, config: Config): FastifyReply =>
  reply.setCookie(sessionCookie, token, { ...attributes(config), maxAge: hoursOfALentSession * 3600 })

export const takeSession = (reply: FastifyReply, config: Config): FastifyReply =>
  reply.clearCookie(sessionCookie, attributes(config))
