import { setTimeout as pause } from 'node:timers/promises'
import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { settingsOf } from '#commons/ecosystems'
import { childAsSeen, familiesSettings } from '#commons/families'
import { isId } from '#kernel/id.ts'
import { instant, isDay, type Instant } from '#kernel/instant.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { mayForgetChild } from '../policy.ts'
import { lastVerdict, verifyJob } from '../jobs/verify-looks.ts'
import { MyLooksPage } from '../pages/my-looks.page.tsx'
import { OfficeLooksPage } from '../pages/office-looks.page.tsx'
import { looksForAudit, looksOfPerson } from '../queries/looks-seen.ts'

const here = z.object({ ecosystem: z.string().max(60) })
const ofChild = here.extend({ child: z.string().refine(isId) })
const day = z.union([z.literal(''), z.string().refine(isDay)]).default('')
const sought = z.object({ from: day, until: day, before: z.coerce.number().int().positive().optional() })

const looksOnPage = 100
const millisecondsInDay = 86_400_000
/** How often, and every how many milliseconds, the button asks for its count before the page tells the last one. */
const patience = 15
const betweenLooks = 150

/** Who looked at what: for the one it is about, for their guardians, and for who audits. */
export function lookRoutes(app: App, desk: Desk): void {
  const notHere = (request: FastifyRequest, reply: FastifyReply) =>
    desk.answerRefusal(request, reply, refuse('main.not-here'))

  app.get(
    '/:ecosystem/me/looks',
    { schema: { params: here }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      const by = await desk.by(request)
      if (!found || by.kind !== 'person') return notHere(request, reply)
      const say = desk.sayFor(request)
      return desk.show(request, reply, {
        title: say('privacy.my-looks-title'),
        ecosystem: found.ecosystem,
        noIndex: true,
        body: createElement(MyLooksPage, {
          child: null,
          looks: await looksOfPerson(by.person, found.city),
          timeZone: found.ecosystem.timeZone,
          copyHref: null,
          forgetHref: null,
          back: { href: '/me', label: say('people.me-title') },
        }),
      })
    },
  )

  app.get(
    '/:ecosystem/me/looks/:child',
    { schema: { params: ofChild }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const { city, ecosystem } = found
      const settings = settingsOf(ecosystem, 'families', familiesSettings)
      const by = await desk.by(request)
      const seen = await childAsSeen(request.params.child, by, city, { settings, timeZone: ecosystem.timeZone })
      if (!seen.ok) return desk.answerRefusal(request, reply, refuse('families.not-here'))
      // A desk sees the child, and not who else did.
      const isFamily =
        by.kind === 'person' &&
        (by.person === seen.value.childId ||
          seen.value.guardians.some(({ guardianId, isGuardian }) => guardianId === by.person && isGuardian))
      if (!isFamily) return desk.answerRefusal(request, reply, refuse('families.not-here'))
      const isSelf = by.person === seen.value.childId
      const today = seen.value.guardians.filter(({ isGuardian }) => isGuardian)
      const answersFor = { isMinor: seen.value.isMinor, guardians: today.map(({ guardianId }) => guardianId) }
      const isAlone = mayForgetChild(by, answersFor) === 'yes'
      const family = `${prefixFor(request, ecosystem)}/me/family`
      const say = desk.sayFor(request)
      return desk.show(request, reply, {
        title: say('privacy.child-looks-title', { name: seen.value.name }),
        ecosystem,
        noIndex: true,
        body: createElement(MyLooksPage, {
          child: seen.value.name,
          looks: await looksOfPerson(seen.value.childId, city),
          timeZone: ecosystem.timeZone,
          copyHref: isSelf ? null : `${family}/${seen.value.childId}/everything.zip`,
          forgetHref: isSelf || !isAlone ? null : `${family}/${seen.value.childId}/erase`,
          back: { href: family, label: say('families.family-title') },
        }),
      })
    },
  )

  app.get(
    '/:ecosystem/office/looks',
    { schema: { params: here, querystring: sought }, config: { access: 'audit' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const { from, until, before } = request.query
      const looks = await looksForAudit(
        {
          from: from === '' ? undefined : startOf(from),
          until: until === '' ? undefined : instant(startOf(until) + millisecondsInDay),
          before,
          most: looksOnPage,
        },
        found.city,
      )
      const action = `${prefixFor(request, found.ecosystem)}/office/looks`
      const last = looks.at(-1)
      return desk.show(request, reply, {
        title: desk.sayFor(request)('privacy.looks-title'),
        ecosystem: found.ecosystem,
        noIndex: true,
        body: createElement(OfficeLooksPage, {
          action,
          looks,
          timeZone: found.ecosystem.timeZone,
          last: await lastVerdict(found.ecosystem.id, desk.jobs),
          from,
          until,
          older:
            looks.length < looksOnPage || !last || last.seq === 1
              ? null
              : `${action}?${new URLSearchParams({ from, until, before: String(last.seq) })}`,
        }),
      })
    },
  )

  app.post(
    '/:ecosystem/office/looks/verify',
    { schema: { params: here }, config: { access: 'audit' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const job = await desk.jobs.start(verifyJob, found.city, {})
      for (let looked = 0; looked < patience; looked += 1) {
        if ((await desk.jobs.find(job))?.endedAt) break
        await pause(betweenLooks)
      }
      desk.flash(reply, 'privacy.looks-counting')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/looks`, 303)
    },
  )
}

/** Days of the form are whole days of UTC: the chain is counted in one time everywhere. */
const startOf = (dayTyped: string): Instant => instant(Date.parse(`${dayTyped}T00:00Z`))
