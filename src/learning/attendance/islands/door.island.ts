import { drop, forget, keys, lists, put, seal, take, unseal, type Sealed } from './kept.ts'
import { count, find, show, type Words } from './rows.ts'
import { freshId, keepAct, send, waitingAt, type Act } from './telling.ts'

/**
 * The list at the door is a page of forms. With this it opens and works without a network: what is tapped is kept, marked
 * as pending, and sent by itself; the list is sealed on the phone and goes when its hour is over, when somebody signs out,
 * and when the server says that this person keeps no door any more.
 */
interface Kept extends Sealed {
  readonly me: string
  readonly goneAt: number
  readonly offset: number
  readonly keptAt: number
}
interface ListKept {
  readonly html: string
  readonly title: string
}

const base = location.pathname.replace(/(\/host\/today).*/, '$1')
const shell = document.querySelector<HTMLElement>('[data-shell]')
let door = document.querySelector<HTMLElement>('[data-door]')
let words: Words = JSON.parse((door ?? shell)?.dataset['words'] ?? '{}') as Words
let offset = door ? Number(door.dataset['now']) - Date.now() : 0
let waiting: Act[] = []
let isSending = false
let isOver = false
/** What the card said that was read last. */
let read = ''

const now = (): number => Date.now() + offset
const place = () => ({ at: door!.dataset['at']!, me: door!.dataset['me']! })
const tell = (sentence: string): void => {
  const told = (door ?? shell)?.querySelector('[data-told]')
  if (told && told.textContent !== sentence) told.textContent = sentence
}
const stand = (isAway: boolean): void =>
  tell(
    [
      isAway ? words['away'] : '',
      waiting.length > 0 ? words['waiting']?.replace('{count}', String(waiting.length)) : isAway ? '' : words['sent'],
    ].join(' '),
  )

/** Over for this phone: what it keeps of people goes, what was tapped and not sent stays until it is. */
function wipe(sentence: string): void {
  isOver = true
  forget(lists)
  document.dispatchEvent(new Event('door-gone'))
  const shown = door ?? shell
  if (!shown) return
  const said = document.createElement('p')
  said.role = 'status'
  said.textContent = sentence
  shown.replaceChildren(said)
}

/** What is kept of other people's doors, of doors whose hour is over, or from before a clock was turned back, goes. */
async function purge(me: string | undefined): Promise<void> {
  for (const key of await keys(lists)) {
    const row = await take<Kept>(lists, key)
    if (!row) continue
    const at = Date.now() + row.offset
    if (at >= row.goneAt || at < row.keptAt - 600_000 || (me !== undefined && row.me !== me)) await drop(lists, key)
  }
}

/** The list as the server drew it. Outside its hours no phone keeps one. */
async function keep(section: HTMLElement): Promise<void> {
  const { door: key = '', me = '', gone } = section.dataset
  if (gone === undefined || Number(gone) <= now()) return
  const list: ListKept = { html: section.outerHTML, title: section.querySelector('h1')?.textContent ?? '' }
  await put(lists, key, { me, goneAt: Number(gone), offset, keptAt: now(), ...(await seal(list)) })
}

async function restore(): Promise<boolean> {
  const wanted = location.pathname.split('/door/')[1]?.split('/')[0] ?? ''
  const row = await take<Kept>(lists, wanted)
  if (row) {
    const { html } = await unseal<ListKept>(row)
    offset = row.offset
    replace(new DOMParser().parseFromString(html, 'text/html').querySelector<HTMLElement>('[data-door]')!)
    return true
  }
  for (const key of await keys(lists)) {
    const { title } = await unseal<ListKept>((await take<Kept>(lists, key))!)
    const link = document.createElement('a')
    link.href = `${base}/door/${key}`
    link.textContent = title
    const item = document.createElement('li')
    item.append(link)
    shell?.querySelector('[data-kept]')?.append(item)
    shell?.querySelector('[data-nothing]')?.remove()
  }
  return false
}

