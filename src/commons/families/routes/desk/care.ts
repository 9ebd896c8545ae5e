import type { FastifyReply, FastifyRequest } from 'fastify'
import { createElement } from 'react'
import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import { isDay } from '#kernel/instant.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { answerConsents } from '../../commands/answer-consents.ts'
import { liftProtection, protectChild } from '../../commands/protect-child.ts'
import { endMandate, recordMandate } from '../../commands/record-mandate.ts'
import { endBand, setBand } from '../../commands/set-band.ts'
import { desksAt } from '../../policy.ts'
import { ConsentPage } from '../../pages/consent.page.tsx'
import { childAsSeen } from '../../queries/child-as-seen.ts'
import { bandNames, bandReasons, mandateProofs, purposes } from '../../words.ts'
import { chosen, notHere, ofChild, placeOf, switchForm } from '../here.ts'
import type { DeskRoom } from './at-desk.ts'

const id = z.string().refine(isId)
const several = z.union([z.array(z.enum(purposes)), z.enum(purposes).transform((one) => [one])]).catch([])
const mandateForm = z.object({
  guardian: id,
  scope: several,
  untilOn: z.string().refine(isDay),
  recordedHow: z.enum(mandateProofs).catch('signed-form'),
})
const ofMandate = ofChild.extend({ mandate: id })
const bandForm = z.object({ band: z.enum(bandNames), bandBecause: z.enum(bandReasons) })
const protectForm = z.object({ first: id, second: id })

type OfChild<Body = unknown> = FastifyRequest<{ Params: { child: Id }; Body: Body }>
type OfMandate<Body = unknown> = FastifyRequest<{ Params: { child: Id; mandate: Id }; Body: Body }>

