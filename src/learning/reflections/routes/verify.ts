import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { isSigned } from '#platform/http/signed-address.ts'
import { hereParams, visitTo, type Visit } from '#platform/http/visit.ts'
import { CertificatePage } from '../pages/certificate.page.tsx'
import { certificateSeen } from '../queries/certificates-seen.ts'
import { readNumber } from '../rules/certificate-number.ts'
import type { CertificateSeen } from '../words-for-pages.ts'
import { signedName } from './here.ts'

const word = z.string().max(200).optional().catch(undefined)
const asked = z.looseObject({ number: word })
const named = z.looseObject({ by: word, until: word, signature: word })
const ofNumber = hereParams.extend({ number: z.string().max(40) })
/** Sixty bits are not guessed, and a machine that tries is slowed all the same. */
const limit = { max: 60, timeWindow: '1 minute' } as const

/** Where anybody asks whether a paper is ours. P25: of whoever asks nothing is kept. */
export function verifyRoutes(app: App, desk: Desk): void {
  const show = (
    request: FastifyRequest,
    reply: FastifyReply,
    { ecosystem, prefix, say }: Visit,
    { seen, typed }: { readonly seen: CertificateSeen | null; readonly typed: string },
  ) =>
    desk.show(request, reply, {
      title: say('reflections.verify-title'),
      ecosystem,
      noIndex: true,
      status: seen === null && typed !== '' ? 404 : 200,
      body: createElement(CertificatePage, {
        seen,
        typed,
        action: `${prefix}/certificates`,
        languages: [desk.languageOf(request), ...ecosystem.languages],
      }),
    })

  app.get(
    '/:ecosystem/certificates',
    { schema: { params: hereParams, querystring: asked }, config: { access: 'anyone', rateLimit: { ...limit } } },
    async (request, reply) => {
      const visit = await visitTo('reflections.not-here', desk, request, reply)
      if (!visit) return
      const typed = request.query.number ?? ''
      const number = readNumber(typed)
      return number === null
        ? show(request, reply, visit, { seen: null, typed })
        : reply.redirect(`${visit.prefix}/certificates/${number}`, 303)
    },
  )

  app.get(
    '/:ecosystem/certificates/:number',
    { schema: { params: ofNumber, querystring: named }, config: { access: 'anyone', rateLimit: { ...limit } } },
    async (request, reply) => {
      const visit = await visitTo('reflections.not-here', desk, request, reply)
      if (!visit) return
      const number = readNumber(request.params.number)
      const { by = '', until = '', signature = '' } = request.query
      const nameLink = isId(by) ? by : null
      const isOurs =
        number !== null &&
        nameLink !== null &&
        /^\d{1,15}$/.test(until) &&
        isSigned(
          signedName(visit, { number, nameLink }, instant(Number(until))),
          signature,
          desk.config.secret,
          desk.clock.now(),
        )
      const seen = number === null ? null : await certificateSeen(number, isOurs ? nameLink : null, visit.city)
      return show(request, reply, visit, { seen: seen?.ok ? seen.value : null, typed: request.params.number })
    },
  )
}
