/**
 * A voice is chosen as a file. With this it is recorded in the page, too: start, stop, hear it, again. What was recorded lies
 * in the form's own file field and goes nowhere before the form is sent.
 */
type Words = Readonly<
  Record<
    'start' | 'stop' | 'again' | 'listen' | 'hush' | 'asking' | 'recording' | 'soon' | 'over' | 'recorded',
    string
  > &
    Record<'dropped' | 'refused' | 'none' | 'unheard', string>
>

const place = document.querySelector<HTMLElement>('[data-recorder]')
const input = document.querySelector<HTMLInputElement>('input[type=file][name=voice]')
/** The first that this browser writes; the house reads every one of them. */
const wanted = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']
/** Speech is well heard so; two minutes are half a megabyte. */
const bitsPerSecond = 32_000
const soonSeconds = 15

if (place && input?.form && 'mediaDevices' in navigator && 'MediaRecorder' in globalThis)
  offer(place, input, input.form)

function offer(room: HTMLElement, field: HTMLInputElement, form: HTMLFormElement): void {
  const words = JSON.parse(room.dataset['words']!) as Words
  const longest = Number(room.dataset['recorder'])
  const part = (name: string): HTMLElement => room.querySelector<HTMLElement>(`[data-${name}]`)!
  const [button, listen, remove] = [part('record'), part('listen'), part('remove')]
  const [timer, told] = [part('timer'), part('told')]
  const bar = room.querySelector('progress')!
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, {
    minute: 'numeric',
    second: '2-digit',
    timeZone: 'UTC',
  })
  let recorder: MediaRecorder | null = null
  let voice: File | null = null
  let heard: { readonly end: () => void } | null = null
  let isAsking = false
  let isSentAfter = false

  const say = (sentence: string): void => void (told.textContent = sentence)
  const showTime = (seconds: number): void => {
    timer.textContent = clock.format(seconds * 1000)
    bar.value = seconds
  }
  const stand = (): void => {
    const isOn = recorder !== null
    button.textContent = isOn ? words.stop : voice === null ? words.start : words.again
    listen.hidden = remove.hidden = isOn || voice === null
  }
  const hush = (): void => {
    heard?.end()
    heard = null
    listen.textContent = words.listen
  }

  const begin = async (): Promise<void> => {
    if (isAsking) return
    isAsking = true
    hush()
    say(words.asking)
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch((error: unknown) => {
      const isRefused = error instanceof DOMException && ['NotAllowedError', 'SecurityError'].includes(error.name)
      say(isRefused ? words.refused : words.none)
      return null
    })
    isAsking = false
    if (stream) record(stream)
  }

  const record = (stream: MediaStream): void => {
    const mimeType = wanted.find((each) => MediaRecorder.isTypeSupported(each))
    const one = new MediaRecorder(stream, { ...(mimeType ? { mimeType } : {}), audioBitsPerSecond: bitsPerSecond })
    const pieces: Blob[] = []
    const from = performance.now()
    let isSoonSaid = false
    const ticking = setInterval(() => {
      const seconds = (performance.now() - from) / 1000
      showTime(Math.min(seconds, longest))
      if (seconds >= longest && one.state === 'recording') one.stop()
      else if (!isSoonSaid && seconds >= longest - soonSeconds) {
        isSoonSaid = true
        say(words.soon)
      }
    }, 250)
    one.addEventListener('dataavailable', ({ data }) => pieces.push(data))
    one.addEventListener('stop', () => {
      clearInterval(ticking)
      for (const track of stream.getTracks()) track.stop()
      recorder = null
      const type = one.mimeType.split(';')[0]!
      keep(new File(pieces, `voice.${type.split('/')[1]}`, { type }))
      say(performance.now() - from >= longest * 1000 ? words.over : words.recorded)
      stand()
      if (isSentAfter) form.requestSubmit()
    })
    recorder = one
    one.start()
    showTime(0)
    say(words.recording)
    stand()
  }

  const keep = (file: File | null): void => {
    voice = file
    const box = new DataTransfer()
    if (file) box.items.add(file)
    field.files = box.files
  }

  /** By the sound itself and not by an address of it: the page's rules open none. */
  const hear = async (): Promise<void> => {
    if (heard) return hush()
    const context = new AudioContext()
    let isEnded = false
    heard = {
      end: () => {
        if (!isEnded) void context.close()
        isEnded = true
      },
    }
    listen.textContent = words.hush
    try {
      const sound = await context.decodeAudioData(await voice!.arrayBuffer())
      if (isEnded) return
      const source = context.createBufferSource()
      source.buffer = sound
      source.connect(context.destination)
      source.addEventListener('ended', () => {
        if (!isEnded) hush()
      })
      source.start()
    } catch {
      if (isEnded) return
      hush()
      say(words.unheard)
    }
  }

  button.addEventListener('click', () => (recorder ? recorder.stop() : void begin()))
  listen.addEventListener('click', () => void hear())
  remove.addEventListener('click', () => {
    hush()
    keep(null)
    showTime(0)
    say(words.dropped)
    stand()
    button.focus()
  })
  // A file of one's own takes the place of what was recorded.
  field.addEventListener('change', () => {
    if (recorder || field.files?.[0] === voice) return
    hush()
    voice = null
    showTime(0)
    say('')
    stand()
  })
  // Sent while it records, it ends first and is sent with what was said until then.
  form.addEventListener('submit', (event) => {
    if (!recorder) return
    event.preventDefault()
    event.stopPropagation()
    isSentAfter = true
    if (recorder.state === 'recording') recorder.stop()
  })

  showTime(0)
  stand()
  room.hidden = false
}
