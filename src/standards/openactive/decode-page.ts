import { accept, refuse, type Result } from '#kernel/result.ts'
import { parseTolerant } from '../json/parse-tolerant.ts'
import type { RpdeItem, RpdePage } from './words.ts'

export const limitsOfPage = { letters: 32 * 1024 * 1024, items: 20_000 } as const

/** One page of RPDE. Ids and change numbers may be numbers or text; an item that fits no state is told by its place. */
export function decodePage(text: string): Result<RpdePage, 'rpde.not-a-page' | 'reading.too-large'> {
  if (text.length > limitsOfPage.letters)
    return refuse('reading.too-large', { limitMegabytes: limitsOfPage.letters / 1048576 })
  const page = parseTolerant(text)?.value
  if (!isObject(page) || !Array.isArray(page['items'])) return refuse('rpde.not-a-page')
  if (page['items'].length > limitsOfPage.items) return refuse('reading.too-large', { items: limitsOfPage.items })
  const items: RpdeItem[] = []
  const unreadable: number[] = []
  for (const [index, each] of page['items'].entries()) {
    const item = itemOf(each)
    if (item === null) unreadable.push(index + 1)
    else items.push(item)
  }
  const written = (key: string): string | null => (typeof page[key] === 'string' && page[key] !== '' ? page[key] : null)
  return accept({ items, next: written('next'), license: written('license'), unreadable })
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function itemOf(item: unknown): RpdeItem | null {
  if (!isObject(item)) return null
  const id = typeof item['id'] === 'number' ? String(item['id']) : item['id']
  const modified = Number(item['modified'])
  if (typeof id !== 'string' || id === '' || !Number.isFinite(modified)) return null
  const kind = typeof item['kind'] === 'string' ? item['kind'] : ''
  if (item['state'] === 'deleted') return { state: 'deleted', kind, id, modified }
  return item['state'] === 'updated' && isObject(item['data'])
    ? { state: 'updated', kind, id, modified, data: item['data'] }
    : null
}

/**
 * Where to read on (RPDE 1.0, section 3): a page without items is the end, and its own address is asked again later;
 * so is one whose `next` leads back to itself. Null: the end for now, stay at this address.
 * @param address where this page was read
 */
export function nextAddress(page: RpdePage, address: string): string | null {
  if (page.items.length + page.unreadable.length === 0 || page.next === null) return null
  try {
    const next = new URL(page.next, address)
    return next.href === new URL(address).href ? null : next.href
  } catch {
    return null
  }
}
