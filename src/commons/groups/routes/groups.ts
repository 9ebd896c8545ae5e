import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  organisationsById,
  organisationsOfEcosystem,
  schoolsOfEcosystem,
  type Organisation,
} from '#commons/organisations'
import { holdsRole, isOfOffice } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { editGroup } from '../commands/edit-group.ts'
import { makeGroup } from '../commands/make-group.ts'
import { GroupFormPage } from '../pages/group-form.page.tsx'
import { GroupsPage } from '../pages/groups.page.tsx'
import { mayKeepGroup, mayMakeGroup } from '../policy.ts'
import { groupById } from '../queries/group-by-id.ts'
import { groupsOfMine } from '../queries/groups-of-mine.ts'
import { groupForm } from '../words.ts'
import { hereParams, ofGroup, visit, type Visit } from './here.ts'

const one = z.string().max(600)
const typed = z.record(z.string(), z.union([one, z.array(one).max(20)])).default({})
type Typed = z.output<typeof typed>

const wordsOf = (body: Typed): Record<string, string> =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? value[0]! : value]))
const needsOf = ({ needs }: Typed): string[] => (needs === undefined ? [] : [needs].flat())

/** One's own groups, and the form by which one is made or changed. */
export function groupsRoutes(app: App, desk: Desk): void {
  const todayOf = ({ ecosystem }: Visit) => dayIn(ecosystem.timeZone, desk.clock.now())

  app.get(
    '/:ecosystem/me/groups',
    { schema: { params: hereParams }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here || here.by.kind !== 'person') return reply
      const { by } = here
      return desk.show(request, reply, {
        title: here.say('groups.mine-title'),
        ecosystem: here.ecosystem,
        noIndex: true,
        body: createElement(GroupsPage, {
          prefix: here.prefix,
          groups: await groupsOfMine(by.person, todayOf(here), here.city),
          mayMake: by.roles.some(({ organisation }) => organisation !== null && mayMakeGroup(by, organisation)),
          maySendRosters: isOfOffice(by) || holdsRole(by, 'coordinator'),
        }),
      })
    },
  )

  /** Houses for which who asks may make a group. */
  const housesOf = async ({ by, city }: Visit): Promise<Organisation[]> => {
    if (mayMakeGroup(by, null)) return organisationsOfEcosystem(city)
    const own = by.kind === 'person' ? by.roles.flatMap(({ organisation }) => organisation ?? []) : []
    const known = await city.reading((tx) => organisationsById(tx, [...new Set(own)]))
    return known.filter(({ id }) => mayMakeGroup(by, id))
  }

  const showForm = async (
    request: FastifyRequest,
    reply: FastifyReply,
    here: Visit,
    { groupId, body, wrong }: { groupId: Id | null; body: Typed; wrong: { name: string; because: string }[] },
  ) => {
    const known = groupId === null ? null : await groupById(groupId, todayOf(here), here.city)
    const houses =
      known === null
        ? await housesOf(here)
        : await here.city.reading((tx) => organisationsById(tx, [known.organisationId]))
    if (houses.length === 0) return desk.answerRefusal(request, reply, refuse('groups.not-yours'))
    const action = groupId === null ? `${here.prefix}/groups` : `${here.prefix}/groups/${groupId}`
    return desk.show(request, reply, {
      title: here.say('groups.make'),
      ecosystem: here.ecosystem,
      noIndex: true,
      status: wrong.length === 0 ? 200 : 400,
      body: createElement(GroupFormPage, {
        action: groupId === null ? action : `${action}/edit`,
        cancel: groupId === null ? `${here.prefix}/me/groups` : action,
        name: known?.name ?? null,
        organisations: houses.map(({ id, name }) => ({ id, name })),
        schools: (await schoolsOfEcosystem(here.city)).map(({ id, name }) => ({ id, name })),
        given: wordsOf(body),
        needs: needsOf(body),
        wrong,
      }),
    })
  }
  const read = (body: Typed) => {
    const { schoolId, size, ...words } = wordsOf(body)
    const orNull = (text: string | undefined): string | null => text?.trim() || null
    return groupForm.safeParse({ ...words, needs: needsOf(body), schoolId: orNull(schoolId), size: orNull(size) })
  }
  const wrongIn = (fault: z.ZodError): { name: string; because: string }[] =>
    [...new Set(fault.issues.map(({ path }) => String(path[0])))].map((name) => ({
      name,
      because: `groups.wrong-${name}`,
    }))

  app.get(
    '/:ecosystem/groups/new',
    { schema: { params: hereParams }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const year = Number(todayOf(here).slice(0, 4))
      const begins = todayOf(here).slice(5) < '07-01' ? year - 1 : year
      const body = { kind: 'class', fromOn: `${begins}-09-01`, untilOn: `${begins + 1}-07-31` }
      return showForm(request, reply, here, { groupId: null, body, wrong: [] })
    },
  )

  app.post(
    '/:ecosystem/groups',
    { schema: { params: hereParams, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const form = read(request.body)
      if (!form.success)
        return showForm(request, reply, here, { groupId: null, body: request.body, wrong: wrongIn(form.error) })
      const made = await makeGroup(form.data, here.by, here.city)
      if (!made.ok) return desk.answerRefusal(request, reply, made)
      desk.flash(reply, 'groups.made')
      const leads = (await groupById(made.value.groupId, todayOf(here), here.city))!.adultIds.length > 0
      const to =
        leads || isOfOffice(here.by) ? `${here.prefix}/groups/${made.value.groupId}` : `${here.prefix}/me/groups`
      return reply.redirect(to, 303)
    },
  )

  app.get(
    '/:ecosystem/groups/:group/edit',
    { schema: { params: ofGroup }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const groupId = request.params.group
      const known = await groupById(groupId, todayOf(here), here.city)
      if (known === null || !mayKeepGroup(here.by, known, known.adultIds))
        return desk.answerRefusal(request, reply, refuse('groups.not-here'))
      const body: Typed = {
        kind: known.kind,
        name: known.name,
        organisationId: known.organisationId,
        schoolId: known.schoolId ?? '',
        level: known.level,
        size: known.size === null ? '' : String(known.size),
        needs: [...known.needs],
        fromOn: known.fromOn,
        untilOn: known.untilOn,
      }
      return showForm(request, reply, here, { groupId, body, wrong: [] })
    },
  )

  app.post(
    '/:ecosystem/groups/:group/edit',
    { schema: { params: ofGroup, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const groupId = request.params.group
      const known = await groupById(groupId, todayOf(here), here.city)
      if (known === null || !mayKeepGroup(here.by, known, known.adultIds))
        return desk.answerRefusal(request, reply, refuse('groups.not-here'))
      const form = read({ ...request.body, organisationId: known.organisationId })
      if (!form.success)
        return showForm(request, reply, here, { groupId, body: request.body, wrong: wrongIn(form.error) })
      const edited = await editGroup(groupId, form.data, here.by, here.city)
      if (!edited.ok) return desk.answerRefusal(request, reply, edited)
      desk.flash(reply, 'groups.saved')
      return reply.redirect(`${here.prefix}/groups/${groupId}`, 303)
    },
  )
}
