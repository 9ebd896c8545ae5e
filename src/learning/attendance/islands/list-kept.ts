import { drop, forget, keys, lists, put, seal, take, unseal, type Sealed } from './kept.ts'

/** The sealed list of one door, with what its hour is judged by. */
interface Kept extends Sealed {
  readonly me: string
  readonly goneAt: number
  readonly offset: number
  readonly keptAt: number
}
/** The page as the server drew it: the door with its first rows, and the others as text. */
export interface ListKept {
  readonly html: string
  readonly rest: string
  readonly title: string
}

/** Of a door whose hour is over, or from before a clock was turned back. */
const isOver = ({ offset, goneAt, keptAt }: Kept): boolean => {
  const at = Date.now() + offset
  return at >= goneAt || at < keptAt - 600_000
}

/** What is kept of other people's doors, or is over, goes. */
export async function purge(me: string | undefined): Promise<void> {
  for (const key of await keys(lists)) {
    const row = await take<Kept>(lists, key)
    if (row && (isOver(row) || (me !== undefined && row.me !== me))) await drop(lists, key)
  }
}

/** @param offset how far this phone's clock is behind the house's. Outside its hours no phone keeps a list. */
export async function keep(door: DOMStringMap, list: ListKept, offset: number): Promise<void> {
  const { door: key = '', me = '', gone } = door
  const now = Date.now() + offset
  if (gone === undefined || Number(gone) <= now) return
  await put(lists, key, { me, goneAt: Number(gone), offset, keptAt: now, ...(await seal(list)) })
}

/** The list of one door, unless its hour is over; null: this phone keeps none. */
export async function kept(key: string): Promise<(ListKept & { readonly offset: number }) | null> {
  const row = await take<Kept>(lists, key)
  if (!row || isOver(row)) return null
  return { ...(await unseal<ListKept>(row)), offset: row.offset }
}

/** Titles of all doors that this phone keeps, by door. */
export async function titlesKept(): Promise<[key: string, title: string][]> {
  const titles: [string, string][] = []
  for (const key of await keys(lists)) {
    const one = await kept(key)
    if (one) titles.push([key, one.title])
  }
  return titles
}

export const forgetLists = (): void => forget(lists)
