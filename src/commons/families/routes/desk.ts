import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  birthMonth,
  deskRoles,
  enrolPerson,
  enrolWithCard,
  personName,
  personOfUserName,
  printCards,
  replaceCard,
} from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { isId, type Id } from '#kernel/id.ts'
import { textFor } from '#kernel/local-text.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { directionOf } from '#web/say/languages.ts'
import { vouchForGuardian } from '../commands/link-guardian.ts'
import { makeConsentLink } from '../commands/make-consent-link.ts'
import { DeskChildPage, DeskPage, type DeskChildPageProps, type DeskPageProps } from '../pages/desk.page.tsx'
import { mayWorkAtDesk } from '../policy.ts'
import { childAsSeen } from '../queries/child-as-seen.ts'
import { relations } from '../words.ts'
import { here, notHere, ofChild, placeOf } from './here.ts'

const enrolForm = z.object({
  year: z.string().max(10).default(''),
  month: z.string().max(10).default(''),
  language: z.string().max(20).default('en'),
})
const findForm = z.object({ userName: z.string().max(100).default('') })
const guardianForm = z.object({
  guardianName: z.string().max(600).default(''),
  relation: z.enum(relations).catch('other'),
})
const linkForm = z.object({ link: z.string().refine(isId) })

/** Whose desk somebody works at; null: the office's own. */
const deskOf = (by: Actor): Id | null =>
  (by.kind === 'person' &&
    by.roles.find(({ role, organisation }) => organisation !== null && (deskRoles as readonly string[]).includes(role))
      ?.organisation) ||
  null

