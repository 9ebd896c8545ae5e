import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { settingsOf } from '#commons/ecosystems'
import { organisationsOfEcosystem, venuesNamed, type Organisation, type Venue } from '#commons/organisations'
import { isId, type Id } from '#kernel/id.ts'
import { textFor } from '#kernel/local-text.ts'
import type { Refused, Result } from '#kernel/result.ts'
import type { Desk } from '#platform/http/desk.ts'
import type { Visit } from '../../office/routes/visit.ts'
import type { WaitsForDecision } from '../../office/words.ts'
import { daysOffHere } from '../../rules/days-off.ts'
import { catalogueSettings, type AskedAgain, type OpportunityDraft } from '../../words.ts'
import { one, timesIn, type TypedOffer, type WrongField } from '../offer-words.ts'
import { WriteOfferPage, type WriteOfferPageProps } from '../pages/write-offer.page.tsx'
import type { OfferToEdit } from '../queries/offer-to-type.ts'
import { oneTimeLess, oneTimeMore } from '../rules/change-times.ts'
import { readOffer, type ReadOffer } from '../rules/read-offer.ts'
import { showPreview } from './preview-offer.ts'

/** Everything as typed; what does not fit is the rule's to say, so that nothing typed is lost. */
export const postedOffer = z.record(z.string().max(60), z.union([z.string(), z.array(z.string()).max(100)])).default({})

/** One form for a new offer and for a written one, for the office and for a house. */
export interface Writing {
  readonly here: Visit
  readonly id: Id
  /** Null: it is new. */
  readonly before: OfferToEdit | null
  readonly action: string
  readonly trail: WriteOfferPageProps['trail']
  readonly copyHref: string | null
  /** The house it is written for; null: the office says for whom. */
  readonly host: Organisation | null
  readonly houses: readonly Venue[]
  /** What was found of an earlier visit, told. */
  readonly found?: string | null
  /** For the office: what of it people are deciding about now. */
  readonly waits?: WaitsForDecision | null
  /** Keeps what was typed between visits; null: it is not kept. */
  readonly keep: ((typed: TypedOffer) => Promise<void>) | null
  /** What of it visitors would not see before people looked; null: nobody is asked about a change. */
  readonly asks: ((draft: OpportunityDraft) => Promise<readonly AskedAgain[]>) | null
  publish(draft: OpportunityDraft): Promise<Result<{ readonly id: Id; readonly waits?: readonly AskedAgain[] }>>
  /** Where one goes on to, with a sentence, when it is written, waits in part, or is only kept. */
  readonly after: { readonly written: Onward; readonly waits: Onward; readonly kept: Onward }
}

interface Onward {
  readonly to: string
  readonly say: string
}

interface TypedIn {
  readonly typed: TypedOffer
  readonly act: string
}

/** The id a new offer's form was given; null when there is none to trust. */
export const idIn = ({ id }: z.output<typeof postedOffer>): Id | null =>
  typeof id === 'string' && isId(id) ? id : null

function typedIn(body: z.output<typeof postedOffer>): TypedIn {
  const { act, id: _id, lang: _lang, ...fields } = body
  const typed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value].flat()]))
  return { typed, act: typeof act === 'string' ? act : 'preview' }
}

/** What was pressed: one more time, one less, see it, keep it, change it, publish it; or kept by itself, quietly. */
export async function actOnForm(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  writing: Writing,
  body: z.output<typeof postedOffer>,
): Promise<FastifyReply> {
  const { here } = writing
  const { typed, act } = typedIn(body)
  const dropped = /^drop-time-(\d{1,2})$/.exec(act)
  const changed = act === 'add-time' ? oneTimeMore(typed) : dropped ? oneTimeLess(typed, Number(dropped[1])) : typed
  await writing.keep?.(changed)
  if (act === 'keep-quietly') return reply.status(204).send()
  if (act === 'keep' && writing.keep) return goOn(desk, reply, writing.after.kept)
  if (act === 'change' || act === 'add-time' || dropped) return showForm(desk, request, reply, writing, changed)
  const read = await readTyped(writing, typed)
  if (!read.ok) return showForm(desk, request, reply, writing, typed, { wrong: read.wrong })
  if (act !== 'publish') return showPreview(desk, request, reply, writing, typed, read.draft)
  const written = await writing.publish(read.draft)
  if (written.ok) return goOn(desk, reply, written.value.waits?.length ? writing.after.waits : writing.after.written)
  // What a house can put right itself stands above the form it was typed in; the rest is a page of its own.
  if (writing.keep === null) return desk.answerRefusal(request, reply, written)
  return showForm(desk, request, reply, writing, typed, { refusal: sentenceOf(here, written) })
}

function goOn(desk: Desk, reply: FastifyReply, { to, say }: Onward): FastifyReply {
  desk.flash(reply, say)
  return reply.redirect(to, 303)
}

function sentenceOf({ say }: Visit, { refusal, facts }: Refused<string>): string {
  const kinds = String(facts?.['kinds'] ?? '').split(' ')
  return say(refusal, {
    ...facts,
    kinds: kinds
      .filter(Boolean)
      .map((kind) => say(`people.clearance-kind-${kind}`))
      .join(', '),
  })
}

async function readTyped({ here, before, host, houses }: Writing, typed: TypedOffer): Promise<ReadOffer> {
  const { languages, timeZone, currency } = here.ecosystem
  const names = Array.from({ length: timesIn(typed) }, (_, at) => one(typed, at === 0 ? 'venue' : `venue-${at + 1}`))
  const known = new Map<string, Venue[]>()
  for (const name of new Set(names.map((each) => each.trim())))
    if (name !== '') known.set(name, await venuesNamed(here.city, name))
  const around = {
    languages,
    timeZone,
    currency,
    today: here.today,
    houses,
    host: host?.name ?? null,
    daysOff: daysOffHere(here.ecosystem).flatMap(({ days }) => days),
    namesakes: (name: string) => known.get(name) ?? [],
  }
  return readOffer(typed, around, before?.opportunity)
}

export async function showForm(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  writing: Writing,
  typed: TypedOffer,
  { wrong = [], refusal = null }: { readonly wrong?: readonly WrongField[]; readonly refusal?: string | null } = {},
): Promise<FastifyReply> {
  const { here, id, before, action, trail, copyHref, host, houses } = writing
  const { ecosystem, city, say } = here
  const language = desk.languageOf(request)
  const hosts = host === null ? await organisationsOfEcosystem(city) : []
  return desk.show(request, reply, {
    title: say(before === null ? 'catalogue.office-write' : 'catalogue.office-edit'),
    ecosystem,
    status: wrong.length > 0 ? 400 : refusal === null ? 200 : 422,
    noIndex: true,
    ...(writing.keep === null ? {} : { islands: ['keep-offer'] }),
    body: createElement(WriteOfferPage, {
      prefix: here.prefix,
      waits: writing.waits ?? null,
      trail,
      action,
      id,
      isNew: before === null,
      typed,
      wrong,
      refusal,
      languages: ecosystem.languages,
      currency: ecosystem.currency,
      host: host?.name ?? null,
      hosts: hosts.map(({ name }) => name),
      houses,
      // Christmas of three years is one word.
      daysOff: [
        ...new Set(
          daysOffHere(ecosystem)
            .filter(({ days }) => days.at(-1)! >= here.today)
            .map(({ name }) => textFor(name, [language, ...ecosystem.languages]).text),
        ),
      ],
      asked: settingsOf(ecosystem, 'catalogue', catalogueSettings).contacts,
      copyHref,
      keeps: writing.keep !== null,
      found: writing.found ?? null,
    }),
  })
}
