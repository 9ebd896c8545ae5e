/**
 * A long list comes in two parts: the first screens as markup, and the rest as the text of a `noscript`, which a browser
 * without scripts draws by itself and every other reads over in a moment. It is drawn here when taps are already taken:
 * on a slow phone five hundred rows are more than a second of work.
 */
const opening = '<noscript data-rest="true">'
const closing = '</noscript>'
/** So many rows at a time: a tap in between waits for no more. */
const atOnce = 20

let toCome: string[] = []
/** Rows as the server drew them last. */
const known = new Map<string, string>()

interface Cut {
  readonly page: string
  readonly rest: string
}

/** A page without the rest of its list, so that reading it stays quick, and the rest by itself. */
export function cut(html: string): Cut {
  const from = html.indexOf(opening)
  if (from < 0) return { page: html, rest: '' }
  const to = html.indexOf(closing, from)
  return { page: html.slice(0, from) + html.slice(to + closing.length), rest: html.slice(from + opening.length, to) }
}

/** Each row by itself. What people typed is escaped, so no name looks like the beginning of a row. */
const rowsIn = (html: string): string[] =>
  html
    .split(/(?=<li id="r-)/)
    .flatMap((row) => (row.startsWith('<li') ? [row.slice(0, row.lastIndexOf('</li>') + 5)] : []))
const idIn = (row: string): string => row.split('"', 2)[1]!.slice('r-'.length)
const rowsOf = (door: HTMLElement): string[] => [...door.querySelectorAll('[data-row]')].map((row) => row.outerHTML)
const listIn = (door: HTMLElement): HTMLElement | null => door.querySelector<HTMLElement>('.door-list')

/** What this list still has to come; from now on only by `drawMore` and `drawAll`. */
export function begins(door: HTMLElement, rest?: string): void {
  const place = door.querySelector('noscript[data-rest]')
  toCome = rowsIn(rest ?? place?.textContent ?? '')
  known.clear()
  for (const row of rowsOf(door)) known.set(idIn(row), row)
  place?.remove()
  door.querySelector('[data-more]')?.remove()
  // A form counts its buttons anew with each that comes: two thousand of them are seconds. Taps are taken without it.
  const form = door.querySelector('.door-say')
  const list = listIn(door)
  if (form && list) form.replaceWith(list)
}

export const over = (): void => void (toCome = [])
export const toComeWith = (mark: string): number => toCome.filter((row) => row.includes(mark)).length

/** Draws so many rows more. @returns their ids */
function drawMore(door: HTMLElement, most: number): Set<string> {
  const rows = toCome.splice(0, most)
  for (const row of rows) known.set(idIn(row), row)
  listIn(door)?.insertAdjacentHTML('beforeend', rows.join(''))
  return new Set(rows.map(idIn))
}
export const drawAll = (door: HTMLElement): Set<string> => drawMore(door, Infinity)

/** Once the first rows are on the screen, the others behind them, with room for taps between. */
export async function drawBehind(door: HTMLElement, drawn: (ids: ReadonlySet<string>) => void): Promise<void> {
  // A page that nobody looks at is never painted, and is drawn all the same.
  await Promise.race([new Promise((done) => requestAnimationFrame(() => setTimeout(done))), pause(500)])
  performance.mark('door-shown')
  while (toCome.length > 0) {
    drawn(drawMore(door, atOnce))
    await pause(0)
  }
}
const pause = (ms: number): Promise<unknown> => new Promise((done) => setTimeout(done, ms))

/**
 * The same list as the server draws it now: only rows that say something else are drawn anew, so that a tap costs one row
 * and not five hundred, and what somebody looks at stays under their eyes.
 * @param fresh the list with its first rows, and the rest of them as text
 */
export function drawAnew(door: HTMLElement, fresh: HTMLElement, rest: string): void {
  const list = listIn(door)
  if (!list) return
  const holder = document.createElement('ul')
  const rows = [...rowsOf(fresh), ...rowsIn(rest)]
  for (const [at, html] of rows.entries()) {
    const id = idIn(html)
    let row = document.getElementById(`r-${id}`)
    if (!row || known.get(id) !== html || row.querySelector('.door-pending')) {
      holder.innerHTML = html
      const made = holder.firstElementChild as HTMLElement
      row?.replaceWith(made)
      row = made
      known.set(id, html)
    }
    const there = list.children[at] ?? null
    if (there !== row) list.insertBefore(row, there)
  }
  while (list.children.length > rows.length) list.lastElementChild!.remove()
}
