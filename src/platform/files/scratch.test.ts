import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openScratch } from './scratch.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hedgerow-scratch-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const text = (number: number): string => `${number} niño 🌿 `.repeat((number * 7919) % 3_000)

test('everything comes back by its number, from the disk and from memory, in the order asked for', async () => {
  const scratch = openScratch<{ text: string }>(path.join(folder, 'new'))
  for (let number = 0; number < 400; number += 1) expect(await scratch.put({ text: text(number) })).toBe(number)
  const asked = [399, 0, 7, 7, 200, 398]
  expect(await scratch.take(asked)).toEqual(asked.map((number) => ({ text: text(number) })))
  await scratch.put({ text: 'one more' })
  expect(await scratch.take([400, 1])).toEqual([{ text: 'one more' }, { text: text(1) }])
  await scratch.close()
})

test('little touches no disk, much leaves no name behind', async () => {
  const little = openScratch<string>(path.join(folder, 'little'))
  await little.put('a')
  expect(readdirSync(folder)).toEqual([])
  const much = openScratch<string>(path.join(folder, 'much'))
  for (let number = 0; number < 5; number += 1) await much.put('x'.repeat(1_000_000))
  expect(readdirSync(path.join(folder, 'much'))).toEqual([])
  expect((await much.take([0]))[0]).toHaveLength(1_000_000)
  await little.close()
  await much.close()
})
