import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { answerConsents, withdrawConsent } from '../commands/answer-consents.ts'
import { endMandate } from '../commands/record-mandate.ts'
import { linkByCode } from '../commands/link-guardian.ts'
import { showLinkCode } from '../commands/show-link-code.ts'
import { ConsentPage } from '../pages/consent.page.tsx'
import { FamilyPage, type FamilyPageProps } from '../pages/family.page.tsx'
import { SeenPage } from '../pages/seen.page.tsx'
import { childAsSeen, type ChildSeen } from '../queries/child-as-seen.ts'
import { familyCare } from '../queries/family-care.ts'
import { myFamily } from '../queries/my-family.ts'
import { relations } from '../words.ts'
import { chosen, here, notHere, ofChild, placeOf, switchForm, takeBackForm, type NamesOf } from './here.ts'

const ofMandate = here.extend({ mandate: z.string().refine(isId) })
const linkForm = z.object({ code: z.string().max(40).default(''), relation: z.enum(relations).catch('other') })

const noCare = { band: null, startUntilOn: null, decidesAlone: false } as const

const organisationsIn = (children: readonly ChildSeen[]): Id[] =>
  children.flatMap(({ mandates }) => mandates.map(({ organisationId }) => organisationId))

/** What belongs to a signed-in guardian or young person. */
export function myFamilyRoutes(app: App, desk: Desk, namesOf: NamesOf): void {
  const showFamily = async (
    request: FastifyRequest,
    reply: FastifyReply,
    found: CityHere,
    wrong: FamilyPageProps['wrong'] = null,
  ) => {
    const children = await myFamily(await desk.by(request), found.city, placeOf(found))
    return desk.show(request, reply, {
      title: desk.sayFor(request)('families.family-title'),
      ecosystem: found.ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 422,
      body: createElement(FamilyPage, {
        prefix: prefixFor(request, found.ecosystem),
        family: children.map((child) => ({
          ...child,
          care: child.care ?? noCare,
          open: child.switches.filter(({ decider, mine, answer }) => decider === 'guardian' && !mine && !answer.may)
            .length,
        })),
        organisations: await namesOf(organisationsIn(children), found.city),
        wrong,
      }),
    })
  }

  app.get(
    '/:ecosystem/me/family',
    { schema: { params: here }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      return found ? showFamily(request, reply, found) : notHere(desk, request, reply)
    },
  )

  app.post(
    '/:ecosystem/me/family/link',
    { schema: { params: here, body: linkForm }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(desk, request, reply)
      const linked = await linkByCode(request.body, await desk.by(request), found.city, placeOf(found))
      if (!linked.ok && linked.refusal === 'families.code-wrong')
        return showFamily(request, reply, found, { because: linked.refusal, typed: request.body.code })
      if (!linked.ok) return desk.answerRefusal(request, reply, linked)
      desk.flash(reply, 'families.family-linked')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/me/family`, 303)
    },
  )

  app.post(
    '/:ecosystem/me/family/mandate/:mandate/end',
    { schema: { params: ofMandate }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(desk, request, reply)
      const ended = await endMandate(request.params.mandate, await desk.by(request), found.city, placeOf(found))
      if (!ended.ok) return desk.answerRefusal(request, reply, ended)
      desk.flash(reply, 'families.mandate-ended-now')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/me/family`, 303)
    },
  )

  const showConsents = async (
    request: FastifyRequest<{ Params: { child: Id } }>,
    reply: FastifyReply,
    found: CityHere,
    wrong: string | null = null,
  ) => {
    const by = await desk.by(request)
    const seen = await childAsSeen(request.params.child, by, found.city, placeOf(found))
    if (!seen.ok) return desk.answerRefusal(request, reply, seen)
    const say = desk.sayFor(request)
    const prefix = prefixFor(request, found.ecosystem)
    const isSelf = by.kind === 'person' && by.person === seen.value.childId
    return desk.show(request, reply, {
      title: say('families.consent-title', { season: say(`families.season-${seen.value.season.name}`) }),
      ecosystem: found.ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 400,
      body: createElement(ConsentPage, {
        action: `${prefix}/me/family/${seen.value.childId}`,
        childName: seen.value.name,
        switches: seen.value.switches,
        speaker: isSelf ? 'self' : 'guardian',
        names: seen.value.names,
        seasonKind: seen.value.season.name,
        untilOn: seen.value.season.until,
        greets: null,
        before: isSelf ? seen.value.before : [],
        trail: isSelf
          ? [{ href: `${prefix}/me/seen`, label: say('families.seen-title') }]
          : [{ href: `${prefix}/me/family`, label: say('families.family-title') }],
        wrong,
      }),
    })
  }

  app.get(
    '/:ecosystem/me/family/:child',
    { schema: { params: ofChild }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      return found ? showConsents(request, reply, found) : notHere(desk, request, reply)
    },
  )

  app.post(
    '/:ecosystem/me/family/:child',
    { schema: { params: ofChild, body: switchForm }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      const by = await desk.by(request)
      if (!found || by.kind !== 'person') return notHere(desk, request, reply)
      const childId = request.params.child
      const seen = await childAsSeen(childId, by, found.city, placeOf(found))
      if (!seen.ok) return desk.answerRefusal(request, reply, seen)
      const answers = chosen(request.body, seen.value.switches, by.person === childId ? 'self' : 'guardian')
      if (Object.keys(answers).length === 0) return showConsents(request, reply, found, 'families.consent-none')
      const ask = {
        childId,
        speakerId: by.person,
        answers,
        language: desk.languageOf(request),
        channel: 'screen',
      } as const
      const answered = await answerConsents(ask, by, found.city, placeOf(found))
      if (!answered.ok) return desk.answerRefusal(request, reply, answered)
      desk.flash(reply, 'families.consent-saved')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/me/family/${childId}`, 303)
    },
  )

  app.post(
    '/:ecosystem/me/family/:child/back',
    { schema: { params: ofChild, body: takeBackForm }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      const by = await desk.by(request)
      if (!found || by.kind !== 'person') return notHere(desk, request, reply)
      const childId = request.params.child
      const { purpose } = request.body
      const ask = {
        childId,
        speakerId: by.person,
        purpose,
        language: desk.languageOf(request),
        channel: 'screen',
      } as const
      const taken = await withdrawConsent(ask, by, found.city, placeOf(found))
      if (!taken.ok) return desk.answerRefusal(request, reply, taken)
      desk.flash(reply, 'families.consent-taken-back')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/me/family/${childId}`, 303)
    },
  )

  const showSeen = async (request: FastifyRequest, reply: FastifyReply, found: CityHere, code: string | null) => {
    const by = await desk.by(request)
    if (by.kind !== 'person') return notHere(desk, request, reply)
    const seen = await childAsSeen(by.person, by, found.city, placeOf(found))
    if (!seen.ok) return desk.answerRefusal(request, reply, seen)
    return desk.show(request, reply, {
      title: desk.sayFor(request)('families.seen-title'),
      ecosystem: found.ecosystem,
      noIndex: true,
      body: createElement(SeenPage, {
        prefix: prefixFor(request, found.ecosystem),
        child: seen.value,
        care: (await familyCare(by.person, by, found.city, placeOf(found))) ?? noCare,
        organisations: await namesOf(organisationsIn([seen.value]), found.city),
        comingOfAge: seen.value.comingOfAge,
        code,
      }),
    })
  }

  app.get('/:ecosystem/me/seen', { schema: { params: here }, config: { access: 'person' } }, async (request, reply) => {
    const found = await desk.cityBySlug(request.params.ecosystem)
    return found ? showSeen(request, reply, found, null) : notHere(desk, request, reply)
  })

  app.post(
    '/:ecosystem/me/seen/code',
    { schema: { params: here }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      const by = await desk.by(request)
      if (!found || by.kind !== 'person') return notHere(desk, request, reply)
      const code = await showLinkCode(by.person, by, found.city)
      // No redirect: the code is kept nowhere, so this one answer is the only page that can show it.
      return code.ok ? showSeen(request, reply, found, code.value) : desk.answerRefusal(request, reply, code)
    },
  )
}
