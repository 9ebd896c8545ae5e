import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { venuesNamed } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { plainText } from '#platform/cleaning/plain-text.ts'
import type { Desk } from '#platform/http/desk.ts'
import type { Visit } from '../../office/routes/visit.ts'
import { hostsAndAreas, type HostsAndAreas } from '../../queries/hosts-and-areas.ts'
import { drawingOf } from '../../routes/drawing.ts'
import { hereOf } from '../../routes/whereabouts.ts'
import type { OfferVenue } from '../../present/offer.ts'
import type { ThingView } from '../../words-for-pages.ts'
import type { OpportunityDraft } from '../../words.ts'
import type { TypedOffer } from '../offer-words.ts'
import { PreviewOfferPage } from '../pages/preview-offer.page.tsx'
import { previewOf } from '../present/preview.ts'
import type { Writing } from './offer-form.ts'

/** What visitors will see, before they do; everything typed travels along. */
export async function showPreview(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { here, id, before, action, keep, asks }: Writing,
  typed: TypedOffer,
  draft: OpportunityDraft,
): Promise<FastifyReply> {
  const { ecosystem, say } = here
  // A house proposes what is not public yet; the office was never asked.
  const proposes = keep !== null && before?.opportunity.publication !== 'published'
  return desk.show(request, reply, {
    title: say('catalogue.offer-preview-title'),
    ecosystem,
    noIndex: true,
    body: createElement(PreviewOfferPage, {
      action,
      id,
      isNew: before === null,
      proposes,
      waits: (await asks?.(draft)) ?? [],
      typed,
      thing: await viewOfDraft(desk, request, here, { id, draft }),
    }),
  })
}

/** A draft as its page would show it, for the reader. */
export async function viewOfDraft(
  desk: Desk,
  request: FastifyRequest,
  { ecosystem, city, today }: Pick<Visit, 'ecosystem' | 'city' | 'today'>,
  { id, draft }: { readonly id: Id; readonly draft: OpportunityDraft },
): Promise<ThingView> {
  const language = desk.languageOf(request)
  const around = await hostsAndAreas(city)
  const drawing = drawingOf(around.areas)
  return previewOf(
    {
      here: hereOf(request, ecosystem, language, today),
      id,
      draft,
      venue: await houseOf(draft, around, city),
      drawing: drawing.frame && { areas: drawing.paths, frame: drawing.frame, place: drawing.place },
      description: (text) =>
        plainText(text)
          .split(/\n{2,}/)
          .filter((paragraph) => paragraph !== ''),
      now: city.now(),
    },
    [language, ...ecosystem.languages],
  )
}

/** The known house of that name and address brings its point, area and facts. */
async function houseOf(
  { sessions: [session] }: OpportunityDraft,
  { areaById }: Pick<HostsAndAreas, 'areaById'>,
  city: City,
): Promise<OfferVenue | null> {
  const written = session?.venue
  if (!written) return null
  const known = (await venuesNamed(city, written.name)).find(({ address }) => address === written.address)
  if (!known) return null
  const area = known.areaId === null ? undefined : areaById.get(known.areaId)
  return { ...known, area: area ? { code: area.code, name: area.name } : null }
}
