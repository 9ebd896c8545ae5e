import { z } from 'zod'
import type { Organisation } from '#commons/organisations'
import { isId, type Id } from '#kernel/id.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { oneParams, type Visit } from '../../office/routes/visit.ts'
import { daysOffHere } from '../../rules/days-off.ts'
import type { OfferToEdit } from '../../writing/queries/offer-to-type.ts'
import { offerToType } from '../../writing/queries/offer-to-type.ts'
import { placeOfHouse, type TypedOffer } from '../../writing/offer-words.ts'
import { actOnForm, idIn, postedOffer, showForm, type Writing } from '../../writing/routes/offer-form.ts'
import { inThisSeason } from '../../writing/rules/this-season.ts'
import { emptyOffer, typedOffer, type TypingRoom } from '../../writing/rules/typed-offer.ts'
import { keepDraft, throwDraftAway } from '../commands/keep-draft.ts'
import { takeBackChange } from '../commands/take-back-change.ts'
import { writeOwnOffer } from '../commands/write-own-offer.ts'
import { draftOf, housesOfHost } from '../queries/house-room.ts'
import { asksOf } from '../queries/who-looks-first.ts'
import { offerOfDraft } from '../rules/draft-of-offer.ts'
import { houseParams, visitHouse, visitOffer } from './visit-house.ts'

/** Loose: every address may also bring the reader's language. */
const beginning = z.looseObject({
  /** An unfinished one to go on with. */
  draft: z.string().max(60).catch(''),
  /** One to begin from as it is, and one to do again this season. */
  copy: z.string().max(60).catch(''),
  again: z.string().max(60).catch(''),
})

/** A house writes what it offers, in the form the office writes in, for itself. */
export const writeOwnRoutes = (app: App, desk: Desk): void => {
  app.get(
    '/:ecosystem/host/houses/:organisation/new',
    { schema: { params: houseParams, querystring: beginning }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visitHouse(desk, request, reply)
      if (!here) return reply
      const { draft: draftId, copy, again } = request.query
      const draft = isId(draftId) ? await draftOf(draftId, here.city) : null
      if (draft?.isNew && draft.organisationId === here.organisation.id) {
        const writing = await ofHouse(here, here.organisation, draft.id, null)
        return showForm(desk, request, reply, { ...writing, found: foundOn(here, draft.savedAt) }, draft.typed)
      }
      const writing = await ofHouse(here, here.organisation, here.city.newId(), null)
      const from = isId(again) ? again : isId(copy) ? copy : null
      return showForm(desk, request, reply, writing, await firstTyped(here, writing, from, isId(again)))
    },
  )

  app.post(
    '/:ecosystem/host/houses/:organisation/new',
    { schema: { params: houseParams, body: postedOffer }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visitHouse(desk, request, reply)
      if (!here) return reply
      const writing = await ofHouse(here, here.organisation, idIn(request.body) ?? here.city.newId(), null)
      return actOnForm(desk, request, reply, writing, request.body)
    },
  )

  app.get(
    '/:ecosystem/host/offers/:id/edit',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visitOffer(desk, request, reply)
      if (!here) return reply
      if (here.offer.sourceId !== null) return reply.redirect(`${here.prefix}/host/offers/${here.id}/feed`, 303)
      const before = await offerToType(here.id, here.city)
      if (!before.ok) return desk.answerRefusal(request, reply, before)
      const writing = await ofHouse(here, here.organisation, here.id, before.value)
      const draft = await draftOf(here.id, here.city)
      if (draft) return showForm(desk, request, reply, { ...writing, found: foundOn(here, draft.savedAt) }, draft.typed)
      const { change } = here
      if (change?.state !== 'proposed')
        return showForm(desk, request, reply, writing, typedOffer(before.value, roomOf(here, writing)))
      // Who goes on goes on from what waits, not from what families still see.
      const typed = typedOffer(
        offerOfDraft(before.value.opportunity, change.change!, writing.houses),
        roomOf(here, writing),
      )
      return showForm(desk, request, reply, { ...writing, found: here.say('catalogue.host-form-of-change') }, typed)
    },
  )

  app.post(
    '/:ecosystem/host/offers/:id/edit',
    { schema: { params: oneParams, body: postedOffer }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visitOffer(desk, request, reply)
      if (!here) return reply
      if (here.offer.sourceId !== null) return desk.answerRefusal(request, reply, refuse('catalogue.owned-by-a-source'))
      const before = await offerToType(here.id, here.city)
      if (!before.ok) return desk.answerRefusal(request, reply, before)
      const writing = await ofHouse(here, here.organisation, here.id, before.value)
      return actOnForm(desk, request, reply, writing, request.body)
    },
  )

  app.post(
    '/:ecosystem/host/offers/:id/take-back-change',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const here = await visitOffer(desk, request, reply)
      if (!here) return reply
      const { id, city, by, change, offer } = here
      const taken = await takeBackChange({ id }, by, city)
      if (!taken.ok) return desk.answerRefusal(request, reply, taken)
      if (taken.value.isTakenBack && change?.change) {
        // What was typed is not lost: it lies among what is not finished, and one press proposes it again.
        const houses = await housesOfHost(offer.hostId, city)
        const typed = typedOffer(offerOfDraft(offer, change.change, houses), roomOf(here, { houses }))
        await keepDraft({ id, organisationId: offer.hostId, isNew: false, typed }, by, city)
      }
      desk.flash(reply, 'catalogue.host-change-taken-back')
      return reply.redirect(`${here.prefix}/host/offers/${id}`, 303)
    },
  )

  app.post(
    '/:ecosystem/host/drafts/:id/throw-away',
    { schema: { params: oneParams }, config: { access: 'person' } },
    async (request, reply) => {
      const come = await desk.cityBySlug(request.params.ecosystem)
      if (!come) return desk.answerRefusal(request, reply, refuse('catalogue.not-here'))
      const thrown = await throwDraftAway(request.params.id as Id, await desk.by(request), come.city)
      if (!thrown.ok) return desk.answerRefusal(request, reply, thrown)
      desk.flash(reply, 'catalogue.draft-thrown-away')
      return reply.redirect(`/${request.params.ecosystem}/host`, 303)
    },
  )
}

