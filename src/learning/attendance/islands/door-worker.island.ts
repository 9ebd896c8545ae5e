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
  waitUntil(work: Promise<unknown>): void
  respondWith(answer: Promise<Response>): void
}
const worker = globalThis as unknown as Worker
const shell = `${new URL(worker.registration.scope).pathname}/shell`
const kept = 'hedgerow-door-frame'
const patience = 6_000

/** What a script needs besides itself, also what it fetches only when it is wanted; by addresses of this house. */
async function neededBy(file: string, script: Response): Promise<string[]> {
  const text = await script.clone().text()
  const here = new URL(file, worker.location.href)
  return [...text.matchAll(/(?:from|import\()\s*["'`](\.\/[\w.-]+\.js)["'`]/g)].map(
    (found) => new URL(found[1]!, here).pathname,
  )
}

/** The frame and all that it needs to be drawn and used, in the language in which the door was opened last. */
async function renew(): Promise<void> {
  const answer = await fetch(shell, { credentials: 'same-origin' })
  // Who is not signed in is led elsewhere: that page is not the frame.
  if (!answer.ok || answer.redirected) return
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
    if (!got.ok) return
    if (file.includes('.js')) for (const needed of await neededBy(file, got)) files.add(needed)
    if (!held) await cache.put(file, got)
  }
  await cache.put(shell, answer)
  for (const { url } of await cache.keys()) {
    const { pathname, search } = new URL(url)
    if (pathname !== shell && !files.has(pathname + search)) await cache.delete(url)
  }
}

async function open(request: Request): Promise<Response> {
  try {
    // In a cellar a network that hardly answers is none.
    const tooLong = new Promise<never>((_, fail) => setTimeout(() => fail(new Error('no answer')), patience))
    return await Promise.race([fetch(request), tooLong])
  } catch (away) {
    const frame = await caches.match(shell)
    if (!frame) throw away
    return frame
  }
}

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('message', (event) => event.waitUntil(renew().catch(() => {})))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') event.respondWith(open(request))
  else if (/\.(css|js|svg|woff2)$/.test(new URL(request.url).pathname))
    event.respondWith(caches.match(request).then((file) => file ?? fetch(request)))
})