function replace(fresh: HTMLElement): void {
  ;(door ?? shell)!.replaceWith(fresh)
  door = fresh
  words = JSON.parse(fresh.dataset['words'] ?? '{}') as Words
  begin(fresh)
}

async function act(part: Partial<Act> & Pick<Act, 'said'>, shown: () => void = () => {}): Promise<void> {
  const id = freshId()
  const seen = Number(door!.dataset['seq'])
  const told: Act = { id, subjectId: null, toldAt: Date.now(), offset, seen, ...part }
  const whole = told.guest ? { ...told, subjectId: id } : told
  await keepAct(whole, place())
  waiting.push(whole)
  show(door!, whole, words)
  shown()
  stand(!navigator.onLine)
  if (whole.card && whole.subjectId === null) tell(words['card'] ?? '')
  await sync()
}

async function sync(): Promise<void> {
  if (isSending || isOver || !door) return
  isSending = true
  const sent = [...waiting]
  const answer = await send(place(), sent, Number(door.dataset['seq']))
  isSending = false
  if (answer === 401 || answer === 403 || answer === 404)
    return wipe(words[answer === 401 && waiting.length > 0 ? 'back' : answer === 401 ? 'gone' : 'ended'] ?? '')
  if (answer === null || typeof answer === 'number') return stand(true)
  offset = answer.now - Date.now()
  waiting = waiting.filter(({ id }) => !answer.kept.includes(id) && !answer.refused.some((one) => one.id === id))
  if (answer.hasEnded) return wipe(words['ended'] ?? '')
  if (sent.length > 0 || answer.isNews) await refresh()
  stand(false)
  if (answer.refused.length > 0) tell(answer.refused.map(({ sentence }) => sentence).join(' '))
  if (waiting.length > 0) await sync()
}

/** The list as it is now, with everything that others said. Not under the fingers of somebody who types. */
async function refresh(): Promise<void> {
  if (door!.querySelector('dialog[open]') || door!.querySelector('input:focus:not([type=search])')) return
  const page = await fetch(place().at).catch(() => null)
  if (!page?.ok) return
  const fresh = new DOMParser()
    .parseFromString(await page.text(), 'text/html')
    .querySelector<HTMLElement>('[data-door]')
  if (!fresh) return
  const focused = document.activeElement?.closest('[data-row]')?.id
  offset = Number(fresh.dataset['now']) - Date.now()
  await keep(fresh)
  replace(fresh)
  if (focused) document.getElementById(focused)?.querySelector<HTMLElement>('.door-acts > :not([hidden])')?.focus()
}

/** Brings a list to life: its forms are taken before they leave the page. */
function begin(list: HTMLElement): void {
  for (const one of waiting) show(list, one, words)
  count(list)
  find(list)
  const dialog = list.querySelector<HTMLDialogElement>('[data-leave]')
  list.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (form.method === 'dialog' || form.matches('[data-settle]')) return
    event.preventDefault()
    event.stopPropagation()
    const typed = new FormData(form, event.submitter)
    const [what, subjectId = ''] = String(typed.get('act') ?? '').split(' ')
    const card = String(typed.get('card') ?? '').trim()
    const guest = String(typed.get('guest') ?? '').trim()
    const row = list.querySelector<HTMLElement>(`[data-row="${CSS.escape(subjectId)}"]`)
    if (what === 'back') void act({ subjectId, said: row?.dataset['said'] === 'out' ? 'in' : 'expected' })
    else if (what) void act({ subjectId, said: what })
    else if (card) void act({ card, said: 'in', how: 'card' })
    else if (guest) void act({ guest, said: 'in' })
    if (!what) form.reset()
  })
  list.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href*="/leave/"]')
    const row = link?.closest<HTMLElement>('[data-row]')
    if (!row || !dialog) return
    event.preventDefault()
    const subjectId = row.dataset['row']!
    if (row.dataset['child'] === undefined) void act({ subjectId, said: 'out' })
    else leave(dialog, row, (leaves, adult) => void act({ subjectId, said: 'out', leaves, adult }))
  })
  const shown = list.querySelector('[data-read]')
  if (shown) shown.textContent = read
  document.dispatchEvent(new Event('door-drawn'))
  // From here on what is tapped is taken; the bench reads when that was.
  performance.mark('door-ready')
}

