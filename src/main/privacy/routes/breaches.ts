import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isMinor, personsById } from '#commons/people'
import { isId } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { textFor } from '#kernel/local-text.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { BreachesPage, type Kind } from '../breach/breaches.page.tsx'
import { keepBreach, noteBreachStep } from '../breach/keep-breach.ts'
import { listAffected } from '../breach/list-affected.ts'
import { loadBreaches } from '../breach/store.ts'
import { readBreach, type WrongInBreach } from '../breach/read-breach.ts'
import { whoWasAffected } from '../breach/who-was-affected.ts'
import {
  breachForm,
  breachSteps,
  clockOf,
  isClosed,
  roomOf,
  roomsAboutPeople,
  typedMoment,
  type BreachForm,
} from '../breach/words.ts'
import { fieldCatalogue } from '../field-catalogues.ts'
import { mayRunRetention } from '../policy.ts'

const here = z.object({ ecosystem: z.string().max(60) })
const one = here.extend({ breach: z.string().refine(isId) })
const stepForm = z.object({ step: z.enum(breachSteps), note: z.string().trim().max(4000).default('') })
/** What can be ticked: a line of the register, worth its fields. */
const inCatalogue = fieldCatalogue.map(({ table, columns, purpose }): Kind => ({
  room: roomOf(table),
  value: columns.map((column) => `${table}.${column}`).join(','),
  purpose,
  where: `${table}: ${columns.join(', ')}`,
}))
const kinds = roomsAboutPeople.flatMap((room) => inCatalogue.filter((kind) => kind.room === room))

/** P21: for who answers for the place; an auditor reads. */
export function breachRoutes(app: App, desk: Desk): void {
  const config = { access: 'audit' } as const
  const notHere = (request: FastifyRequest, reply: FastifyReply) =>
    desk.answerRefusal(request, reply, refuse('privacy.breach-not-here'))

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { city, ecosystem }: CityHere,
    { typed, wrong }: { readonly typed: BreachForm; readonly wrong: readonly WrongInBreach[] },
  ): Promise<FastifyReply> => {
    const now = desk.clock.now()
    const today = dayIn(ecosystem.timeZone, now)
    const breaches = []
    for (const breach of await city.reading(loadBreaches)) {
      const left = clockOf(breach, now)
      const hoursLeft = left === null ? null : Math.floor(left / 3_600_000)
      const affected = isClosed(breach) ? null : await personsById(await whoWasAffected(breach, city), city)
      breaches.push({
        ...breach,
        hoursLeft,
        affected: affected && {
          people: affected.length,
          minors: affected.filter(({ birth }) => isMinor(birth, today)).length,
        },
      })
    }
    return desk.show(request, reply, {
      title: desk.sayFor(request)('privacy.breaches-title'),
      ecosystem,
      noIndex: true,
      status: wrong.length === 0 ? 200 : 422,
      body: createElement(BreachesPage, {
        base: `${prefixFor(request, ecosystem)}/office/breaches`,
        looksHref: `${prefixFor(request, ecosystem)}/office/looks`,
        timeZone: ecosystem.timeZone,
        place: textFor(ecosystem.name, [desk.languageOf(request)]).text,
        kinds,
        mayWrite: mayRunRetention(await desk.by(request)),
        typed,
        wrong,
        breaches,
      }),
    })
  }

  app.get('/:ecosystem/office/breaches', { schema: { params: here }, config }, async (request, reply) => {
    const found = await desk.cityBySlug(request.params.ecosystem)
    if (!found) return notHere(request, reply)
    const now = typedMoment(desk.clock.now(), found.ecosystem.timeZone)
    const typed = breachForm.parse({ knownAt: now, fromAt: now, untilAt: now })
    return show(request, reply, found, { typed, wrong: [] })
  })

  app.post(
    '/:ecosystem/office/breaches',
    { schema: { params: here, body: breachForm }, config },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const by = await desk.by(request)
      if (!mayRunRetention(by)) return desk.answerRefusal(request, reply, refuse('privacy.auditors-only-look'))
      const read = await readBreach(request.body, found.ecosystem.timeZone, found.city)
      if (read.wrong.length > 0) return show(request, reply, found, { typed: request.body, wrong: read.wrong })
      const kept = await keepBreach(read.breach, by, found.city)
      if (!kept.ok) return desk.answerRefusal(request, reply, kept)
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/breaches`, 303)
    },
  )

  app.post(
    '/:ecosystem/office/breaches/:breach/steps',
    { schema: { params: one, body: stepForm }, config },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return notHere(request, reply)
      const ask = { breachId: request.params.breach, ...request.body }
      const noted = await noteBreachStep(ask, await desk.by(request), found.city)
      if (!noted.ok) return desk.answerRefusal(request, reply, noted)
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/breaches`, 303)
    },
  )

  app.get(
    '/:ecosystem/office/breaches/:breach/people.csv',
    { schema: { params: one }, config },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      const breach = found
        ? (await found.city.reading(loadBreaches)).find(({ id }) => id === request.params.breach)
        : undefined
      if (!found || !breach) return notHere(request, reply)
      const csv = await listAffected(breach, await desk.by(request), found.city)
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="affected.csv"')
        .header('cache-control', 'private, no-store')
        .send(csv)
    },
  )
}
