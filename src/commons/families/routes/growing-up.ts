import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  birthMonth,
  browserOf,
  cardsOnList,
  giveSession,
  mailAddress,
  personsById,
  stopCard,
  waysOf,
} from '#commons/people'
import { isId, type Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { beginAlone } from '../commands/begin-alone.ts'
import { sayAge } from '../commands/say-age.ts'
import { takeOverAccount } from '../commands/take-over-account.ts'
import { OwnPage, type OwnPageProps } from '../pages/growing/own.page.tsx'
import { StartPage } from '../pages/growing/start.page.tsx'
import { consentAgeFor, isOldEnough } from '../rules/ages.ts'
import { here, notHere, ofChild, placeOf } from './here.ts'

const addressForm = z.object({ address: z.string().max(300).default('') })
/** `year-<child>` and `month-<child>`: several children stand on one page. */
const ageForm = z.record(z.string().max(60), z.string().max(10)).default({})
const ofPerson = ofChild.extend({ child: z.string().refine(isId) })

/** A class begins at once behind one address; a machine that makes names does not. */
const startLimit = { max: 60, timeWindow: '10 minutes' } as const

/** From the first day alone to the day the account is one's own. */
export function growingUpRoutes(app: App, desk: Desk): void {
  app.get('/:ecosystem/start', { schema: { params: here }, config: { access: 'anyone' } }, async (request, reply) => {
    const found = await desk.cityBySlug(request.params.ecosystem)
    if (!found) return notHere(desk, request, reply)
    const prefix = prefixFor(request, found.ecosystem)
    if ((await desk.by(request)).kind === 'person') return reply.redirect(`${prefix}/me/seen`, 303)
    return desk.show(request, reply, {
      title: desk.sayFor(request)('families.start-title'),
      ecosystem: found.ecosystem,
      noIndex: true,
      body: createElement(StartPage, {
        action: `${prefix}/start`,
        cardHref: `${prefix}/card`,
        days: placeOf(found).settings.startDays,
      }),
    })
  })

  app.post(
    '/:ecosystem/start',
    { schema: { params: here }, config: { access: 'anyone', rateLimit: { ...startLimit } } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(desk, request, reply)
      const next = `${prefixFor(request, found.ecosystem)}/me/seen`
      // Pressed twice, nobody begins twice.
      if ((await desk.by(request)).kind === 'person') return reply.redirect(next, 303)
      const begun = await beginAlone(desk.languageOf(request), browserOf(request), found.city, placeOf(found))
      return giveSession(reply, begun.session, desk.config).redirect(next, 303)
    },
  )

  const showOwn = async (
    request: FastifyRequest,
    reply: FastifyReply,
    found: CityHere,
    wrong: OwnPageProps['wrong'] = null,
  ): Promise<FastifyReply> => {
    const by = await desk.by(request)
    const [person] = by.kind === 'person' ? await personsById([by.person], found.city) : []
    if (!person) return notHere(desk, request, reply)
    const { settings, timeZone } = placeOf(found)
    const age = consentAgeFor('account', settings)
    const ways = (await waysOf([person.id], found.city)).get(person.id) ?? []
    return desk.show(request, reply, {
      title: desk.sayFor(request)('families.own-title'),
      ecosystem: found.ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 400,
      body: createElement(OwnPage, {
        prefix: prefixFor(request, found.ecosystem),
        isOldEnough: isOldEnough(person.birth, age, dayIn(timeZone, found.city.now())),
        age,
        addresses: ways.filter(({ confirmedHow }) => confirmedHow === 'account').map(({ address }) => address),
        hasCard: ((await cardsOnList([person.id], found.city)).get(person.id)?.card ?? null) !== null,
        childId: person.id,
        wrong,
      }),
    })
  }

  app.get('/:ecosystem/me/own', { schema: { params: here }, config: { access: 'person' } }, async (request, reply) => {
    const found = await desk.cityBySlug(request.params.ecosystem)
    return found ? showOwn(request, reply, found) : notHere(desk, request, reply)
  })

  app.post(
    '/:ecosystem/me/own',
    {
      schema: { params: here, body: addressForm },
      config: { access: 'person', rateLimit: { max: 10, timeWindow: '10 minutes' } },
    },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(desk, request, reply)
      const typed = request.body.address
      const address = mailAddress.safeParse(typed)
      if (!address.success) return showOwn(request, reply, found, { typed, because: 'families.own-address-wrong' })
      // The door is a person's: somebody is signed in.
      const ask = { address: address.data, me: (await desk.signedIn(request))! }
      const sent = await takeOverAccount(ask, await desk.by(request), found, placeOf(found), desk)
      if (!sent.ok) return desk.answerRefusal(request, reply, sent)
      desk.flash(reply, 'families.own-sent')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/me/own`, 303)
    },
  )

  app.post(
    '/:ecosystem/me/own/card',
    { schema: { params: here }, config: { access: 'person' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      const by = await desk.by(request)
      if (!found || by.kind !== 'person') return notHere(desk, request, reply)
      const stopped = await stopCard(by.person, by, found.city)
      if (!stopped.ok) return desk.answerRefusal(request, reply, stopped)
      desk.flash(reply, 'families.own-card-stopped')
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/me/own`, 303)
    },
  )

  /** The same for the child, a guardian and a desk: whose word counts is the rule's. */
  for (const [path, back] of [
    ['/:ecosystem/me/family/:child/age', 'me'],
    ['/:ecosystem/office/desk/:child/age', 'desk'],
  ] as const) {
    app.post(
      path,
      { schema: { params: ofPerson, body: ageForm }, config: { access: 'person' } },
      async (
        request: FastifyRequest<{ Params: { ecosystem: string; child: Id }; Body: Record<string, string> }>,
        reply,
      ) => {
        const found = await desk.cityBySlug(request.params.ecosystem)
        if (!found) return notHere(desk, request, reply)
        const { child } = request.params
        const by = await desk.by(request)
        const prefix = prefixFor(request, found.ecosystem)
        const isOwn = by.kind === 'person' && by.person === child
        const to = back === 'desk' ? `${prefix}/office/desk/${child}` : `${prefix}/me/${isOwn ? 'seen' : 'family'}`
        const birth = birthMonth.safeParse({
          year: request.body[`year-${child}`],
          month: request.body[`month-${child}`],
        })
        if (!birth.success) {
          desk.flash(reply, 'families.desk-wrong-birth')
          return reply.redirect(to, 303)
        }
        const said = await sayAge({ personId: child, birth: birth.data }, by, found.city, placeOf(found))
        if (!said.ok) return desk.answerRefusal(request, reply, said)
        desk.flash(reply, said.value.isChanged ? 'families.age-changed' : 'families.age-kept')
        return reply.redirect(to, 303)
      },
    )
  }
}
