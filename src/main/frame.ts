import type { FastifyRequest } from 'fastify'
import { textFor } from '#kernel/local-text.ts'
import type { EcosystemFacts, PageToShow } from '#platform/http/desk.ts'
import type { Flash } from '#platform/http/visitor.ts'
import type { Frame, FrameAssets, NavigationLink } from '#web/layout/frame.ts'
import type { Voice } from '#web/say/voices.ts'

export interface FrameParts {
  readonly voice: Voice
  readonly spoken: readonly string[]
  readonly assets: FrameAssets
  readonly theme: 'light' | 'dark' | undefined
  readonly flash: Flash | null
  /** The origin people know us by, for canonical addresses. */
  readonly origin: string
  readonly banner: string | undefined
}

/** On its own host an ecosystem's addresses have no prefix. */
export const prefixOf = (request: FastifyRequest, ecosystem: EcosystemFacts): string =>
  ecosystem.host !== null && request.host === ecosystem.host ? '' : `/${ecosystem.slug}`

const rooms = [
  ['opportunities', 'main.nav-find'],
  ['wants', 'main.nav-wants'],
  ['organisations', 'main.nav-organisations'],
  ['observatory', 'main.nav-observatory'],
  ['at-a-glance', 'main.nav-at-a-glance'],
] as const

function navigationOf(prefix: string, path: string, voice: Voice): NavigationLink[] {
  return rooms.map(([room, key]) => ({
    href: `${prefix}/${room}`,
    label: voice.say(key),
    current: path === `${prefix}/${room}` || path.startsWith(`${prefix}/${room}/`),
  }))
}

/** Everything around a page's body, in the visitor's language. */
export function frameFor(request: FastifyRequest, page: PageToShow, parts: FrameParts): Frame {
  const { voice } = parts
  const [path = '/', query = ''] = request.originalUrl.split('?', 2)
  const search = new URLSearchParams(query)
  search.delete('lang')
  const { ecosystem } = page
  const prefix = ecosystem ? prefixOf(request, ecosystem) : ''
  const name = ecosystem ? textFor(ecosystem.name, [voice.language]) : null
  return {
    voice,
    title: page.title,
    description: page.description,
    ecosystem:
      ecosystem && name
        ? {
            name: name.text,
            language: name.language === voice.language ? undefined : name.language,
            prefix,
            themeHref: `${prefix}/theme.css?${ecosystem.accent.slice(1)}`,
            banner: parts.banner,
          }
        : null,
    navigation: ecosystem ? navigationOf(prefix, path, voice) : [],
    address: { path, query: search.toString() },
    languages: parts.spoken,
    assets: parts.assets,
    theme: parts.theme,
    flash: parts.flash ? voice.say(parts.flash.key, parts.flash.values) : undefined,
    sought: path === `${prefix}/opportunities` || path === prefix || path === `${prefix}/` ? null : '',
    help: { href: `/help`, label: voice.say('main.footer-help') },
    footer: [
      { href: '/accessibility', label: voice.say('main.footer-accessibility') },
      { href: '/privacy', label: voice.say('main.footer-privacy') },
      { href: '/open-data', label: voice.say('main.footer-open-data') },
    ],
    canonical: page.canonical === undefined ? undefined : new URL(page.canonical, parts.origin).href,
    calendars: page.alternates
      ?.filter(({ type }) => type === 'text/calendar')
      .map(({ href, title }) => ({ href, label: title })),
    structured: page.jsonLd,
    hideFromSearchEngines: page.noIndex,
  }
}
