import { createElement } from 'react'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { areasOfEcosystem, settingsOf } from '#commons/ecosystems'
import { isId } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, visitTo, type Visit } from '#platform/http/visit.ts'
import { joinWant } from '../commands/join-want.ts'
import { signWant } from '../commands/sign-want.ts'
import { WithCodePage } from '../pages/with-code.page.tsx'
import { wantViews } from '../present.ts'
import { wantOfCode } from '../queries/want-of-code.ts'
import { wantsSettings, wishCode } from '../words.ts'
import { peopleHere } from './people-here.ts'

const byCode = hereParams.extend({ code: wishCode })
const asked = z.looseObject({ code: wishCode.catch('') })
const typed = z
  .record(z.string(), z.string().max(100))
  .nullish()
  .transform((body) => body ?? {})
/** Codes are long enough that trying them by the dozen finds nothing; trying them by the million is refused. */
const rateLimit = { max: 30, timeWindow: '1 minute' }

/** The person in whose name somebody wants it too, as the form beside that want sends it; null: without a name. */
export const namedIn = (body: Readonly<Record<string, string>>, wantId: string) => {
  const named = body[`personId-${wantId}`] ?? ''
  return isId(named) ? named : null
}

/** Where a friend's link or code leads. */
export function friendsRoutes(app: App, desk: Desk): void {
  const viewOf = (visit: Visit) => ({
    today: dayIn(visit.ecosystem.timeZone, desk.clock.now()),
    countsFrom: settingsOf(visit.ecosystem, 'wants', wantsSettings).countsFrom,
  })

  app.get(
    '/:ecosystem/wants/with',
    { schema: { params: hereParams, querystring: asked }, config: { access: 'anyone', rateLimit } },
    async (request, reply) => {
      const visit = await visitTo('wants.not-here', desk, request, reply)
      if (!visit) return
      const { code } = request.query
      return reply.redirect(`${visit.prefix}/wants/with/${encodeURIComponent(code === '' ? '-' : code)}`, 303)
    },
  )

  app.get(
    '/:ecosystem/wants/with/:code',
    { schema: { params: byCode }, config: { access: 'anyone', rateLimit } },
    async (request, reply) => {
      const visit = await visitTo('wants.not-here', desk, request, reply)
      if (!visit) return
      const { city, ecosystem, prefix } = visit
      const want = await wantOfCode(request.params.code, city, viewOf(visit))
      const language = desk.languageOf(request)
      const views = want ? wantViews([want], { language, prefix, areas: await areasOfEcosystem(city) }) : []
      return desk.show(request, reply, {
        title: visit.say('wants.friends-title'),
        ecosystem,
        noIndex: true,
        status: want ? 200 : 404,
        body: createElement(WithCodePage, {
          prefix,
          want: views[0] ?? null,
          action: `${prefix}/wants/with/${request.params.code}`,
          people: await peopleHere(desk, request, visit),
          signInHref: signInFrom(request),
        }),
      })
    },
  )

  app.post(
    '/:ecosystem/wants/with/:code',
    { schema: { params: byCode, body: typed }, config: { access: 'anyone', rateLimit } },
    async (request, reply) => {
      const visit = await visitTo('wants.not-here', desk, request, reply)
      if (!visit) return
      const { city, ecosystem, prefix, by } = visit
      const { code } = request.params
      const view = viewOf(visit)
      const want = await wantOfCode(code, city, view)
      if (!want) return desk.answerRefusal(request, reply, refuse('wants.code-unknown'))
      const { today } = view
      const visitorKey = desk.visitorKey(request, reply)
      const personId = namedIn(request.body, want.id)
      const settings = settingsOf(ecosystem, 'wants', wantsSettings)
      const joined =
        personId === null
          ? await joinWant({ wantId: want.id, visitorKey, today, isInvited: true }, { kind: 'visitor' }, city)
          : await signWant({ wish: { code }, personId, visitorKey, today, settings }, by, city)
      if (!joined.ok) return desk.answerRefusal(request, reply, joined)
      desk.flash(reply, personId === null ? 'wants.joined' : 'wants.signed')
      return reply.redirect(personId === null ? `${prefix}/wants` : `${prefix}/me/wants`, 303)
    },
  )
}

const signInFrom = (request: FastifyRequest): string => `/sign-in?next=${encodeURIComponent(request.originalUrl)}`
