import { isNode } from '../schema-org/node.ts'
import type { RpdeCursor, RpdeItem } from './words.ts'

export const itemsOnAPage = 500

/** What comes after the cursor: `modified` greater, or the same and a greater id, strictly. */
export const isAfter = (item: Pick<RpdeItem, 'modified' | 'id'>, { afterTimestamp, afterId }: RpdeCursor): boolean =>
  afterTimestamp === null ||
  item.modified > afterTimestamp ||
  (item.modified === afterTimestamp && item.id > (afterId ?? ''))

export const inOrder = (a: Pick<RpdeItem, 'modified' | 'id'>, b: Pick<RpdeItem, 'modified' | 'id'>): number =>
  a.modified - b.modified || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * One page of our feed. `next` follows the last item; on the last page, which is empty, it is the page's own address.
 * @param items those after the cursor, in order (`inOrder`), at most `itemsOnAPage`; each item once, at its last change
 */
export function encodePage(
  items: readonly RpdeItem[],
  cursor: RpdeCursor,
  base: string,
  license: string,
): { readonly next: string; readonly items: readonly RpdeItem[]; readonly license: string } {
  const last = items.at(-1)
  const from = last ? { afterTimestamp: last.modified, afterId: last.id } : cursor
  return { next: addressAfter(from, base), items, license }
}

function addressAfter({ afterTimestamp, afterId }: RpdeCursor, base: string): string {
  const url = new URL(base)
  if (afterTimestamp !== null) {
    url.searchParams.set('afterTimestamp', String(afterTimestamp))
    url.searchParams.set('afterId', afterId ?? '')
  }
  return url.href
}

/** The cursor of a request; undefined when its parameters are none (only one of the two, or no number). */
export function cursorOf(parameters: URLSearchParams): RpdeCursor | undefined {
  const afterTimestamp = parameters.get('afterTimestamp')
  const afterId = parameters.get('afterId')
  if (afterTimestamp === null && afterId === null) return { afterTimestamp: null, afterId: null }
  if (afterTimestamp === null || afterId === null || !/^\d{1,15}$/.test(afterTimestamp)) return undefined
  return { afterTimestamp: Number(afterTimestamp), afterId }
}

/** People who lead sessions are not published without their consent; the organisation stands for them. */
export const withoutPeople = (data: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(data)
      .filter(([key]) => !['leader', 'contributor', 'instructor', 'attendeeInstructions'].includes(key))
      .map(([key, value]) => [key, isNode(value) ? withoutPeople(value) : value]),
  )
