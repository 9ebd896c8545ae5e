import { crc32, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import fc from 'fast-check'
import { cleanMedia } from './clean-media.ts'
import { photoFromTelephone, sample } from './test-media.ts'

const cleaned = async (bytes: Buffer, wanted: 'image' | 'audio'): Promise<Buffer> => {
  const clean = await cleanMedia(bytes, wanted)
  if (typeof clean === 'string') throw new Error(clean)
  return clean.bytes
}
const chunk = (name: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(content.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}
const signature = sample('png').subarray(0, 8)
const header = (width: number, height: number, interlace = 0): Buffer => {
  const bytes = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, interlace])
  bytes.writeUInt32BE(width, 0)
  bytes.writeUInt32BE(height, 4)
  return chunk('IHDR', bytes)
}
const png = (width: number, height: number, unpacked: Buffer, interlace = 0): Buffer =>
  Buffer.concat([
    signature,
    header(width, height, interlace),
    chunk('IDAT', deflateSync(unpacked)),
    chunk('IEND', Buffer.alloc(0)),
  ])

test('P22 of a telephone’s photo nothing is left but the picture, and which way up it is', async () => {
  const clean = await cleaned(photoFromTelephone(6), 'image')
  for (const word of ['GPS', 'telephone-4711', 'xmpmeta', 'ICC_PROFILE', 'Photoshop', 'ftypmp42'])
    expect(clean.includes(word)).toBe(false)
  expect(clean.includes('Exif\0\0MM')).toBe(true)
  expect(await cleaned(clean, 'image')).toEqual(clean)
  const upright = await cleaned(photoFromTelephone(1), 'image')
  expect(upright.includes('Exif')).toBe(false)
  // The scan itself is untouched, byte for byte.
  const scan = sample('jpeg').subarray(sample('jpeg').indexOf(Buffer.from([0xff, 0xda])))
  expect(upright.subarray(-scan.length)).toEqual(scan)
})

test('P22 a PNG loses its words, its time and what is behind its end, and keeps its picture', async () => {
  const whole = sample('png')
  const hidden = Buffer.concat([
    whole.subarray(0, 33),
    chunk('tEXt', Buffer.from('Comment\0GPS 52.0')),
    chunk('eXIf', Buffer.from('MM\0* GPS')),
    chunk('tIME', Buffer.alloc(7)),
    whole.subarray(33),
    Buffer.from('PK\x03\x04 GPS'),
  ])
  const clean = await cleaned(hidden, 'image')
  expect(clean.includes('GPS')).toBe(false)
  expect(clean.includes('tIME')).toBe(false)
  expect(clean).toEqual(await cleaned(whole, 'image'))
})

test('an interlaced picture unpacks to what its seven passes say', async () => {
  // 3 × 3, three bytes a pixel: of the seven passes of two, four and so on only those that hit a pixel have rows.
  const rows = [
    [1, 1],
    [1, 1],
    [2, 1],
    [1, 2],
    [3, 1],
  ]
  const passes = Buffer.concat(
    rows.flatMap(([columns, count]) => Array.from({ length: count! }, () => Buffer.alloc(1 + columns! * 3))),
  )
  expect(await cleanMedia(png(3, 3, passes, 1), 'image')).toMatchObject({ mediaType: 'image/png' })
  expect(await cleanMedia(png(3, 3, Buffer.concat([passes, Buffer.alloc(1)]), 1), 'image')).toBe('malformed')
})

test.each([
  ['a PDF that is called a photo', Buffer.from('%PDF-1.7 …'), 'image', 'no-kind'],
  ['a packed archive that is called a photo', Buffer.from('PK\x03\x04 and forty-two more'), 'image', 'no-kind'],
  ['a voice where a photo was to be', sample('webm'), 'image', 'no-kind'],
  ['a photo where a voice was to be', sample('jpeg'), 'audio', 'no-kind'],
  ['nothing at all', Buffer.alloc(0), 'image', 'no-kind'],
  ['a photo that ends in its head', sample('jpeg').subarray(0, 200), 'image', 'malformed'],
  [
    'a picture that would unpack to more than there is room for',
    png(40_000, 2, Buffer.alloc(9)),
    'image',
    'too-many-pixels',
  ],
  ['a picture larger than any screen', png(10_000, 10_000, Buffer.alloc(9)), 'image', 'too-many-pixels'],
  ['a small picture that unpacks to a hundred megabytes', png(2, 2, Buffer.alloc(100_000_000)), 'image', 'malformed'],
  ['a picture that unpacks to less than it says', png(20, 20, Buffer.alloc(9)), 'image', 'malformed'],
] as const)('%s is not taken', async (_what, bytes, wanted, because) => {
  expect(await cleanMedia(bytes, wanted)).toBe(because)
})

test('a photo that says it is sixty thousand pixels wide is not taken', async () => {
  const bomb = sample('jpeg')
  const frame = bomb.indexOf(Buffer.from([0xff, 0xc0]))
  bomb.writeUInt16BE(60_000, frame + 5)
  bomb.writeUInt16BE(60_000, frame + 7)
  expect(await cleanMedia(bomb, 'image')).toBe('too-many-pixels')
})

test('a photo of more scans than any camera makes is not taken', async () => {
  const photo = sample('jpeg')
  const [from, to] = [photo.indexOf(Buffer.from([0xff, 0xda])), photo.length - 2]
  const scan = photo.subarray(from, to)
  const many = Buffer.concat([photo.subarray(0, to), ...Array.from({ length: 80 }, () => scan), photo.subarray(to)])
  expect(await cleanMedia(many, 'image')).toBe('malformed')
})

