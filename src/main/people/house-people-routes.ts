import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { organisationsById } from '#commons/organisations'
import { addColleague, birthMonth, endRole, mailAddress, peopleOfHouse, personName } from '#commons/people'
import { holdsRole, isOfOffice } from '#kernel/actor.ts'
import { isId, type Id } from '#kernel/id.ts'
import { addDays, dayIn } from '#kernel/instant.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, visitTo, type Visit } from '#platform/http/visit.ts'
import { noteLook } from '#platform/looks/note-looks.ts'
import { HousePeoplePage, rolesOfHouse } from './house-people.page.tsx'

const id = z.string().refine(isId)
const oneHouse = hereParams.extend({ organisation: id })
const oneRole = hereParams.extend({ person: id, role: id })
const typedForm = z.record(z.string(), z.string().max(600)).default({})
const asked = z.looseObject({ house: id.optional() })
const colleague = z.object({
  displayName: personName,
  birth: birthMonth,
  role: z.enum(rolesOfHouse),
  address: z.union([z.literal('').transform(() => null), mailAddress]),
})

/** The people who work for a house, kept by its coordinator. */
export function housePeopleRoutes(app: App, desk: Desk): void {
  const access = { access: 'person' } as const
  const come = (request: FastifyRequest, reply: FastifyReply) => visitTo('people.not-here', desk, request, reply)
  const todayOf = ({ ecosystem }: Visit) => dayIn(ecosystem.timeZone, desk.clock.now())
  const housesOf = ({ by }: Visit, house: Id | undefined): Id[] => {
    if (house !== undefined && isOfOffice(by)) return [house]
    if (by.kind !== 'person') return []
    const kept = by.roles.flatMap(({ role, organisation }) =>
      role === 'coordinator' && organisation !== null ? [organisation] : [],
    )
    return [...new Set(kept)]
  }

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visit: Visit,
    {
      house,
      wrong = null,
      typed = {},
    }: { house?: Id | undefined; wrong?: string | null; typed?: Record<string, string> },
  ) => {
    const { city, say, prefix, ecosystem, by } = visit
    const ids = housesOf(visit, house)
    if (ids.length === 0) return desk.answerRefusal(request, reply, refuse('people.not-yours'))
    const organisations = await city.reading((tx) => organisationsById(tx, ids))
    const houses = []
    for (const one of organisations) {
      houses.push({ id: one.id, name: one.name, people: await peopleOfHouse(one.id, city.now(), city) })
    }
    const about = houses.flatMap(({ people }) => people.map(({ personId }) => personId))
    await noteLook({ by, about, what: 'people.entry', because: 'running-the-place' }, city)
    return desk.show(request, reply, {
      title: say('people.house-people-title'),
      ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 422,
      body: createElement(HousePeoplePage, { prefix, houses, wrong, typed }),
    })
  }

  app.get(
    '/:ecosystem/host/people',
    { schema: { params: hereParams, querystring: asked }, config: access },
    async (request, reply) => {
      const visit = await come(request, reply)
      return visit && show(request, reply, visit, { house: request.query.house })
    },
  )

  app.post(
    '/:ecosystem/host/houses/:organisation/people',
    { schema: { params: oneHouse, body: typedForm }, config: access },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { organisation } = request.params
      const typed = request.body
      const field = (name: string): string => typed[`${name}-${organisation}`] ?? ''
      const form = colleague.safeParse({
        displayName: field('name'),
        birth: { month: field('month'), year: field('year') },
        role: field('role'),
        address: field('address').trim(),
      })
      if (!form.success) {
        return show(request, reply, visit, { house: organisation, wrong: 'people.house-people-wrong', typed })
      }
      const language = desk.languageOf(request)
      const ask = { ...form.data, organisationId: organisation, language, today: todayOf(visit) }
      const added = await addColleague(ask, visit.by, visit, desk)
      if (!added.ok && added.refusal === 'people.not-yours') return desk.answerRefusal(request, reply, added)
      if (!added.ok) return show(request, reply, visit, { house: organisation, wrong: added.refusal, typed })
      desk.flash(reply, 'people.house-people-added')
      return reply.redirect(`${visit.prefix}/host/people`, 303)
    },
  )

  app.post(
    '/:ecosystem/host/people/:person/roles/:role/end',
    { schema: { params: oneRole }, config: access },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { person, role } = request.params
      // Yesterday was its last day: whoever holds the door open loses it with the next step.
      const ending = { personId: person, roleId: role, lastOn: addDays(todayOf(visit), -1) }
      const ended = await endRole(ending, visit.by, visit.city)
      if (!ended.ok) return desk.answerRefusal(request, reply, ended)
      desk.flash(reply, 'people.house-people-ended')
      const keeps = holdsRole(visit.by, 'coordinator') && person !== (visit.by.kind === 'person' ? visit.by.person : '')
      return reply.redirect(keeps ? `${visit.prefix}/host/people` : '/me', 303)
    },
  )
}
