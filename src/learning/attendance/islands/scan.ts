interface Detector {
  detect(from: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
type MakesDetectors = new (wanted: { formats: string[] }) => Detector

/** What a card's code says, as its SHA-256: the code itself is neither kept nor sent. */
async function markOf(code: string): Promise<string> {
  const secret = code.split('/').at(-1) ?? ''
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Where the phone can read codes, a button that does; elsewhere the name on the card is typed. */
export function offerCamera(door: HTMLElement, told: () => void, shown: (mark: string) => void): void {
  const Makes = (globalThis as { BarcodeDetector?: MakesDetectors }).BarcodeDetector
  const place = door.querySelector<HTMLElement>('[data-camera]')
  const button = place?.querySelector('button')
  if (!Makes || !place || !button || !('mediaDevices' in navigator)) return
  place.hidden = false
  let end: (() => void) | null = null
  const look = async (): Promise<void> => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).catch(() => null)
    if (!stream) return
    const video = document.createElement('video')
    video.muted = true
    video.playsInline = true
    video.className = 'door-video'
    video.srcObject = stream
    place.after(video)
    await video.play()
    told()
    const detector = new Makes({ formats: ['qr_code'] })
    let last = ''
    const read = async (): Promise<void> => {
      const [found] = await detector.detect(video).catch(() => [])
      if (!found || found.rawValue === last) return
      last = found.rawValue
      shown(await markOf(last))
    }
    const reading = setInterval(() => void read(), 300)
    end = () => {
      clearInterval(reading)
      for (const track of stream.getTracks()) track.stop()
      video.remove()
      end = null
    }
  }
  button.addEventListener('click', () => (end ? end() : void look()))
}
