import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  birthMonth,
  cardsOnSheet,
  personName,
  replaceCard,
  waysOf,
  type BirthMonth,
  type FreshCard,
} from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { isId, type Id } from '#kernel/id.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { enrolFamily } from '../../commands/enrol-family.ts'
import { makeConsentLink } from '../../commands/make-consent-link.ts'
import { adultsAtOnce, childrenAtOnce, FamilyFormPage } from '../../pages/desk/family-form.page.tsx'
import { FamilyMadePage } from '../../pages/desk/family-made.page.tsx'
import { childrenAsSeen, type ChildSeen } from '../../queries/child-as-seen.ts'
import { readReach } from '../../rules/read-reach.ts'
import { relations, type Relation } from '../../words.ts'
import { here, languageAsked, notHere, placeOf } from '../here.ts'
import type { DeskRoom } from './at-desk.ts'
import { sendCards } from './printing.ts'

const anId = z.string().refine(isId)
const several = z.union([z.array(anId).max(cardsOnSheet), anId.transform((one) => [one])]).catch([])
// Loose: which language is asked for stands beside it.
const children = z.looseObject({ child: several })
const typed = z.record(z.string().max(20), z.string().max(600)).default({})
type Typed = z.output<typeof typed>

interface Read {
  readonly adults: { name: string; reach: string; relation: Relation }[]
  readonly births: (BirthMonth | null)[]
  readonly wrong: { name: string; because: string }[]
}

/** Rows left empty are nobody; the first adult and the first child are asked for. */
function readFamily(body: Typed): Read {
  const read: Read = { adults: [], births: [], wrong: [] }
  const text = (name: string): string => body[name]?.trim() ?? ''
  for (let at = 0; at < adultsAtOnce; at += 1) {
    const [name, reach] = [text(`name${at}`), text(`reach${at}`)]
    if (name === '' && reach === '' && at > 0) continue
    const called = personName.safeParse(name)
    if (!called.success) read.wrong.push({ name: `name${at}`, because: 'families.desk-guardian-no-name' })
    if (readReach(reach).kind === 'mistake') read.wrong.push({ name: `reach${at}`, because: 'families.reach-mistaken' })
    const relation = z
      .enum(relations)
      .catch('other')
      .parse(text(`relation${at}`))
    if (called.success) read.adults.push({ name: called.data, reach, relation })
  }
  for (let at = 0; at < childrenAtOnce; at += 1) {
    const [year, month] = [text(`year${at}`), text(`month${at}`)]
    if (year === '' && month === '') continue
    const birth = birthMonth.safeParse({ year, month })
    if (birth.success) read.births.push(birth.data)
    else read.wrong.push({ name: `year${at}`, because: 'families.desk-wrong-birth' })
  }
  if (read.births.length === 0 && read.wrong.length === 0)
    read.wrong.push({ name: 'year0', because: 'families.desk-wrong-birth' })
  return read
}

