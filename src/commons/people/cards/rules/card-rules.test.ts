import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant } from '#kernel/instant.ts'
import { isLocked, lockAfter, untilOpened } from './lock.ts'
import { foldUserName, isRude, makeUserName, readNameWords, readStopList } from './make-user-name.ts'

const folder = join(import.meta.dirname, '../user-names')
const stopped = readStopList(readFileSync(join(folder, 'stop-list.txt'), 'utf8'))
const languages = readdirSync(folder).filter((file) => file !== 'stop-list.txt')

test('P2 the stop list catches a word across the seam and with accents', () => {
  for (const rude of ['swan-alm-27', 'coño-nube-30', 'big-ass', 'has-exit']) expect(isRude(rude, stopped)).toBe(true)
  expect(isRude('otter-cloud-27', stopped)).toBe(false)
})

test.each(languages)('P2 %s: enough words, each used, all different once folded, none rude by itself', (file) => {
  const { creatures, things } = readNameWords(readFileSync(join(folder, file), 'utf8'))
  for (const words of [creatures, things]) {
    expect(words.length).toBeGreaterThanOrEqual(36)
    expect(new Set(words.map(foldUserName)).size).toBe(words.length)
    expect(words.filter((word) => isRude(word, stopped))).toEqual([])
    expect(words.filter((word) => /[-\s\d]/.test(word))).toEqual([])
  }
})

test.each(languages)(
  '%s: whatever chance picks, a name is clean, comes back from its folding, and ends in a number',
  (file) => {
    const words = readNameWords(readFileSync(join(folder, file), 'utf8'))
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (chance) => {
        const name = makeUserName(words, stopped, (below) => chance.next().value! % below)
        expect(isRude(name, stopped)).toBe(false)
        expect(name).toMatch(/^[^-]+-[^-]+-\d{2}$/)
        expect(foldUserName(foldUserName(name))).toBe(foldUserName(name))
      }),
    )
  },
)

test('a name is found however it is typed', () => {
  for (const typed of [' Tejón Nube 27', 'TEJON-NUBE-27', 'tejón  nube-٢٧ '])
    expect(foldUserName(typed)).toBe('tejon-nube-27')
})

test('a card rests longer the longer somebody guesses, at last until an adult opens it', () => {
  const now = instant(1_000_000)
  expect([1, 4, 6, 9, 11].map((tries) => lockAfter(tries, now))).toEqual([null, null, null, null, null])
  expect(lockAfter(5, now)).toBe(now + 15 * 60_000)
  expect(lockAfter(10, now)).toBe(now + 60 * 60_000)
  expect(lockAfter(15, now)).toBe(untilOpened)
  expect(isLocked({ lockedUntil: lockAfter(5, now) }, instant(now + 15 * 60_000))).toBe(false)
  expect(isLocked({ lockedUntil: lockAfter(16, now) }, instant(now + 1e12))).toBe(true)
})
