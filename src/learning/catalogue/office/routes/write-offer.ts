import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { organisationsOfEcosystem, venuesNamed } from '#commons/organisations'
import { isId, type Id } from '#kernel/id.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { writeOpportunity } from '../../commands/write-opportunity.ts'
import { one, type TypedOffer, type WrongField } from '../../writing/offer-words.ts'
import { WriteOfferPage } from '../../writing/pages/write-offer.page.tsx'
import { lastWritten, offerToType, type OfferToEdit } from '../../writing/queries/offer-to-type.ts'
import { readOffer, type ReadOffer } from '../../writing/rules/read-offer.ts'
import { emptyOffer, typedOffer } from '../../writing/rules/typed-offer.ts'
import { showPreview } from '../../writing/routes/preview-offer.ts'
import { hereParams, oneParams, visit, type Visit } from './visit.ts'

/** Loose: every address may also bring the reader's language. */
const copying = z.looseObject({ copy: z.string().max(60).catch('') })
/** Everything as typed; what does not fit is the rule's to say, so that nothing typed is lost. */
const posted = z.record(z.string().max(60), z.union([z.string(), z.array(z.string()).max(60)])).default({})

const acts = ['preview', 'change', 'publish'] as const

/** One form for a new offer and for a written one. */
export interface Writing {
  readonly here: Visit
  readonly id: Id
  /** Null: it is new. */
  readonly before: OfferToEdit | null
  readonly action: string
}

/** An offer written by hand: form, what a visitor will see, and only then public. */
export const writeOfferRoutes = (app: App, desk: Desk): void => {
  app.get(
    '/:ecosystem/office/listings/new',
    { schema: { params: hereParams, querystring: copying }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const { copy } = request.query
      const from = copy === 'last' ? await lastWritten(here.city) : isId(copy) ? copy : null
      const found = from === null ? null : await offerToType(from, here.city)
      const typed = found?.ok ? typedOffer(found.value, here.ecosystem.languages) : emptyOffer
      return showForm(desk, request, reply, newOne(here), typed)
    },
  )

  app.post(
    '/:ecosystem/office/listings/new',
    { schema: { params: hereParams, body: posted }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const { id } = typedIn(request.body)
      return act(desk, request, reply, newOne(here, id), request.body)
    },
  )

  app.get(
    '/:ecosystem/office/listings/:id/edit',
    { schema: { params: oneParams }, config: { access: 'office' } },
    async (request, reply) => {
      const writing = await editing(desk, request, reply, request.params.id)
      if (!writing) return reply
      return showForm(desk, request, reply, writing, typedOffer(writing.before, writing.here.ecosystem.languages))
    },
  )

  app.post(
    '/:ecosystem/office/listings/:id/edit',
    { schema: { params: oneParams, body: posted }, config: { access: 'office' } },
    async (request, reply) => {
      const writing = await editing(desk, request, reply, request.params.id)
      return writing ? act(desk, request, reply, writing, request.body) : reply
    },
  )
}

const newOne = (here: Visit, id: Id | null = null): Writing => ({
  here,
  id: id ?? here.city.newId(),
  before: null,
  action: `${here.prefix}/office/listings/new`,
})

/** What a feed tells is changed in the feed, or its next import would undo it. */
async function editing(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  id: Id,
): Promise<(Writing & { before: OfferToEdit }) | null> {
  const here = await visit(desk, request, reply)
  if (!here) return null
  const found = await offerToType(id, here.city)
  if (!found.ok || found.value.opportunity.sourceId !== null) {
    desk.answerRefusal(request, reply, found.ok ? refuse('catalogue.owned-by-a-source') : found)
    return null
  }
  return { here, id, before: found.value, action: `${here.prefix}/office/listings/${id}/edit` }
}

interface TypedIn {
  readonly typed: TypedOffer
  readonly act: (typeof acts)[number]
  /** The id a new offer's form was given; null when there is none to trust. */
  readonly id: Id | null
}

function typedIn(body: z.output<typeof posted>): TypedIn {
  const { act: asked, id, ...fields } = body
  const typed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value].flat()]))
  return {
    typed,
    act: acts.find((each) => each === asked) ?? 'preview',
    id: typeof id === 'string' && isId(id) ? id : null,
  }
}

async function act(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  writing: Writing,
  body: z.output<typeof posted>,
): Promise<FastifyReply> {
  const { here, id, before } = writing
  const { typed, act: asked } = typedIn(body)
  if (asked === 'change') return showForm(desk, request, reply, writing, typed)
  const read = await readTyped(writing, typed)
  if (!read.ok) return showForm(desk, request, reply, writing, typed, read.wrong)
  if (asked === 'preview') return showPreview(desk, request, reply, writing, typed, read.draft)
  const draft = { ...read.draft, sessions: [...read.draft.sessions, ...(before?.others ?? [])] }
  const written = await writeOpportunity({ id, isNew: before === null, draft }, here.by, here.city)
  if (!written.ok) return desk.answerRefusal(request, reply, written)
  desk.flash(reply, before === null ? 'catalogue.offer-published' : 'catalogue.offer-changed')
  return reply.redirect(`${here.prefix}/office/listings/${id}`, 303)
}

async function readTyped({ here, before }: Writing, typed: TypedOffer): Promise<ReadOffer> {
  const { languages, timeZone, currency } = here.ecosystem
  const namesakes = await venuesNamed(here.city, one(typed, 'venue'))
  const around = { languages, timeZone, currency, today: here.today, namesakes }
  return readOffer(typed, around, before?.opportunity)
}

async function showForm(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { here, id, before, action }: Writing,
  typed: TypedOffer,
  wrong: readonly WrongField[] = [],
): Promise<FastifyReply> {
  const { ecosystem, city, prefix, say } = here
  const hosts = await organisationsOfEcosystem(city)
  return desk.show(request, reply, {
    title: say(before === null ? 'catalogue.office-write' : 'catalogue.office-edit'),
    ecosystem,
    status: wrong.length > 0 ? 400 : 200,
    noIndex: true,
    body: createElement(WriteOfferPage, {
      prefix,
      action,
      id,
      isNew: before === null,
      typed,
      wrong,
      languages: ecosystem.languages,
      currency: ecosystem.currency,
      hosts: hosts.map(({ name }) => name),
      furtherSessions: before?.others.length ?? 0,
    }),
  })
}
