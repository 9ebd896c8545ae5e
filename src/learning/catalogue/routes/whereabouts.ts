import type { FastifyRequest } from 'fastify'
import { textFor } from '#kernel/local-text.ts'
import type { CityHere, Desk, EcosystemFacts } from '#platform/http/desk.ts'
import { settingsOf } from '#commons/ecosystems'
import type { Publisher } from '../present/offer.ts'
import { catalogueSettings, type Here } from '../words-for-pages.ts'
import type { Day } from '#kernel/instant.ts'

/** The ecosystem of an address without waiting, so that a kept answer needs no turn of the event loop. */
export function openWhereabouts(desk: Desk): (slug: string) => CityHere | null {
  let known: readonly EcosystemFacts[] | null = null
  let bySlug = new Map<string, CityHere>()
  return (slug) => {
    const ecosystems = desk.ecosystems()
    // The directory hands out a new list whenever anything in it changed.
    if (ecosystems !== known) {
      known = ecosystems
      bySlug = new Map(
        ecosystems.map((ecosystem) => [
          ecosystem.slug,
          { ecosystem, city: desk.database.city(ecosystem.id, ecosystem.slug) },
        ]),
      )
    }
    return bySlug.get(slug) ?? null
  }
}

export type Whereabouts = ReturnType<typeof openWhereabouts>

/** On its own host an ecosystem's addresses have no prefix. */
export const prefixOf = (request: FastifyRequest, { host, slug }: EcosystemFacts): string =>
  host !== null && request.host === host ? '' : `/${slug}`

/** What addresses in feeds and calendars begin with: always the configured origin, never what a request claims. */
export function publisherOf(desk: Desk, ecosystem: EcosystemFacts): Publisher {
  const origin = new URL(desk.config.origin)
  const own = ecosystem.host
  return {
    address: own === null ? `${origin.origin}/${ecosystem.slug}` : `${origin.protocol}//${own}`,
    host: own ?? origin.hostname,
    name: textFor(ecosystem.name, ecosystem.languages).text,
    currency: ecosystem.currency,
  }
}

export function hereOf(request: FastifyRequest, ecosystem: EcosystemFacts, language: string, today: Day): Here {
  return {
    prefix: prefixOf(request, ecosystem),
    name: textFor(ecosystem.name, [language, ...ecosystem.languages]).text,
    today,
    unit: settingsOf(ecosystem, 'catalogue', catalogueSettings).distances,
  }
}
