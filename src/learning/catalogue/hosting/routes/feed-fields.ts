import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { organisationsById } from '#commons/organisations'
import { personsById } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import { textFor } from '#kernel/local-text.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { oneParams } from '../../office/routes/visit.ts'
import { layDownOverride, overrideField } from '../../overriding/override-field.ts'
import { valueOf } from '../../overriding/rules.ts'
import { overridable, type Overridable } from '../../words.ts'
import { one, type TypedOffer, type WrongField } from '../../writing/offer-words.ts'
import { offerToType } from '../../writing/queries/offer-to-type.ts'
import { readOffer } from '../../writing/rules/read-offer.ts'
import { typedOffer } from '../../writing/rules/typed-offer.ts'
import { FeedFieldsPage } from '../pages/feed-fields.page.tsx'
import { visitOffer } from './visit-house.ts'

const longestWhy = 300
const said = z.record(z.string().max(60), z.union([z.string(), z.array(z.string()).max(100)])).default({})

type Here = NonNullable<Awaited<ReturnType<typeof visitOffer>>>

/** An offer that comes by a feed: what the feed owns, and where the house says it differently. */
export const feedFieldsRoutes = (app: App, desk: Desk): void => {
  app.get(
    '/:ecosystem/host/offers/:id/feed',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visitOffer(desk, request, reply)
      if (!here) return reply
      if (here.offer.sourceId === null) return reply.redirect(`${here.prefix}/host/offers/${here.id}/edit`, 303)
      return showFields(desk, request, reply, here, null)
    },
  )

  app.post(
    '/:ecosystem/host/offers/:id/feed',
    { schema: { params: oneParams, body: said }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visitOffer(desk, request, reply)
      if (!here) return reply
      const { act, field: asked, ...fields } = request.body
      const field = overridable.find((each) => each === asked)
      if (field === undefined) return showFields(desk, request, reply, here, null)
      if (act === 'lay-down') {
        const laid = await layDownOverride({ opportunityId: here.id, field }, here.by, here.city)
        if (!laid.ok) return desk.answerRefusal(request, reply, laid)
        desk.flash(reply, 'catalogue.override-laid-down-now')
        return reply.redirect(`${here.prefix}/host/offers/${here.id}/feed#field-${field}`, 303)
      }
      const typed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value].flat()]))
      const why = one(typed, `why-${field}`).trim().slice(0, longestWhy)
      const read = await readField(here, field, typed)
      const wrong = [
        ...('wrong' in read ? read.wrong : []),
        ...(why === '' ? [{ name: `why-${field}`, because: 'catalogue.override-wrong-why' }] : []),
      ]
      if ('wrong' in read || wrong.length > 0) {
        return showFields(desk, request, reply, here, { field, typed, wrong })
      }
      const ask = { opportunityId: here.id, field, said: read.value, why }
      const done = await overrideField(ask, here.by, here.city)
      if (!done.ok) return desk.answerRefusal(request, reply, done)
      desk.flash(reply, 'catalogue.override-said-now')
      return reply.redirect(`${here.prefix}/host/offers/${here.id}/feed#field-${field}`, 303)
    },
  )
}

/** One field of the form of an offer, read as the whole form is; the others are what the offer says already. */
async function readField(
  { ecosystem, city, id, today, organisation }: Here,
  field: Overridable,
  typed: TypedOffer,
): Promise<{ readonly value: unknown } | { readonly wrong: readonly WrongField[] }> {
  const found = await offerToType(id, city)
  if (!found.ok) return { wrong: [] }
  const { languages, timeZone, currency } = ecosystem
  const before = typedOffer({ ...found.value, sessions: [] }, { languages, houses: [], daysOff: [] })
  // Boxes that nobody ticked are not sent: of a field made of boxes, what is not there was taken away.
  const boxes = ['help', 'provides', 'access', 'languages', 'themes'].includes(field) ? { [field]: [] } : {}
  // Times are the feed's; any that can be read will do here.
  const times = { times: ['1'], when: ['span'], startOn: [today], endOn: [''], place: ['online'] }
  const around = {
    languages,
    timeZone,
    currency,
    today,
    houses: [],
    daysOff: [],
    host: organisation.name,
    namesakes: () => [],
  }
  const read = readOffer({ ...before, ...boxes, ...typed, ...times }, around, found.value.opportunity)
  if (read.ok) return { value: valueOf(read.draft, field) }
  const wrong = read.wrong.filter(({ name }) => name in typed || field === name)
  return wrong.length > 0 ? { wrong } : { wrong: read.wrong }
}

async function showFields(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  here: Here,
  trying: { readonly field: Overridable; readonly typed: TypedOffer; readonly wrong: readonly WrongField[] } | null,
): Promise<FastifyReply> {
  const { ecosystem, city, prefix, say, id, offer, overrides } = here
  const found = await offerToType(id, city)
  if (!found.ok) return desk.answerRefusal(request, reply, found)
  const languages = [desk.languageOf(request), ...ecosystem.languages]
  const people = await personsById(
    overrides.flatMap(({ saidBy }) => saidBy.person ?? []),
    city,
  )
  const names = new Map<Id | undefined, string>(people.map((person) => [person.id, person.displayName]))
  const houses = await city.reading((tx) => organisationsById(tx, [offer.hostId]))
  const room = { languages: ecosystem.languages, houses: [], daysOff: [] }
  return desk.show(request, reply, {
    title: say('catalogue.host-of-feed'),
    ecosystem,
    noIndex: true,
    status: trying === null ? 200 : 400,
    body: createElement(FeedFieldsPage, {
      prefix,
      id,
      title: textFor(offer.title, languages),
      host: houses[0]?.name ?? '',
      timeZone: ecosystem.timeZone,
      languages,
      written: ecosystem.languages,
      currency: ecosystem.currency,
      fields: overridable.map((field) => {
        const override = overrides.find((each) => each.field === field) ?? null
        return { field, shown: valueOf(offer, field), override, saidBy: names.get(override?.saidBy.person) ?? null }
      }),
      typed: { ...typedOffer({ ...found.value, sessions: [] }, room), ...trying?.typed },
      trying: trying?.field ?? null,
      wrong: trying?.wrong ?? [],
    }),
  })
}
