import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { settingsOf } from '#commons/ecosystems'
import { familiesSettings, type Place } from '#commons/families'
import { isId, type Id } from '#kernel/id.ts'
import { refuse, type Refused } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { oneParams, visitTo, type Visit } from '#platform/http/visit.ts'
import { wish, withdrawWish } from '../commands/wish.ts'
import { MyDrawPage } from '../pages/my-draw.page.tsx'
import { WishesPage } from '../pages/wishes.page.tsx'
import { receiptFile } from '../queries/files.ts'
import { myDraw } from '../queries/my-draw.ts'
import { wishForm } from '../words.ts'

const ofPerson = oneParams.extend({ person: z.string().refine(isId) })
const ofRow = oneParams.extend({ row: z.string().refine(isId) })
const typed = z.record(z.string(), z.string().max(200)).default({})
type Typed = z.output<typeof typed>
type Person = Extract<Visit['by'], { kind: 'person' }>

/** What can be put right in the form itself. */
const ofForm: ReadonlySet<string> = new Set([
  'draws.malformed',
  'draws.wish-twice',
  'draws.too-many-wishes',
  'draws.checks-stop',
  'draws.friends-unknown',
  'draws.friends-too-many',
])

/** Numbers beside days, the smallest first. @returns null where one is no number, or stands twice */
function ranked(fields: Typed): Id[] | 'malformed' | 'twice' {
  const ranks = Object.entries(fields).flatMap(([name, value]) =>
    name.startsWith('rank-') && value.trim() !== '' ? [[name.slice(5), Number(value.trim())] as const] : [],
  )
  if (ranks.length === 0 || ranks.some(([id, rank]) => !isId(id) || !Number.isInteger(rank) || rank < 1))
    return 'malformed'
  if (new Set(ranks.map(([, rank]) => rank)).size < ranks.length) return 'twice'
  return ranks.toSorted(([, one], [, other]) => one - other).map(([id]) => id as Id)
}

/** Where a family says what it would like, changes it, and later reads what became of it and why. */
export function myDrawRoutes(app: App, desk: Desk): void {
  const come = async (request: FastifyRequest, reply: FastifyReply): Promise<(Visit & { by: Person }) | null> => {
    const visit = await visitTo('draws.not-here', desk, request, reply)
    if (!visit) return null
    const { by } = visit
    if (by.kind === 'person') return { ...visit, by }
    desk.answerRefusal(request, reply, refuse('draws.not-yours'))
    return null
  }
  const placeOf = ({ ecosystem }: Visit): Place => ({
    settings: settingsOf(ecosystem, 'families', familiesSettings),
    timeZone: ecosystem.timeZone,
  })

  app.get(
    '/:ecosystem/me/draws/:id',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { ecosystem, prefix, by, city } = visit
      const mine = await myDraw(request.params.id, by, city, placeOf(visit))
      if (!mine.ok) return desk.answerRefusal(request, reply, mine)
      return desk.show(request, reply, {
        title: mine.value.seen.draw.title,
        ecosystem,
        noIndex: true,
        body: createElement(MyDrawPage, {
          ...mine.value,
          prefix,
          languages: [desk.languageOf(request), ...ecosystem.languages],
        }),
      })
    },
  )

  const showForm = async (
    request: FastifyRequest,
    reply: FastifyReply,
    visit: Visit & { by: Person },
    asked: { id: Id; person: Id; typed?: Typed; refused?: Refused<string> },
  ) => {
    const { ecosystem, prefix, by, city, say } = visit
    const mine = await myDraw(asked.id, by, city, placeOf(visit))
    if (!mine.ok) return desk.answerRefusal(request, reply, mine)
    const one = mine.value.people.find(({ personId, mayWish }) => personId === asked.person && mayWish)
    if (!one) return desk.answerRefusal(request, reply, refuse('draws.not-yours'))
    if (mine.value.seen.draw.phase !== 'open') return desk.answerRefusal(request, reply, refuse('draws.not-open'))
    const { refused } = asked
    return desk.show(request, reply, {
      title: say('draws.wishes-of', { name: one.name }),
      ecosystem,
      noIndex: true,
      status: refused ? 422 : 200,
      body: createElement(WishesPage, {
        seen: mine.value.seen,
        one,
        action: `${prefix}/me/draws/${asked.id}/wishes/${asked.person}`,
        backHref: `${prefix}/me/draws/${asked.id}`,
        languages: [desk.languageOf(request), ...ecosystem.languages],
        wrong: refused ? say(refused.refusal, refused.facts) : null,
        typed: asked.typed ?? {},
      }),
    })
  }

  app.get(
    '/:ecosystem/me/draws/:id/wishes/:person',
    { schema: { params: ofPerson }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      return visit && showForm(request, reply, visit, request.params)
    },
  )

  app.post(
    '/:ecosystem/me/draws/:id/wishes/:person',
    { schema: { params: ofPerson, body: typed }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { id, person } = request.params
      const again = (refused: Refused<string>) =>
        showForm(request, reply, visit, { id, person, typed: request.body, refused })
      const wishes = ranked(request.body)
      if (typeof wishes === 'string') return again(refuse(wishes === 'twice' ? 'draws.wish-twice' : 'draws.malformed'))
      const { areaId = '', friends = '', needs, newFriends } = request.body
      const form = wishForm.safeParse({
        personId: person,
        wishes,
        friends,
        newFriends: newFriends !== undefined,
        areaId: areaId === '' ? null : areaId,
        needs: needs !== undefined,
      })
      if (!form.success) return again(refuse('draws.malformed'))
      const said = await wish({ drawId: id, form: form.data }, visit.by, visit.city)
      if (!said.ok && ofForm.has(said.refusal)) return again(said)
      if (!said.ok) return desk.answerRefusal(request, reply, said)
      desk.flash(reply, 'draws.wishes-are-kept')
      return reply.redirect(`${visit.prefix}/me/draws/${id}`, 303)
    },
  )

  app.post(
    '/:ecosystem/me/draws/:id/wishes/:person/withdraw',
    { schema: { params: ofPerson }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const { id, person } = request.params
      const gone = await withdrawWish({ drawId: id, personId: person }, visit.by, visit.city)
      if (!gone.ok) return desk.answerRefusal(request, reply, gone)
      desk.flash(reply, 'draws.wishes-withdrawn')
      return reply.redirect(`${visit.prefix}/me/draws/${id}`, 303)
    },
  )

  app.get(
    '/:ecosystem/me/draws/:id/:row/receipt.json',
    { schema: { params: ofRow }, config: { access: 'person' } },
    async (request, reply) => {
      const visit = await come(request, reply)
      if (!visit) return
      const file = await receiptFile(request.params.row, visit.by, visit.city)
      if (!file.ok) return desk.answerRefusal(request, reply, file)
      return reply
        .header('content-disposition', 'attachment; filename="receipt.json"')
        .header('cache-control', 'private, no-store')
        .send(file.value)
    },
  )
}
