/**
 * Reads cards with the camera, for the list at the door. It knows nothing of who is on the list: it tells the mark of a card
 * (`card-read`), and hears whose it was (`card-taken`), when the list was drawn anew (`door-drawn`) or is gone (`door-gone`).
 */
interface Detector {
  detect(from: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
interface MakesDetectors {
  new (wanted: { formats: string[] }): Detector
  getSupportedFormats(): Promise<readonly string[]>
}
interface Camera {
  readonly video: HTMLVideoElement
  end(): void
}

/** A picture of more gains nothing: a card is held a hand away. */
const longestSide = 640
const pause = 200
/** So many looks without a card, and the same card counts anew. */
const forgotten = 5
let camera: Camera | null = null
let isOpening = false

/** What a card's code says, as its SHA-256: the code itself is neither kept nor sent. */
async function markOf(code: string): Promise<string> {
  const secret = code.split('/').at(-1) ?? ''
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** By the browser where it can, which few can; else by a reader that is fetched with the first card. */
async function reader(): Promise<(video: HTMLVideoElement) => Promise<string | null>> {
  const Makes = (globalThis as { BarcodeDetector?: MakesDetectors }).BarcodeDetector
  const formats = (await Makes?.getSupportedFormats().catch(() => [])) ?? []
  if (Makes && formats.includes('qr_code')) {
    const detector = new Makes({ formats: ['qr_code'] })
    return async (video) => (await detector.detect(video).catch(() => []))[0]?.rawValue ?? null
  }
  const { readQrCode } = await import('#web/qr-code/read-qr-code.ts')
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true })!
  return (video) => {
    const scale = Math.min(1, longestSide / Math.max(video.videoWidth, video.videoHeight))
    const [width, height] = [Math.floor(video.videoWidth * scale), Math.floor(video.videoHeight * scale)]
    if (width === 0 || height === 0) return Promise.resolve(null)
    canvas.width = width
    canvas.height = height
    pen.drawImage(video, 0, 0, width, height)
    return Promise.resolve(readQrCode(pen.getImageData(0, 0, width, height)))
  }
}

async function open(): Promise<Camera | null> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).catch(() => null)
  if (!stream) return null
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.className = 'door-video'
  video.srcObject = stream
  let isOn = true
  const read = await reader()
  const look = async (last: string, missed: number): Promise<void> => {
    const code = await read(video)
    if (!isOn) return
    if (code !== null && code !== last)
      document.dispatchEvent(new CustomEvent('card-read', { detail: await markOf(code) }))
    const isForgotten = code === null && missed + 1 >= forgotten
    setTimeout(() => isOn && void look(isForgotten ? '' : (code ?? last), code === null ? missed + 1 : 0), pause)
  }
  void look('', 0)
  return {
    video,
    end: () => {
      isOn = false
      for (const track of stream.getTracks()) track.stop()
      video.remove()
    },
  }
}

/** The page's own words, in the reader's language. */
function word(name: 'scan' | 'card'): string {
  const words = document.querySelector<HTMLElement>('[data-words]')?.dataset['words'] ?? '{}'
  return (JSON.parse(words) as Record<string, string>)[name] ?? ''
}
const write = (place: string, sentence: string): void => {
  const found = document.querySelector(place)
  if (found) found.textContent = sentence
}

function end(): void {
  camera?.end()
  camera = null
}

/** The button, where there is a camera; and the picture again, where the list around it was drawn anew. */
function offer(): void {
  const place = document.querySelector<HTMLElement>('[data-camera]')
  if (!place || !('mediaDevices' in navigator)) return
  place.hidden = false
  if (!camera || place.nextElementSibling === camera.video) return
  place.after(camera.video)
  void camera.video.play().catch(() => {})
}

document.addEventListener('click', ({ target }) => {
  if (!(target as Element).closest('[data-camera] button') || isOpening) return
  if (camera) return end()
  isOpening = true
  void open().then((opened) => {
    isOpening = false
    camera = opened
    if (opened) write('[data-told]', word('scan'))
    offer()
  })
})
document.addEventListener('door-drawn', offer)
// Whoever holds the phone looks at the camera's picture and not at the row.
document.addEventListener('card-taken', (event) => {
  const { detail: row } = event as CustomEvent<HTMLElement | null>
  const text = (part: string): string => row?.querySelector(part)?.textContent ?? ''
  write('[data-read]', row ? `${text('.door-name')}: ${text('.door-said')}` : word('card'))
})
document.addEventListener('door-gone', end)
// A phone that is put away looks at nothing.
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && end())
offer()
