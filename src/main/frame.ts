import type { FastifyRequest } from 'fastify'
import { textFor } from '#kernel/local-text.ts'
import type { EcosystemFacts, PageToShow } from '#platform/http/desk.ts'
import type { Flash } from '#platform/http/visitor.ts'
import type { Frame, FrameAssets, NavigationLink } from '#web/layout/frame.ts'
import type { Voice } from '#web/say/voices.ts'
import { officeParts } from './office/rooms.ts'

export interface FrameParts {
  readonly voice: Voice
  readonly spoken: readonly string[]
  readonly assets: FrameAssets
  readonly theme: 'light' | 'dark' | undefined
  readonly flash: Flash | null
  /** The origin people know us by, for canonical addresses. */
  readonly origin: string
  /** Where the code that runs here can be read, if its operator says. */
  readonly sourceUrl: string | undefined
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

const officeOfInstallation = [
  ['/office/jobs', 'main.jobs-title'],
  ['/office/languages', 'main.office-languages'],
] as const

/** Twenty rooms are three lines of links: from a room its own part leads on, and the office's first page to all. */
const roomsAround = (prefix: string, within: (href: string) => boolean): (readonly [string, string])[] =>
  officeParts
    .filter(({ rooms: ofPart }) => ofPart.some((room) => within(`${prefix}/office/${room}`)))
    .flatMap(({ rooms: ofPart }) =>
      ofPart.map((room) => [`${prefix}/office/${room}`, `main.office-room-${room}`] as const),
    )

/** Without an ecosystem only the office has rooms to go through. */
function navigationOf(prefix: string, path: string, inOffice: boolean, ofPlace: boolean, voice: Voice) {
  const link = (href: string, key: string, current: boolean): NavigationLink => ({
    href,
    label: voice.say(key),
    current,
  })
  const within = (href: string): boolean => path === href || path.startsWith(`${href}/`)
  if (!inOffice)
    return ofPlace ? rooms.map(([room, key]) => link(`${prefix}/${room}`, key, within(`${prefix}/${room}`))) : []
  // Most who stand at a desk are not of the office: its other doors would not open for them.
  const desk = `${prefix}/office/desk`
  if (ofPlace && within(desk)) return [link(desk, 'main.office-room-desk', true)]
  return [
    // Who keeps one place has no door to all of them.
    ofPlace
      ? link(`${prefix}/office`, 'main.place-office-short', path === `${prefix}/office`)
      : link('/office', 'main.office-title', path === '/office'),
    ...(ofPlace ? roomsAround(prefix, within) : officeOfInstallation).map(([href, key]) =>
      link(href, key, within(href)),
    ),
  ]
}

/** Everything around a page's body, in the visitor's language. */
export function frameFor(request: FastifyRequest, page: PageToShow, parts: FrameParts): Frame {
  const { voice } = parts
  const [path = '/', query = ''] = request.originalUrl.split('?', 2)
  const search = new URLSearchParams(query)
  search.delete('lang')
  const { ecosystem } = page
  const inOffice = path.split('/').slice(0, 3).includes('office')
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
            banner:
              parts.banner === undefined
                ? undefined
                : { short: voice.say('main.demonstration-short'), whole: parts.banner },
          }
        : null,
    navigation: navigationOf(prefix, path, inOffice, Boolean(ecosystem), voice),
    navigationLabel: inOffice ? voice.say('main.office-navigation') : undefined,
    address: { path, query: search.toString() },
    languages: parts.spoken,
    assets: parts.assets,
    theme: parts.theme,
    flash: parts.flash ? voice.say(parts.flash.key, parts.flash.values) : undefined,
    sought: inOffice || path === `${prefix}/opportunities` || path === prefix || path === `${prefix}/` ? null : '',
    mine: { href: '/me', label: voice.say('main.nav-me') },
    help: { href: `/help`, label: voice.say('main.footer-help') },
    footer: [
      { href: '/accessibility', label: voice.say('main.footer-accessibility') },
      { href: ecosystem ? `${prefix}/privacy` : '/privacy', label: voice.say('main.footer-privacy') },
      { href: '/open-data', label: voice.say('main.footer-open-data') },
      ...(parts.sourceUrl === undefined
        ? []
        : [{ href: parts.sourceUrl, label: voice.say('main.footer-source'), rel: 'external' }]),
    ],
    canonical: page.canonical === undefined ? undefined : new URL(page.canonical, parts.origin).href,
    calendars: page.alternates
      ?.filter(({ type }) => type === 'text/calendar')
      .map(({ href, title }) => ({ href, label: title })),
    structured: page.jsonLd,
    hideFromSearchEngines: page.noIndex,
  }
}
