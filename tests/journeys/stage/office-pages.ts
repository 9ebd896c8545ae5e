import type { Page } from 'playwright-core'
import { linksIn } from '../../../tools/looking/walk.ts'
import { accessMatrix } from '../../house/access-matrix.ts'

/** The kinds of page the office has, as the matrix of access lists them; a table to take away is none. */
const kinds = Object.entries(accessMatrix)
  .filter(([row, access]) => access === 'office' && row.startsWith('GET ') && !/\.[a-z]+$/.test(row))
  .map(([row]) => row.slice('GET '.length))

/** `feeds/new` before `feeds/:id`. */
const byPlainness = kinds.toSorted((one, other) => one.split(':').length - other.split(':').length)

const kindOf = (path: string): string | undefined =>
  byPlainness.find((kind) => new RegExp(`^${kind.replaceAll(/:\w+/g, '[^/]+')}$`).test(path))

/**
 * Walks through the office from its door.
 * @param beginnings pages whose door is elsewhere
 * @returns a path for each kind of page, and the kinds the walk did not come to
 */
export async function officePages(
  operator: Page,
  place: string,
  beginnings: readonly string[] = [],
): Promise<{ paths: string[]; missed: string[] }> {
  const rooms = kinds.map((kind) => kind.replace(':ecosystem', place)).filter((kind) => !kind.includes(':'))
  const waiting = [...rooms, ...beginnings]
  const found = new Map<string, string>()
  while (waiting.length > 0) {
    const path = waiting.shift()!
    const kind = kindOf(path)
    if (kind === undefined || found.has(kind)) continue
    found.set(kind, path)
    const answer = await operator.request.get(path)
    for (const link of linksIn(await answer.text(), new URL(path, 'http://here').href)) {
      if (link.pathname.startsWith('/office') || link.pathname.startsWith(`/${place}/office`))
        waiting.push(link.pathname)
    }
  }
  return { paths: [...found.values()], missed: kinds.filter((kind) => !found.has(kind)) }
}