/** A card was held before the camera: whoever is on the list has come, and of others the server knows. */
function takeCard(mark: string): void {
  if (!door || isOver) return
  const row = door.querySelector<HTMLElement>(`[data-card="${CSS.escape(mark.slice(0, 12))}"]`)
  const came = { said: 'in', how: 'card' }
  void act(row ? { ...came, subjectId: row.dataset['row']! } : { ...came, card: mark }, () => {
    // Whoever holds the phone looks at the camera's picture and not at the row.
    const text = (part: string): string => row?.querySelector(part)?.textContent ?? ''
    read = row ? `${text('.door-name')}: ${text('.door-said')}` : (words['card'] ?? '')
    const shown = door?.querySelector('[data-read]')
    if (shown) shown.textContent = read
  })
}

function leave(
  dialog: HTMLDialogElement,
  row: HTMLElement,
  said: (leaves: string, adult: string | null) => void,
): void {
  const name = row.querySelector('.door-name')?.textContent ?? ''
  dialog.querySelector('h2')!.textContent = words['leave']?.replace('{name}', name) ?? name
  const adults = JSON.parse(row.dataset['adults'] ?? '[]') as string[]
  dialog.querySelector('[data-adults]')!.replaceChildren(
    ...adults.map((adult) => {
      const button = document.createElement('button')
      button.className = 'button button-main'
      button.value = `with ${adult}`
      button.textContent = adult
      return button
    }),
  )
  dialog.querySelector<HTMLElement>('[value=alone]')!.hidden = row.dataset['alone'] === undefined
  const other = dialog.querySelector('input')!
  other.value = ''
  dialog.returnValue = ''
  dialog.addEventListener(
    'close',
    () => {
      const chosen = dialog.returnValue
      if (chosen === 'alone') said('alone', null)
      else if (chosen.startsWith('with ')) said('with', chosen.slice(5))
      else if (chosen === 'other' && other.value.trim()) said('with', other.value.trim())
    },
    { once: true },
  )
  dialog.showModal()
}

async function start(): Promise<void> {
  // First what somebody waits for: from here on taps are taken. A list that is kept is cleaned up before it is shown.
  if (!shell && door) begin(door)
  await purge(door?.dataset['me'] ?? document.querySelector<HTMLElement>('[data-today]')?.dataset['today'])
  if (shell && !(await restore())) return
  if (!shell && door) await keep(door)
  if (door) {
    waiting = await waitingAt(place())
    for (const one of waiting) show(door, one, words)
    await sync()
  }
}

/** Every few seconds: is the hour over, and is there a network again? */
async function tick(): Promise<void> {
  await purge(undefined)
  const gone = Number(door?.dataset['gone'] ?? Infinity)
  if (!isOver && door && now() >= gone) return wipe(words['gone'] ?? '')
  if (document.visibilityState === 'visible') await sync()
}

// Without a secure address a browser keeps nothing safely: then the forms are all there is, and they are enough.
if ((door || shell || document.querySelector('[data-today]')) && isSecureContext && 'indexedDB' in globalThis) {
  void start()
  setInterval(() => void tick(), 15_000)
  addEventListener('online', () => void sync())
  document.addEventListener('card-read', (event) => takeCard((event as CustomEvent<string>).detail))
  document.addEventListener(
    'camera-open',
    (event) => (event as CustomEvent<boolean>).detail && tell(words['scan'] ?? ''),
  )
  document.addEventListener('visibilitychange', () => void tick())
  // A page from the browser's memory shows a list of then.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
  if ('serviceWorker' in navigator)
    void navigator.serviceWorker
      .register(`${base}/worker.js`, { scope: base })
      .then(() => navigator.serviceWorker.ready)
      .then(({ active }) => active?.postMessage('renew'))
      .catch(() => {})
}
