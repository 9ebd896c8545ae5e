import type { APIRequestContext } from 'playwright-core'
import { shapeOf, type Eyes, type Seen } from './views.ts'

/** Where the walk begins: doors no link leads to, and questions whose answers look unlike any other page. */
const beginnings: readonly string[] = [
  '/',
  '/style',
  '/no-such-page',
  '/chicago/opportunities?q=robotics&age=9&free=true',
  '/chicago/opportunities?q=robotics&weekday=6&age=9&free=true&place=Pilsen&access=step-free&language=es',
  '/chicago/opportunities?view=calendar&q=robotics&age=9',
  '/chicago/opportunities?view=map&q=robotics&age=9',
  '/chicago/opportunities?age=nine',
  '/chicago/wants/new?q=robotics&age=9&area=Pilsen',
  '/chicago/draws',
  '/chicago/certificates',
  '/chicago/me/home',
  '/madrid/opportunities?q=xylophonorchester&age=7&free=true',
  '/office',
]

const asked = new Set(beginnings.map((path) => path.split('?', 2)[1]).filter((query) => query !== undefined))

/** A page is worth a picture; a calendar, a table and a link with a question of its own are not. */
export const leadsToPage = ({ pathname, searchParams }: URL): boolean =>
  !/\.[a-z]{2,7}$/.test(pathname) && [...searchParams.keys()].every((key) => key === 'view')

/** Follows links as a visitor who may also open the office. */
export const walk = async (visitor: APIRequestContext, base: string): Promise<readonly Seen[]> =>
  (await follow(visitor, base, beginnings, () => true)).map((path) => ({
    path,
    eyes: path.split('/').includes('office') ? 'office' : 'visitor',
  }))

/** One's own page, and what leads from a public page to one's own: the form of a day with places, and the draws. */
const ownBeginnings: readonly string[] = [
  '/me',
  '/chicago/opportunities/01930000-0000-7000-8000-00000000d0b1/take-part',
  '/chicago/draws',
]

/** Follows links from somebody's own page to those that are theirs and nobody else's. */
export const walkAs = async (
  eyes: Eyes,
  person: APIRequestContext,
  base: string,
  isOwn: (path: string) => boolean,
): Promise<readonly Seen[]> => (await follow(person, base, ownBeginnings, isOwn)).map((path) => ({ path, eyes }))

/**
 * Of pages that differ only by which thing they show, the first one stands for all.
 * @returns paths with their question, in the order they were met
 */
async function follow(
  visitor: APIRequestContext,
  base: string,
  from: readonly string[],
  isWanted: (path: string) => boolean,
): Promise<readonly string[]> {
  const waiting = [...from]
  const seen = new Map<string, string>()
  while (waiting.length > 0) {
    const path = waiting.shift()!
    const shape = asked.has(path.split('?', 2)[1] ?? '') ? path : shapeOf(path)
    if (seen.has(shape)) continue
    const answer = await visitor.get(base + path, { maxRedirects: 0, failOnStatusCode: false })
    if (!(answer.headers()['content-type'] ?? '').startsWith('text/html')) continue
    seen.set(shape, path)
    for (const link of linksIn(await answer.text(), base + path)) {
      const path = link.pathname + link.search
      if (link.origin === base && leadsToPage(link) && isWanted(path)) waiting.push(path)
    }
  }
  return [...seen.values()]
}

export function linksIn(html: string, page: string): readonly URL[] {
  return [...html.matchAll(/<a [^>]*?href="([^"]+)"[^>]*>/g)]
    .filter(([tag]) => !tag.includes(' download'))
    .flatMap(([, href]) => URL.parse(href!.replaceAll('&amp;', '&'), page) ?? [])
}
