import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { birthMonth, contactsOfHouse, personOfUserName } from '#commons/people'
import { isId, type Id } from '#kernel/id.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { addMember } from '../commands/add-member.ts'
import { enrolIntoGroup } from '../commands/enrol-into-group.ts'
import { handOverGroup } from '../commands/hand-over-group.ts'
import { removeMember } from '../commands/remove-member.ts'
import { GroupPage } from '../pages/group.page.tsx'
import type { AddMemberProps } from '../pages/add-member.tsx'
import { groupSeen, type MemberSeen } from '../queries/group-seen.ts'
import { adultRoles } from '../words.ts'
import { ofGroup, ofMember, placeOf, visit, type Visit } from './here.ts'

const findForm = z.object({ userName: z.string().max(100).default('') })
const newForm = z.object({
  year: z.string().max(10).default(''),
  month: z.string().max(10).default(''),
  language: z.string().max(20).default(''),
})
const id = z.string().refine(isId)
const handOverForm = z.object({ to: id, leaving: z.union([id, z.array(id).max(50)]).default([]) })

/** What an adult of a group asks about; having an account and research are nothing they act on. */
const notOnLists: ReadonlySet<string> = new Set(['account', 'research'])

/** The page of a group, and what is done on it to its list. */
export function groupRoutes(app: App, desk: Desk): void {
  type Ask = FastifyRequest<{ Params: { group: Id } }>
  const show = async (
    request: Ask,
    reply: FastifyReply,
    here: Visit,
    form?: Partial<Pick<AddMemberProps, 'given' | 'wrong'>>,
  ) => {
    const answer = await groupSeen(request.params.group, here.by, here.city, placeOf(here))
    if (!answer.ok) return desk.answerRefusal(request, reply, answer)
    const seen = answer.value
    const { group, adults, members } = seen
    const houses = seen.mayKeep ? await contactsOfHouse(group.organisationId, desk.clock.now(), here.city) : []
    const answering = new Set(adults.map(({ personId }) => personId))
    const next = houses.filter(
      ({ role, personId }) => (adultRoles as readonly string[]).includes(role) && !answering.has(personId),
    )
    const languages = here.ecosystem.languages
    const blank = { userName: '', year: '', month: '', language: languages[0] ?? 'en' }
    return desk.show(request, reply, {
      title: group.name,
      ecosystem: here.ecosystem,
      noIndex: true,
      status: form ? 422 : 200,
      body: createElement(GroupPage, {
        base: `${here.prefix}/groups/${group.id}`,
        prefix: here.prefix,
        ...seen,
        members: members.map(lineOf),
        giveOut: giveOutOf(members),
        add: { languages, given: { ...blank, ...form?.given }, wrong: form?.wrong ?? [] },
        handOver: seen.mayKeep ? { next: uniqueNames(next.map(({ person }) => person)), adults } : null,
      }),
    })
  }
  const back = (reply: FastifyReply, here: Visit, groupId: Id, said: string) => {
    desk.flash(reply, said)
    return reply.redirect(`${here.prefix}/groups/${groupId}`, 303)
  }

  app.get(
    '/:ecosystem/groups/:group',
    { schema: { params: ofGroup }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      return here ? show(request, reply, here) : reply
    },
  )

  app.post(
    '/:ecosystem/groups/:group/members',
    {
      schema: { params: ofGroup, body: findForm },
      config: { access: 'person', rateLimit: { max: 30, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const { userName } = request.body
      const groupId = request.params.group
      const mistaken = (because: string) =>
        show(request, reply, here, { given: { userName } as never, wrong: [{ name: 'userName', because }] })
      const personId = await personOfUserName(userName, here.city)
      // Asked about nobody too, so that an unknown name and somebody else's child take the same way.
      const ask = { groupId, personId: personId ?? here.city.newId() }
      const added = await addMember(ask, here.by, here.city, placeOf(here))
      if (!added.ok && ['groups.person-not-here', 'groups.is-member-already'].includes(added.refusal))
        return mistaken(added.refusal)
      if (!added.ok) return desk.answerRefusal(request, reply, added)
      return back(reply, here, groupId, 'groups.added')
    },
  )

  app.post(
    '/:ecosystem/groups/:group/members/new',
    { schema: { params: ofGroup, body: newForm }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const groupId = request.params.group
      const given = request.body
      const birth = birthMonth.safeParse(given)
      const isUnknown = given.year.trim() === '' && given.month.trim() === ''
      const mistaken = (because: string) =>
        show(request, reply, here, { given: { userName: '', ...given }, wrong: [{ name: 'year', because }] })
      if (!isUnknown && !birth.success) return mistaken('families.desk-wrong-birth')
      const { languages } = here.ecosystem
      const language = languages.find((tag) => tag === given.language) ?? languages[0] ?? 'en'
      const child = { groupId, birth: birth.data ?? null, language }
      const enrolled = await enrolIntoGroup(child, here.by, here.city)
      if (!enrolled.ok && enrolled.refusal === 'groups.born-in-the-future') return mistaken(enrolled.refusal)
      if (!enrolled.ok) return desk.answerRefusal(request, reply, enrolled)
      return back(reply, here, groupId, 'groups.added')
    },
  )

  app.post(
    '/:ecosystem/groups/:group/members/:member/remove',
    { schema: { params: ofMember }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const { group: groupId, member: personId } = request.params
      const removed = await removeMember({ groupId, personId }, here.by, here.city)
      if (!removed.ok) return desk.answerRefusal(request, reply, removed)
      return back(reply, here, groupId, 'groups.removed')
    },
  )

  app.post(
    '/:ecosystem/groups/:group/adults',
    { schema: { params: ofGroup, body: handOverForm }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const groupId = request.params.group
      const leaving = [request.body.leaving].flat()
      const given = await handOverGroup({ groupId, toId: request.body.to, leaving }, here.by, here.city)
      if (!given.ok) return desk.answerRefusal(request, reply, given)
      desk.flash(reply, 'groups.handed-over')
      const isGone = here.by.kind === 'person' && leaving.includes(here.by.person)
      return reply.redirect(isGone ? `${here.prefix}/me/groups` : `${here.prefix}/groups/${groupId}`, 303)
    },
  )
}

const lineOf = (member: MemberSeen) => ({
  ...member,
  allows: member.allows
    .filter(({ purpose }) => !notOnLists.has(purpose))
    .map(({ purpose, answer }) => ({
      purpose,
      may: answer.may,
      isAsked: answer.may || answer.because !== 'nobody-asked',
    })),
})

const giveOutOf = (members: readonly MemberSeen[]) => {
  const count = (fits: (member: MemberSeen) => boolean): number => members.filter(fits).length
  return {
    withoutCard: count(({ card }) => card === 'none'),
    withOurs: count(({ card }) => card === 'ours'),
    withOther: count(({ card }) => card === 'elsewhere'),
    reachable: count(({ reach }) => reach === 'guardian'),
    onPaper: count(({ reach }) => reach !== 'guardian'),
  }
}

const uniqueNames = (persons: readonly { readonly id: Id; readonly displayName: string }[]) =>
  [...new Map(persons.map(({ id: personId, displayName }) => [personId, displayName]))].map(([personId, name]) => ({
    personId,
    name,
  }))