const wav = (...chunks: readonly [string, string][]): Buffer => {
  const parts = chunks.map(([name, content]) => {
    const head = Buffer.alloc(8)
    head.write(name, 'latin1')
    head.writeUInt32LE(content.length, 4)
    return Buffer.concat([head, Buffer.from(content, 'latin1'), Buffer.alloc(content.length % 2)])
  })
  const body = Buffer.concat([Buffer.from('WAVE'), ...parts])
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

test('P22 a WAVE recording loses its list, and one without a length is taken to its end', async () => {
  const form = 'f'.repeat(16)
  const clean = await cleaned(
    wav(['LIST', 'INFOIART Wren'], ['fmt ', form], ['data', 'sound'], ['id3 ', 'Wren']),
    'audio',
  )
  expect(clean).toEqual(wav(['fmt ', form], ['data', 'sound']))
  const live = wav(['fmt ', form], ['data', 'sound!'])
  live.writeUInt32LE(0, live.indexOf('data') + 4)
  expect(await cleaned(live, 'audio')).toEqual(wav(['fmt ', form], ['data', 'sound!']))
  expect(await cleanMedia(wav(['data', 'sound']), 'audio')).toBe('malformed')
})

const page = (sequence: number, ...packets: readonly Buffer[]): Buffer => {
  const laces = packets.flatMap(({ length }) => [
    ...Array.from({ length: Math.floor(length / 255) }, () => 255),
    length % 255,
  ])
  const head = Buffer.alloc(27)
  head.write('OggS', 'latin1')
  head.writeUInt32LE(4711, 14)
  head.writeUInt32LE(sequence, 18)
  head[26] = laces.length
  return Buffer.concat([head, Buffer.from(laces), ...packets])
}
const tags = (magic: string, tail = Buffer.alloc(0)): Buffer => {
  const vendor = Buffer.from('maker')
  const comment = Buffer.from(`ARTIST=Wren ${'x'.repeat(400)}`)
  const number = (value: number): Buffer => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32LE(value)
    return bytes
  }
  const words = [number(vendor.length), vendor, number(1), number(comment.length), comment]
  return Buffer.concat([Buffer.from(magic, 'latin1'), ...words, tail])
}

test.each([
  ['Opus', 'OpusHead', 'OpusTags', Buffer.alloc(0)],
  ['Vorbis', '\x01vorbis', '\x03vorbis', Buffer.from([1])],
])('P22 an Ogg recording in %s keeps its sound and has no tags any more', async (_what, first, second, tail) => {
  const sound = Buffer.from('sound')
  const given = Buffer.concat([
    page(0, Buffer.from(`${first} form`, 'latin1')),
    page(1, tags(second, tail)),
    page(2, sound),
  ])
  const clean = await cleaned(given, 'audio')
  expect(clean.length).toBe(given.length)
  expect(clean.includes('Wren')).toBe(false)
  expect(clean.includes('maker')).toBe(false)
  expect(clean.includes(second)).toBe(true)
  expect(clean.subarray(-5)).toEqual(sound)
  expect(await cleaned(clean, 'audio')).toEqual(clean)
  expect(await cleanMedia(page(0, Buffer.from('\x80theora')), 'audio')).toBe('malformed')
})

test('P22 of recordings as browsers make them the program and the time are gone, and the sound is as it was', async () => {
  const webm = await cleaned(sample('webm'), 'audio')
  expect(sample('webm').includes('Chrome')).toBe(true)
  expect(webm.includes('Chrome')).toBe(false)
  expect(webm.length).toBe(sample('webm').length)
  const mp4 = await cleaned(sample('mp4'), 'audio')
  expect(mp4.length).toBe(sample('mp4').length)
  const made = mp4.indexOf('mvhd') + 8
  expect(mp4.subarray(made, made + 8)).toEqual(Buffer.alloc(8))
})

test('a film is no voice', async () => {
  const mp4 = sample('mp4')
  mp4.write('vide', mp4.indexOf('soun'), 'latin1')
  expect(await cleanMedia(mp4, 'audio')).toBe('moving')
  const webm = sample('webm')
  const type = webm.indexOf(Buffer.from([0x83, 0x81, 0x02]))
  webm[type + 2] = 1
  expect(await cleanMedia(webm, 'audio')).toBe('moving')
})

test('whatever is cut, turned or made up is taken clean or not at all, and never throws', async () => {
  const given = [
    photoFromTelephone(),
    sample('png'),
    sample('webm'),
    sample('mp4'),
    wav(['fmt ', 'f'.repeat(16)], ['data', 'x']),
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...given),
      fc.array(fc.tuple(fc.nat(2_000), fc.nat(255)), { maxLength: 6 }),
      fc.nat(2_000),
      async (bytes, turns, cut) => {
        const turned = Buffer.from(bytes.subarray(0, Math.max(12, bytes.length - cut)))
        for (const [at, value] of turns) turned[at % turned.length] = value
        for (const wanted of ['image', 'audio'] as const) {
          const clean = await cleanMedia(turned, wanted)
          expect(typeof clean === 'string' || clean.bytes.length > 0).toBe(true)
        }
      },
    ),
    { numRuns: 300 },
  )
})
