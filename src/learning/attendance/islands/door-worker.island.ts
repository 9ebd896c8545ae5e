/**
 * The service worker of the pages at the door, and of nothing else: without a network they open as an empty frame, and the
 * page itself puts in what the phone keeps. Nothing about a person is ever in here.
 */
interface Worker {
  readonly location: Location
  readonly registration: { readonly scope: string }
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
  addEventListener(name: string, hear: (event: Heard) => void): void
}
interface Heard {
  readonly request: Request
  readonly ports: readonly MessagePort[]
  waitUntil(work: Promise<unknown>): void
  respondWith(answer: Promise<Response>): void
}
/** What the server writes before this script: what a page says that can not be shown, in the reader's language. */
interface Words {
  readonly language: string
  readonly direction: string
  readonly title: string
  readonly text: string
  readonly again: string
}
const worker = globalThis as unknown as Worker & { readonly doorWords?: Words }
const scope = new URL(worker.registration.scope).pathname
const shell = `${scope}/shell`
/** One for each place: who keeps doors in two has both. */
const kept = `hedgerow-door-frame ${scope}`
const patience = 6_000

/** What a script needs besides itself, also what it fetches only when it is wanted; by addresses of this house. */
async function neededBy(file: string, script: Response): Promise<string[]> {
  const text = await script.clone().text()
  const here = new URL(file, worker.location.href)
  return [...text.matchAll(/(?:from|import\()\s*["'`](\.\/[\w.-]+\.js)["'`]/g)].map(
    (found) => new URL(found[1]!, here).pathname,
  )
}

/**
 * The frame and all that it needs to be drawn and used, in the language in which the door was opened last. It is kept when
 * all of that is; until then the one before stands.
 */
async function renew(): Promise<void> {
  const answer = await fetch(shell, { credentials: 'same-origin' })
  // Who is not signed in is led elsewhere: that page is not the frame.
  if (!answer.ok || answer.redirected) throw new Error('no frame')
  const cache = await caches.open(kept)
  const html = await answer.clone().text()
  const files = new Set(
    [...html.matchAll(/(?:href|src)="(\/[^"#]*(?:\.css|\.js|\.svg|\.woff2)[^"#]*)"/g)].map((found) =>
      found[1]!.replaceAll('&amp;', '&'),
    ),
  )
  for (const file of files) {
    const held = await cache.match(file)
    const got = held ?? (await fetch(file))
    if (!got.ok) throw new Error(`no ${file}`)
    if (file.includes('.js')) for (const needed of await neededBy(file, got)) files.add(needed)
    if (!held) await cache.put(file, got)
  }
  await cache.put(shell, answer)
  for (const { url } of await cache.keys()) {
    const { pathname, search } = new URL(url)
    if (pathname !== shell && !files.has(pathname + search)) await cache.delete(url)
  }
}

/** One after the other: two at once would clear away what the other has just fetched. */
let renewing: Promise<unknown> = Promise.resolve()
function renewed(): Promise<void> {
  const next = renewing.then(renew)
  renewing = next.catch(() => {})
  return next
}

/** Nothing to show and nobody to ask: still a page of ours, with what to do. */
function nothing(): Response {
  const { language = 'en', direction = 'ltr', title = '', text = '', again = '' } = worker.doorWords ?? {}
  const safe = (said: string): string => said.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const page = `<!doctype html><html lang="${language}" dir="${direction}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${safe(title)}</title>
<style>main{max-width:34rem;margin:3rem auto;padding:0 1.25rem;font:1.125rem/1.5 system-ui,sans-serif}a{font-weight:650}</style><main><h1>${safe(title)}</h1><p>${safe(text)}</p><p><a href="">${safe(again)}</a></p></main></html>`
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(page, { status: 503, headers })
}

const isAway = ({ status }: Response): boolean => status >= 502 && status <= 504
const frame = (): Promise<Response | undefined> =>
  caches
    .open(kept)
    .then((cache) => cache.match(shell))
    .catch(() => undefined)

/** Always an answer: a browser shows its own error where a worker has none. */
async function open(request: Request): Promise<Response> {
  // In a cellar a network that hardly answers is none, and a house that is just starting anew is one too.
  const tooLong = new Promise<null>((give) => setTimeout(() => give(null), patience))
  const answer = await Promise.race([fetch(request).catch(() => null), tooLong])
  if (answer && !isAway(answer)) return answer
  return (await frame()) ?? answer ?? nothing()
}

/** A worker answers only when it has what to answer with; where the frame can not be had, the next page tries anew. */
worker.addEventListener('install', (event) => event.waitUntil(renewed().then(() => worker.skipWaiting())))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('message', (event) => {
  const told = renewed().catch(() => {})
  event.waitUntil(told.then(frame).then((held) => event.ports[0]?.postMessage(held !== undefined)))
})
worker.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') event.respondWith(open(request))
  else if (/\.(css|js|svg|woff2)$/.test(new URL(request.url).pathname))
    event.respondWith(caches.match(request).then((file) => file ?? fetch(request)))
})
