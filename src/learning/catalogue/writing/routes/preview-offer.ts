import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { venuesNamed } from '#commons/organisations'
import { plainText } from '#platform/cleaning/plain-text.ts'
import type { Desk } from '#platform/http/desk.ts'
import { hostsAndAreas } from '../../queries/hosts-and-areas.ts'
import { drawingOf } from '../../routes/drawing.ts'
import { hereOf } from '../../routes/whereabouts.ts'
import type { OfferVenue } from '../../present/offer.ts'
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
  { here, id, before, action, keep }: Writing,
  typed: TypedOffer,
  draft: OpportunityDraft,
): Promise<FastifyReply> {
  const { ecosystem, city, today, say } = here
  // A house proposes what is not public yet; the office was never asked.
  const proposes = keep !== null && before?.opportunity.publication !== 'published'
  const language = desk.languageOf(request)
  const { areas, areaById } = await hostsAndAreas(city)
  const drawing = drawingOf(areas)
  const view = previewOf(
    {
      here: hereOf(request, ecosystem, language, today),
      id,
      draft,
      venue: await houseOf(draft),
      drawing: drawing.frame && { areas: drawing.paths, frame: drawing.frame, place: drawing.place },
      description: (text) =>
        plainText(text)
          .split(/\n{2,}/)
          .filter((paragraph) => paragraph !== ''),
      now: city.now(),
    },
    [language, ...ecosystem.languages],
  )
  return desk.show(request, reply, {
    title: say('catalogue.offer-preview-title'),
    ecosystem,
    noIndex: true,
    body: createElement(PreviewOfferPage, { action, id, isNew: before === null, proposes, typed, thing: view }),
  })

  /** The known house of that name and address brings its point, area and facts. */
  async function houseOf({ sessions: [session] }: OpportunityDraft): Promise<OfferVenue | null> {
    const written = session?.venue
    if (!written) return null
    const known = (await venuesNamed(city, written.name)).find(({ address }) => address === written.address)
    if (!known) return null
    const area = known.areaId === null ? undefined : areaById.get(known.areaId)
    return { ...known, area: area ? { code: area.code, name: area.name } : null }
  }
}
