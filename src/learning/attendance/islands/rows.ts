import { toComeWith } from './rest.ts'
import type { Act } from './telling.ts'

export type Words = Readonly<Record<string, string>>

const rowOf = (door: HTMLElement, id: string): HTMLElement | null =>
  door.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)

/** What a row shows when something was tapped, before anybody heard of it. */
export function show(door: HTMLElement, act: Act, words: Words): void {
  const id = act.subjectId
  let row = id === null ? null : rowOf(door, id)
  if (!row && act.guest && id !== null) row = addGuest(door, id, act.guest)
  if (!row) return
  const told = row.querySelector<HTMLElement>('.door-said')!
  const formats = new Intl.DateTimeFormat(document.documentElement.lang, {
    timeStyle: 'short',
    timeZone: door.dataset['zone'],
  })
  const time = formats.format(act.toldAt + act.offset)
  const isBack = act.said === 'in' && row.dataset['said'] === 'out' && row.dataset['came'] !== undefined
  if (act.said === 'out') row.dataset['came'] = told.textContent
  const sentence = words[act.said === 'out' ? (act.leaves ?? 'out') : act.said] ?? ''
  told.textContent = isBack
    ? row.dataset['came']!
    : sentence.replace('{time}', time).replace('{adult}', act.adult ?? '')
  row.dataset['said'] = act.said
  offer(door, row)
  if (!row.querySelector('.door-pending')) {
    const pending = document.createElement('span')
    pending.className = 'door-pending'
    pending.textContent = words['pending']!
    told.after(pending)
  }
  count(door)
}

/** What can be said of somebody now, from the door's five. */
function offer(door: HTMLElement, row: HTMLElement): void {
  const place = row.querySelector('.door-acts')
  const all = door.querySelector<HTMLTemplateElement>('template[data-acts]')
  if (!place || !all) return
  const filled = { '{id}': row.dataset['row']!, '{name}': row.querySelector('.door-name')!.textContent }
  const hadFocus = place.contains(document.activeElement)
  const controls = [...all.content.children].filter(({ classList }) => classList.contains(`at-${row.dataset['said']}`))
  place.replaceChildren(...controls.map((control) => document.importNode(control, true)))
  for (const control of place.children)
    for (const { name, value } of control.attributes)
      control.setAttribute(
        name,
        value.replace(/\{id\}|\{name\}/, (blank) => filled[blank as keyof typeof filled]),
      )
  // Whoever works by keyboard goes on where they were.
  if (hadFocus) place.querySelector<HTMLElement>('a, button')?.focus()
}

const isIn = '[data-said="in"]'

export function count(door: HTMLElement): void {
  const inside = door.querySelectorAll(isIn).length + toComeWith(isIn.slice(1, -1))
  const number = door.querySelector('[data-count]')
  if (number) number.textContent = new Intl.NumberFormat(document.documentElement.lang).format(inside)
}

/** Whoever came along, until the list itself knows them: a row like the others, with what it can not say left out. */
function addGuest(door: HTMLElement, id: string, name: string): HTMLElement | null {
  const like = door.querySelector<HTMLElement>('[data-row]')
  const list = door.querySelector('.door-list')
  if (!like || !list) return null
  const row = like.cloneNode(true) as HTMLElement
  row.id = `r-${id}`
  for (const name of Object.keys(row.dataset)) delete row.dataset[name]
  row.dataset['row'] = id
  row.dataset['alone'] = ''
  row.querySelector('.door-name')!.textContent = name
  for (const more of row.querySelectorAll('.door-needs, .door-flag, .door-pending')) more.remove()
  list.append(row)
  return row
}

/** Names that hold what was typed stay. */
export function sift(door: HTMLElement): void {
  const wanted = door.querySelector<HTMLInputElement>('[data-find]')?.value.trim().toLocaleLowerCase() ?? ''
  if (wanted === '' && !door.querySelector('[data-row][hidden]')) return
  for (const row of door.querySelectorAll<HTMLElement>('[data-row]'))
    row.hidden = !row.querySelector('.door-name')!.textContent.toLocaleLowerCase().includes(wanted)
}
