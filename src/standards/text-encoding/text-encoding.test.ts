import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText, decodeWhole } from './decode-text.ts'
import { detectEncoding } from './detect-encoding.ts'
import { undoDoubleReading } from './undo-double-reading.ts'

const encoders = new Map(
  (['windows-1252', 'macintosh'] as const).map((label) => {
    const decoder = new TextDecoder(label)
    const bytes = new Map<string, number>()
    for (let byte = 0; byte < 256; byte += 1) bytes.set(decoder.decode(Uint8Array.of(byte)), byte)
    return [label, (text: string) => Uint8Array.from(text, (letter) => bytes.get(letter)!)] as const
  }),
)
const asWindows = encoders.get('windows-1252')!
const asMac = encoders.get('macintosh')!

const spanish = 'Taller de cerámica: niños y niñas, en la Biblioteca «Ángel González» – ¿te apuntas?'
const german = 'Mädchen und Jungen üben draußen, größere Kinder helfen. „Wir bauen“ – für alle'
const english = 'It’s the Park District’s “open gym” – bring friends'

describe('the encoding is found from the letters', () => {
  test.each([spanish, german, english])('%s', (text) => {
    expect(detectEncoding(new TextEncoder().encode(text), true).encoding).toBe('utf-8')
    expect(detectEncoding(asWindows(text), true).encoding).toBe('windows-1252')
    expect(detectEncoding(asMac(text), true).encoding).toBe('macintosh')
  })

  test.each([
    ['utf-8', Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)],
    ['utf-16le', Uint8Array.of(0xff, 0xfe, 0x61, 0x00)],
    ['utf-16be', Uint8Array.of(0xfe, 0xff, 0x00, 0x61)],
  ])('a byte order mark says %s and is dropped', async (encoding, bytes) => {
    const decoded = decodeText(bytes)
    let text = ''
    for await (const piece of decoded.pieces) text += piece
    expect(text).toBe('a')
    expect(decoded.verdict()).toMatchObject({ encoding, because: 'mark' })
  })
})

test('UTF-16 without a mark', async () => {
  const text = 'id,título\n1,Niñas\n'
  const little = Buffer.from(text, 'utf16le')
  expect(await decodeWhole(little)).toBe(text)
  expect(await decodeWhole(Buffer.from(little).swap16())).toBe(text)
})

test('UTF-8 that was once read as Windows-1252 and saved as Mac Roman becomes itself again', async () => {
  const misread = new TextDecoder('windows-1252').decode(new TextEncoder().encode('It’s a “café”, isn’t it?'))
  const saved = Uint8Array.from(misread, (letter) => (letter < '\u00a0' ? letter.charCodeAt(0) : asMac(letter)[0]!))
  expect(await decodeWhole(saved)).toBe('It’s a “café”, isn’t it?')
})

test('letters that only look like a double reading stay', () => {
  for (const text of ['São Paulo', 'Ângela', 'crème brûlée', 'MÜNSTER Ä Ö', 'Â']) {
    expect(undoDoubleReading(text, 'windows-1252')).toEqual({ text, count: 0 })
  }
})

test('bytes that fit no letter are counted', async () => {
  const start = new TextEncoder().encode(`${'x'.repeat(300_000)}é`.repeat(2))
  const decoded = decodeText(Uint8Array.from([...start, ...start, 0xff]))
  for await (const piece of decoded.pieces) expect(piece).not.toBe('')
  expect(decoded.verdict().encoding).toBe('utf-8')
  expect(decoded.replaced()).toBe(1)
})

test('text cut at any byte decodes the same', async () => {
  const misread = new TextDecoder('windows-1252').decode(new TextEncoder().encode(`${english} ${spanish}`))
  const twice = Uint8Array.from(misread, (letter) => (letter < '\u00a0' ? letter.charCodeAt(0) : asMac(letter)[0]!))
  for (const bytes of [new TextEncoder().encode(german), asWindows(spanish), twice]) {
    const whole = await decodeWhole(bytes)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), async (cut) => {
        async function* pieces() {
          yield bytes.slice(0, cut)
          yield bytes.slice(cut)
        }
        expect(await decodeWhole(pieces())).toBe(whole)
      }),
    )
  }
})

test('an encoding that is told is not guessed', async () => {
  expect(await decodeWhole(asMac('über'), { told: 'macintosh' })).toBe('über')
  expect(await decodeWhole(new TextEncoder().encode('é'), { told: 'windows-1252' })).toBe('Ã©')
})
