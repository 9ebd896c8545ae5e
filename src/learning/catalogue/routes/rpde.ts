import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { encodePage, itemsOnAPage } from '#standards/openactive/encode-page.ts'
import type { RpdeItem } from '#standards/openactive/words.ts'
import { schemaOrgOf } from '../present/schema-org.ts'
import { changesSince } from '../queries/changes-since.ts'
import { wholeOffers } from '../queries/whole-offers.ts'
import { dayInZone } from '../rules/day-in-zone.ts'
import { openToAll } from './answering.ts'
import { inEcosystem } from './find-api.ts'
import { publisherOf, type Whereabouts } from './whereabouts.ts'

const license = 'https://creativecommons.org/licenses/by/4.0/'

const after = z
  .strictObject({
    afterTimestamp: z
      .string()
      .regex(/^\d{1,15}$/)
      .optional(),
    afterId: z
      .string()
      .refine((id): id is Id => isId(id), 'an id as it was given')
      .optional(),
  })
  .refine((cursor) => (cursor.afterTimestamp === undefined) === (cursor.afterId === undefined), {
    path: ['afterId'],
    message: 'afterTimestamp and afterId belong together',
  })

/**
 * All changes in the order they were committed (RPDE 1.0). `modified` is the number of the change, told only when
 * no older one is still open, so a reader skips nothing. Deleted items stay for good.
 */
export function rpdeFeed(app: App, desk: Desk, whereabouts: Whereabouts): void {
  app.get(
    '/api/v1/ecosystems/:ecosystem/rpde',
    {
      schema: {
        params: inEcosystem,
        querystring: after,
        tags: ['rpde'],
        summary: 'Every change, for those who keep a copy',
      },
      config: { access: 'anyone' },
    },
    async (request, reply) => {
      const here = whereabouts(request.params.ecosystem)
      if (!here) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      const { ecosystem, city } = here
      const { afterTimestamp, afterId } = request.query
      const mark =
        afterTimestamp === undefined || afterId === undefined ? null : { number: Number(afterTimestamp), id: afterId }
      const changes = await changesSince(mark, itemsOnAPage, city)
      const publisher = publisherOf(desk, ecosystem)
      const today = dayInZone(city.now(), ecosystem.timeZone)
      const shown = changes.filter(({ isPublic }) => isPublic).map(({ opportunity }) => opportunity.id)
      const offers = new Map((await wholeOffers(shown, city)).map((offer) => [offer.opportunity.id, offer]))
      const items = changes.map(({ mark: at, opportunity }): RpdeItem => {
        const offer = offers.get(opportunity.id)
        const same = { id: opportunity.id, kind: 'Event', modified: at.number } as const
        return offer
          ? { ...same, state: 'updated', data: schemaOrgOf(offer, publisher, today) as Record<string, unknown> }
          : { ...same, state: 'deleted' }
      })
      const cursor = {
        afterTimestamp: afterTimestamp === undefined ? null : Number(afterTimestamp),
        afterId: afterId ?? null,
      }
      const address = `${new URL(desk.config.origin).origin}/api/v1/ecosystems/${ecosystem.slug}/rpde`
      return (
        reply
          .header(...openToAll)
          // A full page never changes its place in the order; the last one fills as things happen.
          .header('cache-control', items.length === itemsOnAPage ? 'public, max-age=3600' : 'public, max-age=8')
          .type('application/json; charset=utf-8')
          .send(JSON.stringify(encodePage(items, cursor, address, license)))
      )
    },
  )
}
