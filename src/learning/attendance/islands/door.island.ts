import { forgetLists, keep, kept, purge, titlesKept, type ListKept } from './list-kept.ts'
import { begins, cut, drawAll, drawAnew, drawBehind, over } from './rest.ts'
import { count, show, sift, type Words } from './rows.ts'
import { freshId, keepAct, send, waitingAt, type Act } from './telling.ts'

/**
 * The list at the door is a page of forms. With this it opens and works without a network: what is tapped is kept, marked
 * as pending, and sent by itself; the list is sealed on the phone and goes when its hour is over, when somebody signs out,
 * and when the server says that this person keeps no door any more.
 */
const base = location.pathname.replace(/(\/host\/today).*/, '$1')
const shell = document.querySelector<HTMLElement>('[data-shell]')
const today = document.querySelector<HTMLElement>('[data-today]')
let door = document.querySelector<HTMLElement>('[data-door]')
let words: Words = JSON.parse((door ?? shell)?.dataset['words'] ?? '{}') as Words
let offset = door ? Number(door.dataset['now']) - Date.now() : 0
let waiting: Act[] = []
let isSending = false
let isOver = false
let isArriving = false
/** The worker keeps the empty frame: this page opens without a network. */
let opensAway = false

const now = (): number => Date.now() + offset
const place = () => ({ at: door!.dataset['at']!, me: door!.dataset['me']! })
const word = (name: string): string => words[name] ?? ''
const tell = (sentence: string): void => {
  const told = (door ?? shell)?.querySelector('[data-told]')
  if (told && told.textContent !== sentence) told.textContent = sentence
}
let stood = ''
const stand = (isAway: boolean): void => {
  const opens = opensAway && door?.dataset['gone'] !== undefined
  const isDone = waiting.length === 0
  stood = [
    isAway ? word('away') : '',
    isDone ? (isAway ? '' : word('sent')) : word('waiting').replace('{count}', String(waiting.length)),
    opens && isDone && !isAway ? word('opens') : '',
  ].join(' ')
  tell(stood)
}

/** Over for this phone: what it keeps of people goes, what was tapped and not sent stays until it is. */
function wipe(sentence: string): void {
  isOver = true
  over()
  forgetLists()
  document.dispatchEvent(new Event('door-gone'))
  const shown = door ?? shell
  if (!shown) return
  const said = document.createElement('p')
  said.role = 'status'
  said.textContent = sentence
  shown.replaceChildren(said)
}

/** The page as the server drew it. */
const drawnBy = (section: HTMLElement, rest: string): ListKept => ({
  html: section.outerHTML,
  rest,
  title: section.querySelector('h1')?.textContent ?? '',
})

