import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { organisationsById } from '#commons/organisations'
import {
  contactsOfHouse,
  delegableRoles,
  delegateRole,
  delegationForm,
  endRole,
  handOverForm,
  handOverRole,
  isMinor,
  peopleOfPlace,
  rolesOfMine,
  type RoleOfMine,
} from '#commons/people'
import { isId, type Id } from '#kernel/id.ts'
import { addDays, dayIn, type Day } from '#kernel/instant.ts'
import { refuse, type Result } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, oneParams, visitTo, type Visit } from '#platform/http/visit.ts'
import { MyRolesPage, type RoleShown } from './my-roles.page.tsx'
import { whatIsOpen, type Person } from './what-is-open.ts'

const typed = z.record(z.string(), z.string().max(100)).default({})
const substitute = z.object({ person: z.string().refine(isId) })

interface MyVisit extends Visit {
  readonly by: Person
  readonly today: Day
}

/** My roles: what is open with each, who stands in for me, and handing one over. */
export function roleRoutes(app: App, desk: Desk): void {
  const access = { access: 'person' } as const
  const come = async (request: FastifyRequest, reply: FastifyReply): Promise<MyVisit | null> => {
    const visit = await visitTo('people.not-here', desk, request, reply)
    if (visit === null) return null
    const { by, ecosystem } = visit
    // The door is a person's: nobody else comes this far.
    if (by.kind !== 'person') return null
    return { ...visit, by, today: dayIn(ecosystem.timeZone, desk.clock.now()) }
  }

  const show = async (request: FastifyRequest, reply: FastifyReply, visit: MyVisit, wrong: string | null = null) => {
    const { by, city, today, prefix, say, ecosystem } = visit
    const roles: RoleShown[] = []
    for (const role of await rolesOfMine(by.person, today, city)) roles.push(await shown(role, visit))
    return desk.show(request, reply, {
      title: say('people.my-roles-title'),
      ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 422,
      body: createElement(MyRolesPage, { prefix, today, wrong, roles }),
    })
  }

  const done = (
    request: FastifyRequest,
    reply: FastifyReply,
    visit: MyVisit,
    { result, said }: { readonly result: Result<unknown>; readonly said: string },
  ) => {
    if (!result.ok) {
      return result.refusal === 'people.not-here' || result.refusal === 'people.not-yours'
        ? desk.answerRefusal(request, reply, result)
        : show(request, reply, visit, result.refusal)
    }
    desk.flash(reply, said)
    return reply.redirect(`${visit.prefix}/me/roles`, 303)
  }

  app.get('/:ecosystem/me/roles', { schema: { params: hereParams }, config: access }, async (request, reply) => {
    const visit = await come(request, reply)
    return visit && show(request, reply, visit)
  })

  app.post(
    '/:ecosystem/me/roles/:id/delegate',
    { schema: { params: oneParams, body: typed }, config: access },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { id } = request.params
      const field = (name: string): string | undefined => request.body[`${name}-${id}`]
      const days = { fromOn: field('from'), untilOn: field('until') }
      const form = delegationForm.safeParse({ roleId: id, toPersonId: field('substitute'), ...days })
      if (!form.success) return show(request, reply, visit, 'people.my-roles-wrong')
      const result = await delegateRole({ form: form.data, today: visit.today }, visit.by, visit.city)
      return done(request, reply, visit, { result, said: 'people.my-roles-delegated' })
    },
  )

  app.post(
    '/:ecosystem/me/roles/:id/hand-over',
    { schema: { params: oneParams, body: typed }, config: access },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { id } = request.params
      const field = (name: string): string | undefined => request.body[`${name}-${id}`]
      const form = handOverForm.safeParse({ roleId: id, toPersonId: field('successor'), fromOn: field('on') })
      if (!form.success) return show(request, reply, visit, 'people.my-roles-wrong')
      const result = await handOverRole({ form: form.data, today: visit.today }, visit.by, visit.city)
      return done(request, reply, visit, { result, said: 'people.my-roles-handed-over' })
    },
  )

  app.post(
    '/:ecosystem/me/roles/:id/lay-down',
    { schema: { params: oneParams }, config: access },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { by, city, today } = visit
      const ending = { personId: by.person, roleId: request.params.id as Id, lastOn: addDays(today, -1) }
      return done(request, reply, visit, { result: await endRole(ending, by, city), said: 'people.my-roles-laid-down' })
    },
  )

  app.post(
    '/:ecosystem/me/roles/:id/end-substitute',
    { schema: { params: oneParams, body: substitute }, config: access },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { by, city, today } = visit
      const mine = (await rolesOfMine(by.person, today, city)).flatMap(({ substitutes }) => substitutes)
      const lent = mine.find(({ id }) => id === request.params.id)
      const ending = { personId: request.body.person, roleId: request.params.id as Id, lastOn: addDays(today, -1) }
      const result = lent ? await endRole(ending, by, city) : refuse('people.not-here')
      return done(request, reply, visit, { result, said: 'people.house-people-ended' })
    },
  )
}

async function shown(role: RoleOfMine, visit: MyVisit): Promise<RoleShown> {
  const { by, city, today } = visit
  const { id, role: kind, organisationId, fromOn, untilOn, standsInFor, substitutes, delegatedBy } = role
  const house = organisationId === null ? [] : await city.reading((tx) => organisationsById(tx, [organisationId]))
  const held = by.roles.filter((one) => one.role === kind && one.organisation === organisationId)
  const passesOn = delegatedBy === null && (delegableRoles as readonly string[]).includes(kind)
  return {
    id,
    role: kind,
    organisation: organisationId === null ? null : (house[0]?.name ?? '–'),
    fromOn,
    untilOn,
    standsInFor: standsInFor?.displayName ?? null,
    open: await whatIsOpen({ ...by, roles: held }, today, city),
    substitutes: substitutes.map((one) => ({
      id: one.id,
      personId: one.personId,
      name: one.person?.displayName ?? '–',
      fromOn: one.fromOn,
      untilOn: one.untilOn ?? one.fromOn,
    })),
    colleagues: passesOn ? await colleaguesOf(organisationId, visit) : null,
  }
}

/** Grown people who work at the same place. */
async function colleaguesOf(
  organisationId: Id | null,
  { by, city, today }: MyVisit,
): Promise<NonNullable<RoleShown['colleagues']>> {
  const people =
    organisationId === null
      ? await peopleOfPlace(today, city)
      : (await contactsOfHouse(organisationId, city.now(), city)).map(({ person }) => person)
  const grown = people.filter(({ id, birth }) => id !== by.person && !isMinor(birth, today))
  return [...new Map(grown.map(({ id, displayName }) => [id, { id, name: displayName }])).values()]
}
