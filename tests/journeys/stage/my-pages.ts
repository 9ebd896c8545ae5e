import type { Page } from 'playwright-core'
import { linksIn } from '../../../tools/looking/walk.ts'
import { accessMatrix } from '../../house/access-matrix.ts'

/** The kinds of page that belong to somebody who is signed in; a file to take away is none. */
const kinds = Object.entries(accessMatrix)
  .filter(([row, access]) => (access === 'person' || access === 'account') && row.startsWith('GET '))
  .map(([row]) => row.slice('GET '.length))
  .filter((kind) => !/\.[a-z]+$/.test(kind))

/** `groups/new` before `groups/:group`. */
const byPlainness = kinds.toSorted((one, other) => one.split(':').length - other.split(':').length)

const kindOf = (path: string): string | undefined =>
  byPlainness.find((kind) => new RegExp(`^${kind.replaceAll(/:\w+/g, '[^/]+')}$`).test(path))

/** Who somebody is, for whom each page is another one. */
export interface Somebody {
  readonly name: string
  readonly page: Page
}

/**
 * Goes from everybody's own page to wherever links lead that are theirs, as they would themselves.
 * @returns of each kind of page a path for everybody who comes to it, links that lead to a refusal, and the kinds nobody
 *   came to
 */
export async function myPages(people: readonly Somebody[]) {
  const refused: string[] = []
  const found: { readonly who: Somebody; readonly kind: string; readonly path: string }[] = []
  for (const who of people) {
    const waiting = ['/me']
    const seen = new Set<string>()
    while (waiting.length > 0) {
      const path = waiting.shift()!
      const kind = kindOf(path)
      // Through the office, to what stands behind it; its own pages are another walk's.
      const on = kind ?? (/^\/[^/]+\/office(\/[a-z-]+)?$/.test(path) ? path : undefined)
      if (on === undefined || seen.has(on)) continue
      const answer = await who.page.request.get(path, { failOnStatusCode: false })
      if (answer.status() === 403) refused.push(`${who.name} is led to ${path} and refused there`)
      if (answer.status() !== 200) continue
      seen.add(on)
      if (kind !== undefined) found.push({ who, kind, path })
      for (const link of linksIn(await answer.text(), new URL(path, 'http://here').href)) waiting.push(link.pathname)
    }
  }
  const reached = new Set(found.map(({ kind }) => kind))
  return { found, refused, missed: kinds.filter((kind) => !reached.has(kind)) }
}
