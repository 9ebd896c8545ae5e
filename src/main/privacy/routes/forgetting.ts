import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { settingsOf } from '#commons/ecosystems'
import { childAsSeen, familiesSettings } from '#commons/families'
import { erasePerson, personForOffice } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { isId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { mayForgetAnybody, mayForgetChild } from '../policy.ts'
import { ForgetSomebodyPage, type ForgetSomebodyProps } from '../pages/forget-somebody.page.tsx'

const here = z.object({ ecosystem: z.string().max(60) })
const ofChild = here.extend({ child: z.string().refine(isId) })
const ofPerson = here.extend({ person: z.string().refine(isId) })
const sure = z.object({ sure: z.literal('yes') })

/** Somebody who may be forgotten by who asks. */
type ToForget = ForgetSomebodyProps & { readonly personId: Id }

/**
 * P19 for those who can not ask by a page of their own, a child with a card first of all: one guardian alone, or the
 * office on the word of those who answer for the child. Both ask once more; every room forgets by the same event.
 */
export function forgettingRoutes(app: App, desk: Desk): void {
  const child = async (
    childId: Id,
    by: Actor,
    { city, ecosystem }: CityHere,
    prefix: string,
  ): Promise<Result<ToForget>> => {
    const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
    const seen = await childAsSeen(childId, by, city, place)
    if (!seen.ok) return refuse('families.not-here')
    const { name, isMinor, guardians } = seen.value
    const today = guardians.filter(({ isGuardian }) => isGuardian).map(({ guardianId }) => guardianId)
    const answer = mayForgetChild(by, { isMinor, guardians: today })
    if (answer === 'no') return refuse('families.not-here')
    if (answer === 'ask-the-office') return refuse('privacy.ask-the-office-to-forget')
    const family = `${prefix}/me/family`
    return accept({
      personId: childId,
      name,
      action: `${family}/${childId}/erase`,
      copyHref: `${family}/${childId}/everything.zip`,
      backHref: family,
    })
  }

  const anybody = async (personId: Id, by: Actor, { city }: CityHere, prefix: string): Promise<Result<ToForget>> => {
    if (!mayForgetAnybody(by, personId)) return refuse('privacy.not-yours-to-forget')
    const found = await personForOffice(personId, by, city)
    if (!found || found.person.erasedAt !== null) return refuse('people.not-here')
    const people = `${prefix}/office/people`
    return accept({
      personId,
      name: found.person.displayName,
      action: `${people}/${personId}/erase`,
      copyHref: null,
      backHref: `${people}/${personId}`,
    })
  }

  const asked =
    (find: typeof child, personId: Id) =>
    async (request: FastifyRequest<{ Params: { ecosystem: string } }>, reply: FastifyReply, isSure: boolean) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      const by = await desk.by(request)
      const whom = await find(personId, by, found, prefixFor(request, found.ecosystem))
      if (!whom.ok) return desk.answerRefusal(request, reply, whom)
      const { personId: forgotten, ...page } = whom.value
      if (!isSure) {
        return desk.show(request, reply, {
          title: desk.sayFor(request)('privacy.forget-title', { name: page.name }),
          ecosystem: found.ecosystem,
          noIndex: true,
          body: createElement(ForgetSomebodyPage, page),
        })
      }
      await erasePerson(forgotten, by, found.city, desk.database)
      desk.flash(reply, 'privacy.forgotten', { name: page.name })
      return reply.redirect(
        find === child ? page.backHref : `${prefixFor(request, found.ecosystem)}/office/people`,
        303,
      )
    }

  app.get(
    '/:ecosystem/me/family/:child/erase',
    { schema: { params: ofChild }, config: { access: 'person' } },
    async (request, reply) => asked(child, request.params.child)(request, reply, false),
  )
  app.post(
    '/:ecosystem/me/family/:child/erase',
    { schema: { params: ofChild, body: sure }, config: { access: 'person' } },
    async (request, reply) => asked(child, request.params.child)(request, reply, true),
  )
  app.get(
    '/:ecosystem/office/people/:person/erase',
    { schema: { params: ofPerson }, config: { access: 'office' } },
    async (request, reply) => asked(anybody, request.params.person)(request, reply, false),
  )
  app.post(
    '/:ecosystem/office/people/:person/erase',
    { schema: { params: ofPerson, body: sure }, config: { access: 'office' } },
    async (request, reply) => asked(anybody, request.params.person)(request, reply, true),
  )
}
