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
    ? (row.dataset['came'] ?? '')
    : sentence.replace('{time}', time).replace('{adult}', act.adult ?? '')
  row.dataset['said'] = act.said
  if (!row.querySelector('.door-pending')) {
    const pending = document.createElement('span')
    pending.className = 'door-pending'
    pending.textContent = words['pending'] ?? ''
    told.after(pending)
  }
  count(door)
}

export function count(door: HTMLElement): void {
  const inside = door.querySelectorAll('[data-said="in"]').length
  const number = door.querySelector('[data-count]')
  if (number) number.textContent = new Intl.NumberFormat(document.documentElement.lang).format(inside)
}

/** Whoever came along, until the list itself knows them: a row like the others, with what it can not say left out. */
function addGuest(door: HTMLElement, id: string, name: string): HTMLElement | null {
  const like = door.querySelector<HTMLElement>('[data-row]')
  const list = door.querySelector('.door-list')
  if (!like || !list) return null
  const row = like.cloneNode(true) as HTMLElement
  const before = like.dataset['row']!
  row.id = `r-${id}`
  for (const name of Object.keys(row.dataset)) delete row.dataset[name]
  row.dataset['row'] = id
  row.dataset['alone'] = ''
  row.querySelector('.door-name')!.textContent = name
  for (const more of row.querySelectorAll('.door-needs, .door-flag, .door-pending')) more.remove()
  for (const control of row.querySelectorAll('button, a')) {
    control.setAttribute('aria-label', `${control.textContent}: ${name}`)
    if (control instanceof HTMLButtonElement) control.value = control.value.replace(before, id)
  }
  list.append(row)
  return row
}

/** Names that hold what was typed stay. */
export function find(door: HTMLElement): void {
  const field = door.querySelector<HTMLInputElement>('[data-find]')
  if (!field) return
  field.closest('p')!.hidden = false
  field.addEventListener('input', () => {
    const wanted = field.value.trim().toLocaleLowerCase()
    for (const row of door.querySelectorAll<HTMLElement>('[data-row]'))
      row.hidden = !row.querySelector('.door-name')!.textContent.toLocaleLowerCase().includes(wanted)
  })
}