const foundOn = ({ say, ecosystem }: Visit, at: number): string =>
  say('catalogue.offer-draft-saved', {
    day: new Intl.DateTimeFormat('sv-SE', {
      timeZone: ecosystem.timeZone,
      dateStyle: 'short',
      timeStyle: 'short',
    }).format(at),
  })

const roomOf = ({ ecosystem }: Visit, { houses }: Pick<Writing, 'houses'>): TypingRoom => ({
  languages: ecosystem.languages,
  houses,
  daysOff: daysOffHere(ecosystem).flatMap(({ days }) => days),
})

/** An empty form in the first of the own houses, or another offer of the house as it was, or moved to this season. */
async function firstTyped(here: Visit, writing: Writing, from: Id | null, again: boolean): Promise<TypedOffer> {
  const first = writing.houses[0]
  const empty = emptyOffer(first ? placeOfHouse(first.id) : undefined)
  const found = from === null ? null : await offerToType(from, here.city)
  if (!found?.ok || found.value.opportunity.hostId !== writing.host?.id) return empty
  const { sessions } = found.value
  const moved = again ? { ...found.value, sessions: inThisSeason(sessions, here.today) } : found.value
  return typedOffer(moved, roomOf(here, writing))
}

async function ofHouse(here: Visit, host: Organisation, id: Id, before: OfferToEdit | null): Promise<Writing> {
  const { prefix, city, by, say } = here
  const home = `${prefix}/host`
  const one = `${home}/offers/${id}`
  const isNew = before === null
  const trail = [{ href: home, label: say('catalogue.host-title') }]
  const isProposed = before?.opportunity.publication !== 'published'
  return {
    here,
    id,
    before,
    action: isNew ? `${home}/houses/${encodeURIComponent(host.slug)}/new` : `${one}/edit`,
    trail: before === null ? trail : [...trail, { href: one, label: say('catalogue.host-this-offer') }],
    copyHref: null,
    host,
    houses: await housesOfHost(host.id, city),
    keep: async (typed) => void (await keepDraft({ id, organisationId: host.id, isNew, typed }, by, city)),
    asks: (draft) => asksOf({ before, draft }, by, city),
    publish: (draft) => writeOwnOffer({ id, hostId: host.id, draft }, by, city),
    after: {
      written: { to: one, say: isProposed ? 'catalogue.offer-proposed' : 'catalogue.offer-changed' },
      waits: { to: one, say: 'catalogue.offer-change-waits' },
      kept: { to: home, say: 'catalogue.offer-kept' },
    },
  }
}