/** A desk for people who come in: one at a time, and never the one before. */
export function deskRoutes(app: App, desk: Desk): void {
  type Handle<Asked extends FastifyRequest> = (
    asked: Asked,
    reply: FastifyReply,
    found: CityHere,
    by: Actor,
  ) => Promise<FastifyReply>
  const atDesk =
    <Asked extends FastifyRequest>(handle: Handle<Asked>) =>
    async (request: Asked, reply: FastifyReply): Promise<FastifyReply> => {
      const found = await desk.cityBySlug((request.params as { ecosystem: string }).ecosystem)
      if (!found) return notHere(desk, request, reply)
      const by = await desk.by(request)
      return mayWorkAtDesk(by)
        ? handle(request, reply, found, by)
        : desk.answerRefusal(request, reply, refuse('families.not-yours'))
    }

  const showDesk = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { ecosystem }: CityHere,
    form?: Pick<DeskPageProps, 'given' | 'wrong'>,
  ) =>
    desk.show(request, reply, {
      title: desk.sayFor(request)('families.desk-title'),
      ecosystem,
      noIndex: true,
      status: form ? 400 : 200,
      body: createElement(DeskPage, {
        prefix: prefixFor(request, ecosystem),
        languages: ecosystem.languages,
        ...(form ?? { given: { year: '', month: '', language: ecosystem.languages[0] ?? 'en' }, wrong: [] }),
      }),
    })

  const showChild = async (
    request: FastifyRequest<{ Params: { child: Id } }>,
    reply: FastifyReply,
    found: CityHere,
    more: Partial<Pick<DeskChildPageProps, 'link' | 'wrong'>> = {},
  ) => {
    const seen = await childAsSeen(request.params.child, await desk.by(request), found.city, placeOf(found))
    if (!seen.ok) return desk.answerRefusal(request, reply, seen)
    return desk.show(request, reply, {
      title: desk.sayFor(request)('families.desk-title'),
      ecosystem: found.ecosystem,
      noIndex: true,
      status: more.wrong ? 400 : 200,
      body: createElement(DeskChildPage, {
        prefix: prefixFor(request, found.ecosystem),
        child: seen.value,
        link: more.link ?? null,
        wrong: more.wrong ?? null,
      }),
    })
  }
  const toChild = (request: FastifyRequest, reply: FastifyReply, { ecosystem }: CityHere, child: Id) =>
    reply.redirect(`${prefixFor(request, ecosystem)}/office/desk/${child}`, 303)

  app.get(
    '/:ecosystem/office/desk',
    { schema: { params: here }, config: { access: 'person' } },
    atDesk((request, reply, found) => showDesk(request, reply, found)),
  )

  app.post(
    '/:ecosystem/office/desk/enrol',
    { schema: { params: here, body: enrolForm }, config: { access: 'person' } },
    atDesk(async (request: FastifyRequest<{ Body: z.output<typeof enrolForm> }>, reply, found, by) => {
      const given = request.body
      const birth = birthMonth.safeParse(given)
      const isUnknown = given.year.trim() === '' && given.month.trim() === ''
      const mistaken = (because: string) =>
        showDesk(request, reply, found, { given, wrong: [{ name: 'year', because }] })
      if (!isUnknown && !birth.success) return mistaken('families.desk-wrong-birth')
      const language = found.ecosystem.languages.find((tag) => tag === given.language) ?? found.ecosystem.languages[0]!
      const child = { birth: isUnknown ? null : birth.data!, language, organisationId: deskOf(by) }
      const enrolled = await enrolWithCard(child, by, found.city)
      if (!enrolled.ok && enrolled.refusal === 'people.born-in-the-future') return mistaken(enrolled.refusal)
      if (!enrolled.ok) return desk.answerRefusal(request, reply, enrolled)
      return toChild(request, reply, found, enrolled.value.personId)
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
      if (!seen || !seen.ok) {
        const given = { year: '', month: '', language: found.ecosystem.languages[0] ?? 'en' }
        return showDesk(request, reply, found, {
          given,
          wrong: [{ name: 'userName', because: 'families.desk-not-found' }],
        })
      }
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
      const ask = { personId: request.params.child, organisationId: deskOf(by) }
      const card = await replaceCard(ask, by, found.city)
      if (!card.ok) return desk.answerRefusal(request, reply, card)
      const { ecosystem } = found
      const language = desk.languageOf(request)
      const say = desk.sayFor(request)
      const origin =
        ecosystem.host === null ? desk.config.origin : `${new URL(desk.config.origin).protocol}//${ecosystem.host}`
      const pdf = await printCards(
        [card.value],
        {
          language,
          direction: directionOf(language),
          title: say('people.card-title'),
          place: textFor(ecosystem.name, [language]).text,
          accent: ecosystem.accent,
          howTo: say('people.card-how-to'),
          keepApart: say('people.card-keep-apart'),
        },
        (secret) => `${origin}${prefixFor(request, ecosystem)}/card/${secret}`,
      )
      return reply
        .type('application/pdf')
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment; filename="card.pdf"')
        .send(pdf)
    }),
  )

  app.post(
    '/:ecosystem/office/desk/:child/guardian',
    { schema: { params: ofChild, body: guardianForm }, config: { access: 'person' } },
    atDesk(
      async (
        request: FastifyRequest<{ Params: { child: Id }; Body: z.output<typeof guardianForm> }>,
        reply,
        found,
        by,
      ) => {
        const childId = request.params.child
        const name = personName.safeParse(request.body.guardianName)
        if (!name.success) return showChild(request, reply, found, { wrong: 'families.desk-guardian-no-name' })
        const seen = await childAsSeen(childId, by, found.city, placeOf(found))
        if (!seen.ok) return desk.answerRefusal(request, reply, seen)
        const enrolled = await enrolPerson(
          { displayName: name.data, language: desk.languageOf(request) },
          by,
          found.city,
        )
        if (!enrolled.ok) return desk.answerRefusal(request, reply, enrolled)
        const { personId: guardianId } = enrolled.value
        const ask = { childId, guardianId, relation: request.body.relation, vouchingOrganisationId: deskOf(by) }
        const linked = await vouchForGuardian(ask, by, found.city, placeOf(found))
        if (!linked.ok) return desk.answerRefusal(request, reply, linked)
        desk.flash(reply, 'families.desk-guardian-linked')
        return toChild(request, reply, found, childId)
      },
    ),
  )

  app.post(
    '/:ecosystem/office/desk/:child/consent-link',
    { schema: { params: ofChild, body: linkForm }, config: { access: 'person' } },
    atDesk(async (request: FastifyRequest<{ Params: { child: Id }; Body: { link: Id } }>, reply, found, by) => {
      const seen = await childAsSeen(request.params.child, by, found.city, placeOf(found))
      const guardian = seen.ok ? seen.value.guardians.find(({ linkId }) => linkId === request.body.link) : undefined
      if (!guardian) return notHere(desk, request, reply)
      const made = await makeConsentLink(guardian.linkId, by, found.city, placeOf(found))
      if (!made.ok) return desk.answerRefusal(request, reply, made)
      const { ecosystem } = found
      const origin =
        ecosystem.host === null ? desk.config.origin : `${new URL(desk.config.origin).protocol}//${ecosystem.host}`
      const address = `${origin}${prefixFor(request, ecosystem)}/consent/${made.value}`
      return showChild(request, reply, found, { link: { name: guardian.name, address } })
    }),
  )
}
