import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { personsById } from '#commons/people'
import { isId } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import { textFor } from '#kernel/local-text.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { noteLook } from '#platform/looks/note-looks.ts'
import { writeCsv } from '#standards/csv/write-csv.ts'
import { BreachesPage } from '../breach/breaches.page.tsx'
import { keepBreach, noteBreachStep } from '../breach/keep-breach.ts'
import { loadBreaches } from '../breach/store.ts'
import { tablesAboutPeople, whoWasAffected } from '../breach/who-was-affected.ts'
import { breachForm, breachSteps, clockOf } from '../breach/words.ts'

const here = z.object({ ecosystem: z.string().max(60) })
const one = here.extend({ breach: z.string().refine(isId) })
const several = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat())
const typed = breachForm.extend({ tables: several.default([]) })
const stepForm = z.object({ step: z.enum(breachSteps), note: z.string().trim().max(4000).default('') })
const momentOf = (text: string) => instant(Date.parse(`${text}Z`))

/** P21: for who answers for the place; an auditor reads. */
export function breachRoutes(app: App, desk: Desk): void {
  const config = { access: 'audit' } as const
  const notHere = (request: FastifyRequest, reply: FastifyReply) =>
    desk.answerRefusal(request, reply, refuse('privacy.breach-not-here'))

  app.get('/:ecosystem/office/breaches', { schema: { params: here }, config }, async (request, reply) => {
    const found = await desk.cityBySlug(request.params.ecosystem)
    if (!found) return notHere(request, reply)
    const { city, ecosystem } = found
    const now = desk.clock.now()
    const breaches = []
    for (const breach of await city.reading(loadBreaches)) {
      const left = clockOf(breach, now)
      const people = (await whoWasAffected(breach, city)).length
      breaches.push({ ...breach, people, hoursLeft: left === null ? null : Math.floor(left / 3_600_000) })
    }
    return desk.show(request, reply, {
      title: desk.sayFor(request)('privacy.breaches-title'),
      ecosystem,
      noIndex: true,
      body: createElement(BreachesPage, {
        base: `${prefixFor(request, ecosystem)}/office/breaches`,
        timeZone: ecosystem.timeZone,
        place: textFor(ecosystem.name, [desk.languageOf(request)]).text,
        tables: tablesAboutPeople,
        now: new Date(now).toISOString().slice(0, 16),
        breaches,
      }),
    })
  })

  app.post('/:ecosystem/office/breaches', { schema: { params: here, body: typed }, config }, async (request, reply) => {
    const found = await desk.cityBySlug(request.params.ecosystem)
    if (!found) return notHere(request, reply)
    const { knownAt, fromAt, untilAt, tables, summary } = request.body
    const known = tables.filter((table) => tablesAboutPeople.includes(table))
    if (known.length === 0 || momentOf(untilAt) < momentOf(fromAt)) {
      return desk.answerRefusal(request, reply, refuse('privacy.breach-names-nothing'))
    }
    const moments = { knownAt: momentOf(knownAt), fromAt: momentOf(fromAt), untilAt: momentOf(untilAt) }
    const breach = { ...moments, tables: known, lookerId: null, summary }
    const kept = await keepBreach(breach, await desk.by(request), found.city)
    if (!kept.ok) return desk.answerRefusal(request, reply, kept)
    return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/breaches`, 303)
  })

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
      const ids = await whoWasAffected(breach, found.city)
      const by = await desk.by(request)
      await noteLook({ by, about: ids, what: 'people.entry', because: 'answering-a-breach' }, found.city)
      const people = await personsById(ids, found.city)
      const rows = people.map(({ id, displayName, language }) => [id, displayName, language])
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="affected.csv"')
        .header('cache-control', 'private, no-store')
        .send([...writeCsv(['person', 'name', 'language'], rows)].join(''))
    },
  )
}
