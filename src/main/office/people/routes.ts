import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { settingsOf } from '#commons/ecosystems'
import { familiesSettings, sayAge } from '#commons/families'
import { organisationNamed, organisationsById } from '#commons/organisations'
import {
  birthMonth,
  endRole,
  enrolPerson,
  giveRole,
  invitePerson,
  mailAddress,
  peopleForOffice,
  peopleShown,
  personForOffice,
  personName,
  runsOn,
  secondToReset,
  sortsOfPeople,
} from '#commons/people'
import { roles } from '#kernel/actor.ts'
import { isId } from '#kernel/id.ts'
import { addDays, dayIn, isDay } from '#kernel/instant.ts'
import { refuse, type Refused } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { noteLook } from '#platform/looks/note-looks.ts'
import { PeoplePage } from './people.page.tsx'
import { PersonPage } from './person.page.tsx'

const here = z.object({ ecosystem: z.string().max(60) })
const one = here.extend({ person: z.string().refine(isId) })
const oneRole = one.extend({ role: z.string().refine(isId) })
const search = z.object({
  q: z.string().max(200).default(''),
  sort: z.enum(sortsOfPeople).default('newest'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})
const unsaid = z.literal('')
const newcomer = z.object({
  name: personName,
  month: z.union([unsaid, birthMonth.shape.month]).optional(),
  year: z.union([unsaid, birthMonth.shape.year]).optional(),
})
const day = z.string().refine(isDay)
const roleForm = z.object({
  role: z.enum(roles),
  organisation: z.string().max(300).default(''),
  from: day,
  until: z.union([z.literal(''), day]).default(''),
})
const birthForm = birthMonth.extend({ because: z.enum(['papers-seen', 'mistyped']).optional() })
const inviteForm = z.object({ address: mailAddress })

/** Who is who in a place: its office writes people down, gives and ends roles, and invites. */
export function officePeopleRoutes(app: App, desk: Desk): void {
  const access = { access: 'office' } as const
  const at = async (request: FastifyRequest<{ Params: { ecosystem: string } }>) => {
    const found = await desk.cityBySlug(request.params.ecosystem)
    return found && { found, by: await desk.by(request), base: `${prefixFor(request, found.ecosystem)}/office/people` }
  }
  const todayOf = ({ ecosystem }: CityHere) => dayIn(ecosystem.timeZone, desk.clock.now())
  const no = (request: FastifyRequest, reply: FastifyReply, refused: Refused<string> = refuse('people.not-here')) =>
    desk.answerRefusal(request, reply, refused)
  const back = (reply: FastifyReply, said: string, href: string) => {
    desk.flash(reply, said)
    return reply.redirect(href, 303)
  }

  app.get(
    '/:ecosystem/office/people',
    { schema: { params: here, querystring: search }, config: access },
    async (request, reply) => {
      const visit = await at(request)
      if (!visit) return no(request, reply)
      const { found, by, base } = visit
      const today = todayOf(found)
      const { q: sought, sort, page } = request.query
      const { people, isMore } = await peopleForOffice({ sought, sort, page }, by, found.city)
      const pageAt = (number: number): string =>
        `${base}?${new URLSearchParams({ ...(sought === '' ? { sort } : { q: sought }), page: String(number) }).toString()}`
      return desk.show(request, reply, {
        title: desk.sayFor(request)('people.office-title'),
        ecosystem: found.ecosystem,
        noIndex: true,
        body: createElement(PeoplePage, {
          base,
          sought,
          sort,
          first: (page - 1) * peopleShown + 1,
          previous: page === 1 ? null : pageAt(page - 1),
          next: isMore ? pageAt(page + 1) : null,
          people: people.map(({ person, roles, isLinked }) => ({
            id: person.id,
            name: person.displayName,
            isLinked,
            roles: [...new Set(roles.filter((role) => runsOn(role, today)).map(({ role }) => role))],
          })),
        }),
      })
    },
  )

  app.post(
    '/:ecosystem/office/people',
    { schema: { params: here, body: newcomer }, config: access },
    async (request, reply) => {
      const visit = await at(request)
      if (!visit) return no(request, reply)
      const { found, by, base } = visit
      const language = desk.languageOf(request)
      const { name, month, year } = request.body
      // Who works with children needs an age here: unknown, it is read as a child's.
      const birth = typeof month === 'number' && typeof year === 'number' ? { month, year } : null
      const enrolled = await enrolPerson({ displayName: name, birth, language }, by, found.city)
      if (!enrolled.ok) return no(request, reply, enrolled)
      return back(reply, 'people.office-added', `${base}/${enrolled.value.personId}`)
    },
  )

  app.get('/:ecosystem/office/people/:person', { schema: { params: one }, config: access }, async (request, reply) => {
    const visit = await at(request)
    const seen = visit && (await personForOffice(request.params.person, visit.by, visit.found.city))
    if (!visit || !seen) return no(request, reply)
    const { found, by, base } = visit
    // Together: the second would wait for the first to be on the disk.
    await Promise.all(
      (['people.entry', 'people.birth'] as const).map((what) =>
        noteLook({ by, about: [seen.person.id], what, because: 'running-the-place' }, found.city),
      ),
    )
    const today = todayOf(found)
    const houseIds = [...new Set(seen.roles.flatMap(({ organisationId }) => organisationId ?? []))]
    const houses = houseIds.length === 0 ? [] : await found.city.reading((tx) => organisationsById(tx, houseIds))
    const names = new Map(houses.map(({ id, name }) => [id, name]))
    return desk.show(request, reply, {
      title: seen.person.displayName,
      ecosystem: found.ecosystem,
      noIndex: true,
      body: createElement(PersonPage, {
        action: `${base}/${seen.person.id}`,
        name: seen.person.displayName,
        isLinked: seen.isLinked,
        birth: seen.person.birth,
        mayReset: await secondToReset(seen.person.id, visit.by, found, desk),
        today,
        roles: seen.roles.map((role) => ({
          ...role,
          organisation: role.organisationId === null ? null : (names.get(role.organisationId) ?? '–'),
          runs: role.endedAt === null && (role.untilOn === null || role.untilOn >= today),
        })),
      }),
    })
  })

  app.post(
    '/:ecosystem/office/people/:person/roles',
    { schema: { params: one, body: roleForm }, config: access },
    async (request, reply) => {
      const visit = await at(request)
      if (!visit) return no(request, reply)
      const { found, by, base } = visit
      const { role, organisation, from, until } = request.body
      const its = await organisationNamed(organisation, found.city)
      if (organisation.trim() !== '' && its === null) return no(request, reply, refuse('organisations.not-here'))
      const draft = {
        personId: request.params.person,
        role,
        organisationId: its?.id ?? null,
        fromOn: from,
        untilOn: until === '' ? null : until,
        delegatedBy: null,
      }
      const given = await giveRole(draft, by, found.city)
      return given.ok
        ? back(reply, 'people.office-given', `${base}/${request.params.person}`)
        : no(request, reply, given)
    },
  )

  app.post(
    '/:ecosystem/office/people/:person/roles/:role/end',
    { schema: { params: oneRole }, config: access },
    async (request, reply) => {
      const visit = await at(request)
      if (!visit) return no(request, reply)
      const { found, by, base } = visit
      const { person, role } = request.params
      // Yesterday was its last day: whoever holds the door open loses it with the next step.
      const ending = { personId: person, roleId: role, lastOn: addDays(todayOf(found), -1) }
      const ended = await endRole(ending, by, found.city)
      return ended.ok ? back(reply, 'people.office-ended', `${base}/${person}`) : no(request, reply, ended)
    },
  )

  app.post(
    '/:ecosystem/office/people/:person/birth',
    { schema: { params: one, body: birthForm }, config: access },
    async (request, reply) => {
      const visit = await at(request)
      if (!visit) return no(request, reply)
      const { found, by, base } = visit
      const { city, ecosystem } = found
      const { person: personId } = request.params
      const { because, ...birth } = request.body
      const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
      const ask = { personId, birth, ...(because && { because }) }
      // The families' rule stands: of what a desk and a guardian say of a child, the lower age counts.
      const said = await sayAge(ask, by, city, place)
      return said.ok ? back(reply, 'people.office-birth-kept', `${base}/${personId}`) : no(request, reply, said)
    },
  )

  app.post(
    '/:ecosystem/office/people/:person/invite',
    { schema: { params: one, body: inviteForm }, config: access },
    async (request, reply) => {
      const visit = await at(request)
      if (!visit) return no(request, reply)
      const { found, by, base } = visit
      const { person } = request.params
      const invited = await invitePerson({ personId: person, address: request.body.address }, by, found, desk)
      return invited.ok ? back(reply, 'people.office-invited', `${base}/${person}`) : no(request, reply, invited)
    },
  )
}