/** What a desk does with a family's leave, and for its safety: mandates, bands, protected children. */
export function deskCareRoutes(app: App, desk: Desk, { atDesk, deskOf, done }: DeskRoom): void {
  app.post(
    '/:ecosystem/office/desk/:child/mandate',
    { schema: { params: ofChild, body: mandateForm }, config: { access: 'person' } },
    atDesk(async (request: OfChild<z.output<typeof mandateForm>>, reply, found, by) => {
      const { guardian: linkId, ...mandate } = request.body
      const organisationId = await deskOf(request.params.child, by, found)
      if (organisationId === null) return desk.answerRefusal(request, reply, refuse('families.not-yours'))
      const seen = await childAsSeen(request.params.child, by, found.city, placeOf(found))
      if (!seen.ok || !seen.value.guardians.some((one) => one.linkId === linkId)) return notHere(desk, request, reply)
      const kept = await recordMandate({ ...mandate, linkId, organisationId }, by, found.city, placeOf(found))
      return done(request, reply, found, kept, 'families.mandate-kept')
    }),
  )

  app.post(
    '/:ecosystem/office/desk/:child/mandate/:mandate/end',
    { schema: { params: ofMandate }, config: { access: 'person' } },
    atDesk(async (request: OfMandate, reply, found, by) => {
      const ended = await endMandate(request.params.mandate, by, found.city, placeOf(found))
      return done(request, reply, found, ended, 'families.mandate-ended-now')
    }),
  )

  /** The mandate with the child as its guardian's questions stand; null: not here, or not for this desk. */
  const carried = async (request: OfMandate, found: CityHere, by: Parameters<typeof childAsSeen>[1]) => {
    const seen = await childAsSeen(request.params.child, by, found.city, placeOf(found))
    const mandate = seen.ok ? seen.value.mandates.find(({ id }) => id === request.params.mandate) : undefined
    const guardian = seen.ok && seen.value.guardians.find(({ linkId }) => linkId === mandate?.linkId)
    if (!seen.ok || !mandate || !guardian || !desksAt(by).includes(mandate.organisationId)) return null
    const switches = seen.value.switches.filter(({ purpose }) => mandate.scope.includes(purpose))
    return { child: seen.value, guardian, switches }
  }

  const showAnswers = (
    request: OfMandate,
    reply: FastifyReply,
    found: CityHere,
    { child, guardian, switches }: NonNullable<Awaited<ReturnType<typeof carried>>>,
    wrong: string | null,
  ): FastifyReply => {
    const say = desk.sayFor(request)
    const at = `${prefixFor(request, found.ecosystem)}/office/desk/${child.childId}`
    return desk.show(request, reply, {
      title: say('families.consent-title', { season: say(`families.season-${child.season.name}`) }),
      ecosystem: found.ecosystem,
      noIndex: true,
      status: wrong === null ? 200 : 400,
      body: createElement(ConsentPage, {
        action: `${at}/mandate/${request.params.mandate}`,
        childName: child.name,
        switches,
        speaker: 'desk',
        speaksFor: guardian.name,
        names: child.names,
        seasonKind: child.season.name,
        untilOn: child.season.until,
        greets: null,
        trail: [{ href: at, label: say('families.desk-person', { name: child.name }) }],
        wrong,
      }),
    })
  }

  app.get(
    '/:ecosystem/office/desk/:child/mandate/:mandate',
    { schema: { params: ofMandate }, config: { access: 'person' } },
    atDesk(async (request: OfMandate, reply, found, by) => {
      const known = await carried(request, found, by)
      return known ? showAnswers(request, reply, found, known, null) : notHere(desk, request, reply)
    }),
  )

  app.post(
    '/:ecosystem/office/desk/:child/mandate/:mandate',
    { schema: { params: ofMandate, body: switchForm }, config: { access: 'person' } },
    atDesk(async (request: OfMandate<z.output<typeof switchForm>>, reply, found, by) => {
      const known = await carried(request, found, by)
      if (!known) return notHere(desk, request, reply)
      const answers = chosen(request.body, known.switches, 'guardian')
      if (Object.keys(answers).length === 0) return showAnswers(request, reply, found, known, 'families.consent-none')
      const { childId } = known.child
      const language = desk.languageOf(request)
      const ask = { childId, speakerId: known.guardian.guardianId, answers, language, channel: 'desk' } as const
      const kept = await answerConsents(ask, by, found.city, placeOf(found))
      return done(request, reply, found, kept, 'families.desk-answers-kept')
    }),
  )

  app.post(
    '/:ecosystem/office/desk/:child/band',
    { schema: { params: ofChild, body: bandForm }, config: { access: 'person' } },
    atDesk(async (request: OfChild<z.output<typeof bandForm>>, reply, found, by) => {
      const { band, bandBecause: because } = request.body
      const ask = {
        childId: request.params.child,
        organisationId: await deskOf(request.params.child, by, found),
        band,
        because,
      }
      return done(request, reply, found, await setBand(ask, by, found.city, placeOf(found)), 'families.band-kept')
    }),
  )

  app.post(
    '/:ecosystem/office/desk/:child/band/end',
    { schema: { params: ofChild }, config: { access: 'person' } },
    atDesk(async (request: OfChild, reply, found, by) => {
      const ask = { childId: request.params.child }
      return done(request, reply, found, await endBand(ask, by, found.city, placeOf(found)), 'families.band-ended-now')
    }),
  )

  app.post(
    '/:ecosystem/office/desk/:child/protect',
    { schema: { params: ofChild, body: protectForm }, config: { access: 'person' } },
    atDesk(async (request: OfChild<z.output<typeof protectForm>>, reply, found, by) => {
      const { first, second } = request.body
      const childId = request.params.child
      const kept = await protectChild({ childId, named: [first as Id, second as Id] }, by, found.city, placeOf(found))
      if (!kept.ok) return desk.answerRefusal(request, reply, kept)
      desk.flash(reply, 'families.protection-kept')
      // Who is not one of the two does not see the child any more, so the way leads to the empty desk.
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/desk`, 303)
    }),
  )

  app.post(
    '/:ecosystem/office/desk/:child/lift',
    { schema: { params: ofChild }, config: { access: 'person' } },
    atDesk(async (request: OfChild, reply, found, by) => {
      const lifted = await liftProtection(request.params.child, by, found.city, placeOf(found))
      const said =
        lifted.ok && lifted.value === 'lifted' ? 'families.protection-gone' : 'families.protection-lift-noted'
      return done(request, reply, found, lifted, said)
    }),
  )
}
