import { create } from 'qrcode'
import { describe, expect, test } from 'vitest'
import { readQrCode, type Picture } from './read-qr-code.ts'

type Grid = (row: number, column: number) => boolean

const coded = (text: string) => {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const grid: Grid = (row, column) =>
    row >= 0 && column >= 0 && row < modules.size && column < modules.size && modules.get(row, column) === 1
  return { grid, side: modules.size }
}

interface Held {
  readonly turned: number
  readonly module: number
  /** How much nearer the lower edge is held than the upper one. */
  readonly aslant: number
  readonly shadow: boolean
}

const [width, height] = [480, 360]

/** What a camera sees of a card that somebody holds before it, a little grainy. */
function seen({ grid, side }: { grid: Grid; side: number }, { turned, module, aslant, shadow }: Held): Picture {
  const data = new Uint8ClampedArray(width * height * 4)
  const [cos, sin] = [Math.cos(turned), Math.sin(turned)]
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [right, down] = [x + 0.5 - width / 2, y + 0.5 - height / 2]
      const depth = 1 + (aslant * down) / height
      const [across, along] = [(right * cos + down * sin) / module / depth, (down * cos - right * sin) / module / depth]
      const [row, column] = [Math.floor(along + side / 2), Math.floor(across + side / 2)]
      const isCard = Math.abs(across) < side / 2 + 4 && Math.abs(along) < side / 2 + 4
      const light = isCard ? (grid(row, column) ? 40 : 225) : 120
      const shade = shadow ? 1 - (0.5 * x) / width : 1
      const grain = ((x * 7 + y * 13) % 11) - 5
      data.fill(light * shade + grain, (y * width + x) * 4, (y * width + x) * 4 + 3)
      data[(y * width + x) * 4 + 3] = 255
    }
  }
  return { width, height, data }
}

const address = 'https://learning.example/example-town/card/Zx8vRk2LmQpYt5WnHs3DfGj7Kc1BvNa9XeUo4Ti6Sr0'
const flat: Held = { turned: 0, module: 5, aslant: 0, shadow: false }

describe('a picture', () => {
  test.each<[string, Held]>([
    ['upright', flat],
    ['upside down', { ...flat, turned: Math.PI }],
    ['on its side', { ...flat, turned: -Math.PI / 2 }],
    ['turned a little', { ...flat, turned: 0.2 }],
    ['turned by an eighth', { ...flat, turned: Math.PI / 4 }],
    ['small', { ...flat, module: 3 }],
    ['aslant', { ...flat, turned: 0.1, aslant: 0.15 }],
    ['half in the shadow', { ...flat, turned: 2, shadow: true }],
  ])('of a card that is held %s is read', (_how, held) => {
    expect(readQrCode(seen(coded(address), held))).toBe(address)
  })

  test('of nothing says nothing', () => {
    expect(readQrCode({ width, height, data: new Uint8ClampedArray(width * height * 4).fill(200) })).toBeNull()
    const striped: Grid = (row, column) => (row + column) % 2 === 0
    expect(readQrCode(seen({ grid: striped, side: 33 }, flat))).toBeNull()
  })
})
