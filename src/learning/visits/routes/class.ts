import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { groupNeeds } from '#commons/groups'
import { isId, type Id } from '#kernel/id.ts'
import { refuse, type Refused } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hereParams, type Visit } from '#platform/http/visit.ts'
import { writeCalendar } from '#standards/icalendar/write-calendar.ts'
import { declineDates, takeDate, withdrawAsk } from '../commands/answer-house.ts'
import { askForVisits } from '../commands/ask-for-visits.ts'
import { ClassVisitsPage } from '../pages/class-visits.page.tsx'
import { calendarOfVisit } from '../present.ts'
import { classVisits } from '../queries/class-visits.ts'
import { weekTimes } from '../words.ts'
import { bookingForm } from '../words-of-forms.ts'
import { come, isForPage, listOf, malformed, oneOf, typedForm, type Typed } from './here.ts'

const ofGroup = hereParams.extend({ group: z.string().refine(isId) })
const ofAsk = ofGroup.extend({ ask: z.string().refine(isId) })
const person = { access: 'person' } as const

/** What a page sent, as the form of the room reads it: one list holds days and times of the week. */
function bookingTyped(groupId: Id, typed: Typed) {
  const pathIds = listOf(typed, 'pathIds')
  const often = (word: string): readonly string[] => pathIds.filter((id) => oneOf(typed, `often-${id}`) === word)
  const [possible, rather] = [listOf(typed, 'possibleOn'), listOf(typed, 'ratherOn')]
  const ofWeek = (word: string): boolean => (weekTimes as readonly string[]).includes(word)
  const hour = (name: string): string | null => oneOf(typed, name) || null
  return {
    ...typed,
    groupId,
    pathIds,
    needs: listOf(typed, 'needs'),
    again: often('again'),
    inHalves: often('halves'),
    possibleOn: possible.filter((word) => !ofWeek(word)),
    ratherOn: rather.filter((word) => !ofWeek(word)),
    possibleTimes: possible.filter(ofWeek),
    ratherTimes: rather.filter(ofWeek),
    notBefore: hour('notBefore'),
    overBy: hour('overBy'),
  }
}

/** Where whoever answers for a class asks for its visits, takes dates and gives them back. */
export function classRoutes(app: App, desk: Desk): void {
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { by, city, prefix, ecosystem, say }: Visit,
    groupId: Id,
    { typed = {}, refused = null }: { readonly typed?: Typed; readonly refused?: Refused<string> | null } = {},
  ) => {
    const seen = await classVisits(groupId, by, city)
    if (!seen.ok) return desk.answerRefusal(request, reply, seen)
    return desk.show(request, reply, {
      title: say('visits.class-title'),
      ecosystem,
      noIndex: true,
      status: refused ? 422 : 200,
      body: createElement(ClassVisitsPage, {
        seen: seen.value,
        action: `${prefix}/groups/${groupId}/visits`,
        groupHref: `${prefix}/groups/${groupId}`,
        blockedHref: `${prefix}/visit-days`,
        needs: groupNeeds,
        given: Object.fromEntries(Object.keys(typed).map((name) => [name, listOf(typed, name)])),
        request: city.newId(),
        wrong: refused && say(refused.refusal, refused.facts),
      }),
    })
  }

  app.get(
    '/:ecosystem/groups/:group/visits',
    { schema: { params: ofGroup }, config: person },
    async (request, reply) => {
      const visit = await come(desk, request, reply)
      return visit ? show(request, reply, visit, request.params.group) : reply
    },
  )

  app.post(
    '/:ecosystem/groups/:group/visits',
    { schema: { params: ofGroup, body: typedForm }, config: person },
    async (request, reply) => {
      const visit = await come(desk, request, reply)
      if (!visit) return reply
      const groupId = request.params.group
      const typed = request.body
      const form = bookingForm.safeParse(bookingTyped(groupId, typed))
      if (!form.success) return show(request, reply, visit, groupId, { typed, refused: malformed })
      const asked = await askForVisits(form.data, visit.by, visit.city)
      if (!asked.ok && isForPage(asked)) return show(request, reply, visit, groupId, { typed, refused: asked })
      if (!asked.ok) return desk.answerRefusal(request, reply, asked)
      desk.flash(reply, 'visits.asked-flash')
      return reply.redirect(`${visit.prefix}/groups/${groupId}/visits`, 303)
    },
  )

  app.post(
    '/:ecosystem/groups/:group/visits/:ask',
    { schema: { params: ofAsk, body: typedForm }, config: person },
    async (request, reply) => {
      const visit = await come(desk, request, reply)
      if (!visit) return reply
      const { by, city } = visit
      const { group: groupId, ask: askId } = request.params
      const act = oneOf(request.body, 'act')
      const taken = oneOf(request.body, 'take')
      const done = isId(taken)
        ? await takeDate({ askId, slotId: taken }, by, city)
        : act === 'decline'
          ? await declineDates({ askId }, by, city)
          : act === 'withdraw'
            ? await withdrawAsk({ askId }, by, city)
            : malformed
      if (!done.ok && isForPage(done)) return show(request, reply, visit, groupId, { refused: done })
      if (!done.ok) return desk.answerRefusal(request, reply, done)
      return reply.redirect(`${visit.prefix}/groups/${groupId}/visits#ask-${askId}`, 303)
    },
  )

  app.get(
    '/:ecosystem/groups/:group/visits/:ask/visit.ics',
    { schema: { params: ofAsk }, config: person },
    async (request, reply) => {
      const visit = await come(desk, request, reply)
      if (!visit) return reply
      const { group, ask } = request.params
      const seen = await classVisits(group, visit.by, visit.city)
      const one = seen.ok ? seen.value.asks.find((each) => each.ask.id === ask) : undefined
      if (!one || one.slots.length !== 1) return desk.answerRefusal(request, reply, refuse('visits.not-here'))
      const origin = new URL(desk.config.origin)
      const link = new URL(`${visit.prefix}/groups/${group}/visits`, origin).href
      const { calendar, entries } = calendarOfVisit(one, { host: origin.host, link })
      return reply
        .header('cache-control', 'private, no-store')
        .header('content-disposition', 'attachment; filename="visit.ics"')
        .type('text/calendar; charset=utf-8')
        .send(writeCalendar(calendar, entries, visit.city.now()))
    },
  )
}