/** What this phone keeps of the door that is asked for, or else the doors of which it keeps something. */
async function restore(): Promise<boolean> {
  const list = await kept(location.pathname.split('/door/')[1]?.split('/')[0] ?? '')
  if (list) {
    offset = list.offset
    open(sectionIn(list.html)!, list.rest)
    return true
  }
  for (const [key, title] of await titlesKept()) {
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

const sectionIn = (page: string): HTMLElement | null =>
  new DOMParser().parseFromString(page, 'text/html').querySelector<HTMLElement>('[data-door]')

/** Puts a list where the empty frame stood. */
function open(fresh: HTMLElement, rest: string): void {
  shell!.replaceWith(fresh)
  door = fresh
  words = JSON.parse(fresh.dataset['words'] ?? '{}') as Words
  begin(fresh, rest)
}

async function act(part: Partial<Act> & Pick<Act, 'said'>, shown: () => void = () => {}): Promise<void> {
  const id = freshId()
  const seen = Number(door!.dataset['seq'])
  const told: Act = { id, subjectId: null, toldAt: Date.now(), offset, seen, ...part }
  const whole = told.guest ? { ...told, subjectId: id } : told
  await keepAct(whole, place())
  waiting.push(whole)
  if (whole.guest) drawWhole()
  show(door!, whole, words)
  shown()
  stand(!navigator.onLine)
  if (whole.card && whole.subjectId === null) tell(word('card'))
  await sync()
}

async function sync(): Promise<void> {
  if (isSending || isOver || !door) return
  isSending = true
  const sent = [...waiting]
  const answer = await send(place(), sent, Number(door.dataset['seq']))
  isSending = false
  if (answer === 401 || answer === 403 || answer === 404)
    return wipe(word(answer !== 401 ? 'ended' : waiting.length > 0 ? 'back' : 'gone'))
  if (answer === null || typeof answer === 'number') return stand(true)
  offset = answer.now - Date.now()
  waiting = waiting.filter(({ id }) => !answer.kept.includes(id) && !answer.refused.some((one) => one.id === id))
  if (answer.hasEnded) return wipe(word('ended'))
  if (sent.length > 0 || answer.isNews) await refresh()
  stand(false)
  if (answer.refused.length > 0) tell(answer.refused.map(({ sentence }) => sentence).join(' '))
  if (waiting.length > 0) await sync()
}

/** The list as the server has it now; null: it could not be asked. */
async function fetched(at: string): Promise<{ readonly section: HTMLElement; readonly rest: string } | null> {
  const page = await fetch(at).catch(() => null)
  if (!page?.ok) return null
  const { page: html, rest } = cut(await page.text())
  const section = sectionIn(html)
  if (!section || isOver) return null
  offset = Number(section.dataset['now']) - Date.now()
  await keep(section.dataset, drawnBy(section, rest), offset)
  return { section, rest }
}

/** The list as it is now, with everything that others said. Not under the fingers of somebody who types. */
async function refresh(): Promise<void> {
  if (door!.querySelector('dialog[open]') || door!.querySelector('input:focus:not([type=search])')) return
  const fresh = await fetched(place().at)
  if (!fresh || !door || isOver) return
  const { section, rest } = fresh
  drawWhole()
  const focused = document.activeElement?.closest('[data-row]')?.id
  drawAnew(door, section, rest)
  door.querySelector('[data-news]')?.replaceWith(section.querySelector('[data-news]')!)
  for (const name of Object.keys(door.dataset)) delete door.dataset[name]
  Object.assign(door.dataset, section.dataset)
  for (const one of waiting) show(door, one, words)
  count(door)
  sift(door)
  if (!focused || document.activeElement !== document.body) return
  const controls = document.querySelectorAll<HTMLElement>(`#${CSS.escape(focused)} .door-acts > *`)
  ;[...controls].find((one) => getComputedStyle(one).display !== 'none')?.focus()
}

/** Brings a list to life: its forms are taken before they leave the page. */
function begin(list: HTMLElement, rest?: string): void {
  begins(list, rest)
  const field = list.querySelector<HTMLInputElement>('[data-find]')
  if (field) field.closest('p')!.hidden = false
  list.addEventListener('input', ({ target }) => target === field && sift(list))
  const dialog = list.querySelector<HTMLDialogElement>('[data-leave]')
  list.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (form.method === 'dialog' || form.matches('[data-settle]')) return
    event.preventDefault()
    event.stopPropagation()
    const typed = (name: string): string => String(new FormData(form).get(name) ?? '').trim()
    const [card, guest] = [typed('card'), typed('guest')]
    if (card) void act({ card, said: 'in', how: 'card' })
    else if (guest) void act({ guest, said: 'in' })
    form.reset()
  })
  list.addEventListener('click', (event) => {
    const control = (event.target as Element).closest<HTMLElement>('.door-acts > *')
    const row = control?.closest<HTMLElement>('[data-row]')
    if (!control || !row || !dialog) return
    event.preventDefault()
    const subjectId = row.dataset['row']!
    if (control instanceof HTMLButtonElement) {
      const what = control.value.split(' ')[0]!
      const said = what !== 'back' ? what : row.dataset['said'] === 'out' ? 'in' : 'expected'
      return void act({ subjectId, said })
    }
    const left = (leaves: string, adult: string | null) => void act({ subjectId, said: 'out', leaves, adult })
    if (row.dataset['child'] === undefined) void act({ subjectId, said: 'out' })
    // Fetched when somebody leaves; the worker keeps it beside the frame. The link itself leads to the same question.
    else
      import('./leaving-with.ts').then(
        (leaving) => leaving.askWhoWith(dialog, row, word('leave'), left),
        () => location.assign((control as HTMLAnchorElement).href),
      )
  })
  document.dispatchEvent(new Event('door-drawn'))
  void drawBehind(list, drawn)
}

