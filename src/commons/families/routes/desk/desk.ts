import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  birthMonth,
  cardsOnSheet,
  enrolWithCard,
  personOfUserName,
  replaceCard,
  unlockCard,
  type BirthMonth,
  type FreshCard,
} from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { childAsSeen } from '../../queries/child-as-seen.ts'
import { here, ofChild, placeOf } from '../here.ts'
import type { DeskRoom } from './at-desk.ts'
import { sendCards } from './printing.ts'

const enrolForm = z.object({
  year: z.string().max(10).default(''),
  month: z.string().max(10).default(''),
  language: z.string().max(20).default('en'),
  desk: z.string().max(40).default(''),
})
const classForm = z.object({
  count: z.string().max(10).default(''),
  classYear: z.string().max(10).default(''),
  classMonth: z.string().max(10).default(''),
  classLanguage: z.string().max(20).default('en'),
  classDesk: z.string().max(40).default(''),
})
const findForm = z.object({ userName: z.string().max(100).default('') })

/** Null: not said. A mistake: half said, or no month of any year. */
function birthOf(year: string, month: string): BirthMonth | null | 'mistake' {
  if (year.trim() === '' && month.trim() === '') return null
  const birth = birthMonth.safeParse({ year, month })
  return birth.success ? birth.data : 'mistake'
}

/** A desk for people who come in: one at a time, and never the one before. */
export function deskRoutes(
  app: App,
  desk: Desk,
  { atDesk, deskOf, deskChosen, showDesk, showChild, toChild, done }: DeskRoom,
): void {
  const languageOf = (languages: readonly string[], chosen: string): string =>
    languages.find((tag) => tag === chosen) ?? languages[0]!

  app.get(
    '/:ecosystem/office/desk',
    { schema: { params: here }, config: { access: 'person' } },
    atDesk(async (request, reply, found) => showDesk(request, reply, found)),
  )

  app.post(
    '/:ecosystem/office/desk/enrol',
    { schema: { params: here, body: enrolForm }, config: { access: 'person' } },
    atDesk(async (request: FastifyRequest<{ Body: z.output<typeof enrolForm> }>, reply, found, by) => {
      const given = request.body
      const birth = birthOf(given.year, given.month)
      const mistaken = (because: string) =>
        showDesk(request, reply, found, { given, wrong: [{ name: 'year', because }] })
      if (birth === 'mistake') return mistaken('families.desk-wrong-birth')
      const organisationId = deskChosen(by, given.desk)
      if (organisationId === undefined)
        return showDesk(request, reply, found, { given, wrong: [{ name: 'desk', because: 'families.desk-which' }] })
      const language = languageOf(found.ecosystem.languages, given.language)
      const enrolled = await enrolWithCard({ birth, language, organisationId }, by, found.city)
      if (!enrolled.ok && enrolled.refusal === 'people.born-in-the-future') return mistaken(enrolled.refusal)
      if (!enrolled.ok) return desk.answerRefusal(request, reply, enrolled)
      return toChild(request, reply, found, enrolled.value.personId)
    }),
  )

  app.post(
    '/:ecosystem/office/desk/class',
    {
      schema: { params: here, body: classForm },
      config: { access: 'person', rateLimit: { max: 20, timeWindow: '1 minute' } },
    },
    atDesk(async (request: FastifyRequest<{ Body: z.output<typeof classForm> }>, reply, found, by) => {
      const given = request.body
      const birth = birthOf(given.classYear, given.classMonth)
      const organisationId = deskChosen(by, given.classDesk)
      const count = /^\d{1,2}$/.test(given.count.trim()) ? Number(given.count) : 0
      const wrong = [
        ...(count >= 1 && count <= cardsOnSheet ? [] : [{ name: 'count', because: 'families.desk-class-count-wrong' }]),
        ...(birth === 'mistake' ? [{ name: 'classYear', because: 'families.desk-wrong-birth' }] : []),
        ...(organisationId === undefined ? [{ name: 'classDesk', because: 'families.desk-which' }] : []),
      ]
      if (wrong.length > 0 || birth === 'mistake' || organisationId === undefined)
        return showDesk(request, reply, found, { wrong })
      const language = languageOf(found.ecosystem.languages, given.classLanguage)
      const cards: FreshCard[] = []
      while (cards.length < count) {
        const enrolled = await enrolWithCard({ birth, language, organisationId }, by, found.city)
        if (!enrolled.ok) return desk.answerRefusal(request, reply, enrolled)
        cards.push(enrolled.value)
      }
      return sendCards(request, reply, found, cards, desk)
    }),
  )

  app.post(
    '/:ecosystem/office/desk/find',
    {
      schema: { params: here, body: findForm },
      config: { access: 'person', rateLimit: { max: 30, timeWindow: '1 minute' } },
    },
    atDesk(async (request: FastifyRequest<{ Body: z.output<typeof findForm> }>, reply, found, by) => {
      const child = await personOfUserName(request.body.userName, found.city)
      const seen = child && (await childAsSeen(child, by, found.city, placeOf(found)))
      // A name of another desk's child is told like one that nobody has.
      if (!seen || !seen.ok)
        return showDesk(request, reply, found, { wrong: [{ name: 'userName', because: 'families.desk-not-found' }] })
      return toChild(request, reply, found, seen.value.childId)
    }),
  )

  app.get(
    '/:ecosystem/office/desk/:child',
    { schema: { params: ofChild }, config: { access: 'person' } },
    atDesk((request: FastifyRequest<{ Params: { child: Id } }>, reply, found) => showChild(request, reply, found)),
  )

  app.post(
    '/:ecosystem/office/desk/:child/card',
    { schema: { params: ofChild }, config: { access: 'person' } },
    atDesk(async (request: FastifyRequest<{ Params: { child: Id } }>, reply, found, by) => {
      const seen = await childAsSeen(request.params.child, by, found.city, placeOf(found))
      if (!seen.ok) return desk.answerRefusal(request, reply, seen)
      const ask = { personId: request.params.child, organisationId: await deskOf(request.params.child, by, found) }
      const card = await replaceCard(ask, by, found.city)
      return card.ok ? sendCards(request, reply, found, [card.value], desk) : desk.answerRefusal(request, reply, card)
    }),
  )

  app.post(
    '/:ecosystem/office/desk/:child/unlock',
    { schema: { params: ofChild }, config: { access: 'person' } },
    atDesk(async (request: FastifyRequest<{ Params: { child: Id } }>, reply, found, by) =>
      done(request, reply, found, await unlockCard(request.params.child, by, found.city), 'people.card-opened-again'),
    ),
  )
}