/** A whole family at once, all its cards on one sheet, all its questions in one press. */
export function deskFamilyRoutes(app: App, desk: Desk, { atDesk, deskOf, deskChosen, desksToChoose }: DeskRoom): void {
  const showForm = async (
    request: FastifyRequest,
    reply: FastifyReply,
    found: CityHere,
    given: Typed,
    wrong: Read['wrong'],
  ): Promise<FastifyReply> => {
    const { ecosystem } = found
    return desk.show(request, reply, {
      title: desk.sayFor(request)('families.whole-title'),
      ecosystem,
      noIndex: true,
      status: wrong.length === 0 ? 200 : 400,
      body: createElement(FamilyFormPage, {
        prefix: prefixFor(request, ecosystem),
        languages: ecosystem.languages,
        desks: await desksToChoose(await desk.by(request), found),
        given,
        wrong,
      }),
    })
  }

  /** Those of the children asked for that this desk serves, in the order asked. */
  const served = async (ids: readonly Id[], by: Actor, found: CityHere): Promise<ChildSeen[]> => {
    const seen = await childrenAsSeen(ids, by, found.city, placeOf(found))
    return ids.flatMap((id) => (seen.has(id) ? [seen.get(id)!] : []))
  }
  /** Guardians of these children whom a message reaches. */
  const reachable = async (seen: readonly ChildSeen[], { city }: CityHere) => {
    const active = seen.flatMap(({ guardians }) => guardians.filter(({ state }) => state === 'active'))
    const ways = await waysOf([...new Set(active.map(({ guardianId }) => guardianId))], city)
    return active.filter(({ guardianId }) =>
      (ways.get(guardianId) ?? []).some(({ confirmedAt }) => confirmedAt !== null),
    )
  }

  app.get(
    '/:ecosystem/office/desk/family',
    { schema: { params: here, querystring: children }, config: { access: 'person' } },
    atDesk(async (request: FastifyRequest<{ Querystring: z.output<typeof children> }>, reply, found, by) => {
      const ids = request.query.child as readonly Id[]
      if (ids.length === 0)
        return showForm(
          request,
          reply,
          found,
          { language: languageAsked(desk, request, found.ecosystem.languages) },
          [],
        )
      const seen = await served(ids, by, found)
      if (seen.length === 0) return notHere(desk, request, reply)
      return desk.show(request, reply, {
        title: desk.sayFor(request)('families.whole-made'),
        ecosystem: found.ecosystem,
        noIndex: true,
        body: createElement(FamilyMadePage, {
          prefix: prefixFor(request, found.ecosystem),
          enrolled: seen.map(({ childId, name }) => ({ childId, name })),
          adults: [...new Set((await reachable(seen, found)).map(({ name }) => name))],
        }),
      })
    }),
  )

  app.post(
    '/:ecosystem/office/desk/family',
    {
      schema: { params: here, body: typed },
      config: { access: 'person', rateLimit: { max: 20, timeWindow: '1 minute' } },
    },
    atDesk(async (request: FastifyRequest<{ Body: Typed }>, reply, found, by) => {
      const { adults, births, wrong } = readFamily(request.body)
      const organisationId = deskChosen(by, request.body['desk'] ?? '')
      if (organisationId === undefined) wrong.push({ name: 'desk', because: 'families.desk-which' })
      if (wrong.length > 0 || organisationId === undefined) return showForm(request, reply, found, request.body, wrong)
      const { languages } = found.ecosystem
      const language = languages.find((tag) => tag === request.body['language']) ?? languages[0]!
      const ask = { adults, children: births, language, organisationId }
      const made = await enrolFamily(ask, by, found.city, placeOf(found))
      if (!made.ok && made.refusal === 'people.born-in-the-future')
        return showForm(request, reply, found, request.body, [{ name: 'year0', because: made.refusal }])
      if (!made.ok && made.refusal === 'families.adult-not-found')
        return showForm(request, reply, found, request.body, [{ name: 'reach0', because: made.refusal }])
      if (!made.ok) return desk.answerRefusal(request, reply, made)
      const asked = new URLSearchParams(made.value.childIds.map((id) => ['child', id]))
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/desk/family?${asked}`, 303)
    }),
  )

  app.post(
    '/:ecosystem/office/desk/cards',
    {
      schema: { params: here, body: children },
      config: { access: 'person', rateLimit: { max: 20, timeWindow: '1 minute' } },
    },
    atDesk(async (request: FastifyRequest<{ Body: z.output<typeof children> }>, reply, found, by) => {
      const seen = await served(request.body.child as readonly Id[], by, found)
      if (seen.length === 0) return notHere(desk, request, reply)
      const cards: FreshCard[] = []
      for (const { childId: personId } of seen) {
        const card = await replaceCard({ personId, organisationId: await deskOf(personId, by, found) }, by, found.city)
        if (!card.ok) return desk.answerRefusal(request, reply, card)
        cards.push(card.value)
      }
      return sendCards(request, reply, found, cards, desk)
    }),
  )

  app.post(
    '/:ecosystem/office/desk/questions',
    { schema: { params: here, body: children }, config: { access: 'person' } },
    atDesk(async (request: FastifyRequest<{ Body: z.output<typeof children> }>, reply, found, by) => {
      const ids = request.body.child as readonly Id[]
      const seen = await served(ids, by, found)
      if (seen.length === 0) return notHere(desk, request, reply)
      for (const { linkId } of await reachable(seen, found)) {
        const ask = { linkId, isSent: true, secret: desk.config.secret }
        const sent = await makeConsentLink(ask, by, found.city, placeOf(found))
        if (!sent.ok) return desk.answerRefusal(request, reply, sent)
      }
      desk.flash(reply, 'families.desk-consent-sent')
      const asked = new URLSearchParams(ids.map((id) => ['child', id]))
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/desk/family?${asked}`, 303)
    }),
  )
}