/** Rows that came in have their own still waiting, and what is looked for. */
function drawn(ids: ReadonlySet<string>): void {
  for (const one of waiting) if (ids.has(one.subjectId ?? '')) show(door!, one, words)
  sift(door!)
}
const drawWhole = (): void => drawn(drawAll(door!))

/** A card was held before the camera: whoever is on the list has come, and of others the server knows. */
function takeCard(mark: string): void {
  if (!door || isOver) return
  drawWhole()
  const row = door.querySelector<HTMLElement>(`[data-card="${CSS.escape(mark.slice(0, 12))}"]`)
  const came = { said: 'in', how: 'card' }
  void act(row ? { ...came, subjectId: row.dataset['row']! } : { ...came, card: mark }, () =>
    document.dispatchEvent(new CustomEvent('card-taken', { detail: row })),
  )
}

async function start(): Promise<void> {
  // First what somebody waits for: from here on taps are taken.
  if (door) {
    const { page, rest } = cut(door.outerHTML)
    const list = { ...drawnBy(door, rest), html: page }
    begin(door)
    await purge(door.dataset['me'])
    await keep(door.dataset, list, offset)
  } else {
    await (shell && restore())
    await purge(today?.dataset['today'])
  }
  const told = (isReady: boolean): void => {
    opensAway = isReady
    if (door && !isOver && door.querySelector('[data-told]')?.textContent === stood) stand(!navigator.onLine)
  }
  // Without it the list still works; it is asked for again with the next page.
  import('./answers-away.ts').then(
    (worker) => worker.answersAway(base, told),
    () => {},
  )
  if (!door) return arrive()
  await waits()
  await sync()
}

/** What was tapped here before and is not sent yet. */
async function waits(): Promise<void> {
  const before = await waitingAt(place())
  const ids = new Set(before.map(({ id }) => id))
  waiting = [...before, ...waiting.filter(({ id }) => !ids.has(id))]
  if (before.some(({ guest }) => guest)) drawAll(door!)
  for (const one of before) show(door!, one, words)
}

/** A network that hardly answered may still bring the list. */
async function arrive(): Promise<void> {
  if (!shell || door || isArriving || !location.pathname.includes('/door/')) return
  isArriving = true
  const fresh = await fetched(location.pathname.replace(/(\/door\/[^/]+).*/, '$1'))
  isArriving = false
  if (!fresh || door) return
  open(fresh.section, fresh.rest)
  await waits()
  await sync()
}

const reach = (): Promise<void> => (door ? sync() : arrive())

/** Every few seconds: is the hour over, and is there a network again? */
async function tick(): Promise<void> {
  await purge(undefined)
  const gone = Number(door?.dataset['gone'] ?? Infinity)
  if (!isOver && door && now() >= gone) return wipe(word('gone'))
  if (document.visibilityState === 'visible') await reach()
}

// Without a secure address a browser keeps nothing safely: then the forms are all there is, and they are enough.
if ((door || shell || today) && isSecureContext && 'indexedDB' in globalThis) {
  void start()
  setInterval(() => void tick(), 15_000)
  addEventListener('online', () => void reach())
  document.addEventListener('card-read', (event) => takeCard((event as CustomEvent<string>).detail))
  document.addEventListener('visibilitychange', () => void tick())
  // A page from the browser's memory shows a list of then.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
} else if (door?.querySelector('[data-more]')) {
  location.replace(`${door.dataset['at']}?all=1${location.hash}`)
}
