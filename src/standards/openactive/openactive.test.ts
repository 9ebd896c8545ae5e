import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collect } from '../reading/collect.ts'
import { decodePage, nextAddress } from './decode-page.ts'
import { cursorOf, encodePage, inOrder, isAfter, withoutPeople } from './encode-page.ts'
import { readRpde, readRpdeItems } from './read-rpde.ts'
import type { RpdeItem } from './words.ts'

const pageOf = (items: unknown[], more = {}) =>
  JSON.stringify({
    items,
    next: 'https://x.example/feed?afterTimestamp=2&afterId=b',
    license: 'https://creativecommons.org/licenses/by/4.0/',
    ...more,
  })
const read = (text: string) => collect(readRpde(new TextEncoder().encode(text), { timeZone: 'Europe/London' }))
const session = (id: unknown, data: Record<string, unknown>) => ({
  state: 'updated',
  kind: 'Session',
  id,
  modified: 1,
  data: { type: 'Event', ...data },
})

describe('pages of others', () => {
  test('occurrences, deletions, and items that are none', async () => {
    const { rows, mistakes } = await read(
      pageOf([
        session(7, {
          name: 'Bowls',
          identifier: 'x',
          subEvent: [
            { identifier: 1, startDate: '2026-07-09T10:30:00Z' },
            { identifier: 2, startDate: '2026-07-16T10:30:00Z' },
          ],
        }),
        { state: 'deleted', kind: 'Session', id: '8', modified: '2' },
        { state: 'updated', id: '9', modified: 3 },
        { state: 'gone', id: '9', modified: 3, data: {} },
      ]),
    )
    expect(rows.map(({ fields }) => [fields['id'], fields['itemId'], fields['state'], fields['startTime']])).toEqual([
      ['7/1', '7', 'updated', '11:30'],
      ['7/2', '7', 'updated', '11:30'],
      ['8', '8', 'deleted', undefined],
    ])
    expect(mistakes.map((each) => [each.number, each.reason])).toEqual([
      [3, 'rpde.item-unreadable'],
      [4, 'rpde.item-unreadable'],
    ])
  })

  test('a session takes what it does not say from its series on the same page', async () => {
    const series = {
      state: 'updated',
      kind: 'SessionSeries',
      id: 's',
      modified: 1,
      data: {
        '@type': 'SessionSeries',
        '@id': 'https://x.example/s',
        name: 'Yoga',
        ageRange: { minValue: 16 },
        subEvent: [{ '@type': 'ScheduledSession', identifier: 'k', startDate: '2026-07-02T10:00' }],
      },
    }
    const alone = {
      state: 'updated',
      kind: 'ScheduledSession',
      id: 't',
      modified: 2,
      data: {
        '@type': 'ScheduledSession',
        '@id': 'https://x.example/t',
        startDate: '2026-07-09T10:00+01:00',
        superEvent: 'https://x.example/s',
      },
    }
    const { rows } = await read(pageOf([series, alone]))
    expect(rows.map(({ fields }) => [fields['id'], fields['name'], fields['ageMin'], fields['startTime']])).toEqual([
      ['s/k', 'Yoga', 16, '10:00'],
      ['t', 'Yoga', 16, '10:00'],
    ])
  })

  test('a mirror of more items than one page may hold is read whole, and series are found wherever they stand', async () => {
    const many = 20_500
    function* walk(): Generator<RpdeItem> {
      for (let at = 0; at < many; at += 1) {
        const data = { '@type': 'ScheduledSession', startDate: '2026-07-09T10:00', superEvent: 'https://x.example/s' }
        yield { state: 'updated', kind: 'ScheduledSession', id: String(at), modified: at, data }
      }
      const data = { '@type': 'SessionSeries', '@id': 'https://x.example/s', name: 'Yoga' }
      yield { state: 'updated', kind: 'SessionSeries', id: 's', modified: many, data }
    }
    const { rows, mistakes } = await collect(readRpdeItems(walk, { timeZone: 'Europe/London' }))
    expect(mistakes).toEqual([])
    expect(rows.filter(({ fields }) => fields['kind'] === 'ScheduledSession')).toHaveLength(many)
    expect(new Set(rows.map(({ fields }) => fields['name']))).toEqual(new Set(['Yoga']))
  })

  test.each([
    ['', 'reading.empty'],
    ['<html>', 'rpde.not-a-page'],
    ['{"items":{}}', 'rpde.not-a-page'],
    ['{"items":[', 'rpde.not-a-page'],
  ])('no page', async (text, reason) => {
    expect((await read(text)).mistakes).toMatchObject([{ reason, fatal: true }])
  })

  test('the end is a page without items, not a short one', () => {
    const here = 'https://x.example/feed'
    const next = (text: string, address = here) => {
      const page = decodePage(text)
      return page.ok && nextAddress(page.value, address)
    }
    expect(next(pageOf([session('1', {})]))).toBe('https://x.example/feed?afterTimestamp=2&afterId=b')
    expect(next(pageOf([session('1', {})], { next: '/feed?p=2' }))).toBe('https://x.example/feed?p=2')
    expect(next(pageOf([]))).toBeNull()
    expect(next(pageOf([session('1', {})], { next: here }))).toBeNull()
    expect(next(pageOf([session('1', {})], { next: undefined }))).toBeNull()
  })
})

test('a reader of our feed gets every item once, at its last change, in order, and comes to an end', () => {
  const item = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), modified: fc.nat(5), gone: fc.boolean() })
  fc.assert(
    fc.property(fc.uniqueArray(item, { selector: (each) => each.id }), fc.integer({ min: 1, max: 3 }), (made, size) => {
      const all: RpdeItem[] = made.map(({ id, modified, gone }) =>
        gone ? { state: 'deleted', kind: 'x', id, modified } : { state: 'updated', kind: 'x', id, modified, data: {} },
      )
      const got: RpdeItem[] = []
      let address = 'https://us.example/feed'
      for (let step = 0; step < 20; step += 1) {
        const cursor = cursorOf(new URL(address).searchParams)!
        const after = all
          .filter((each) => isAfter(each, cursor))
          .sort(inOrder)
          .slice(0, size)
        const page = encodePage(
          after,
          cursor,
          'https://us.example/feed',
          'https://creativecommons.org/licenses/by/4.0/',
        )
        const decoded = decodePage(JSON.stringify(page))
        if (!decoded.ok) throw new Error(decoded.refusal)
        got.push(...decoded.value.items)
        const next = nextAddress(decoded.value, address)
        if (next === null) break
        address = next
      }
      expect(got).toEqual([...all].sort(inOrder))
    }),
  )
})

test.each([
  ['', { afterTimestamp: null, afterId: null }],
  ['afterTimestamp=5&afterId=x', { afterTimestamp: 5, afterId: 'x' }],
  ['afterTimestamp=5', undefined],
  ['afterTimestamp=soon&afterId=x', undefined],
])('the cursor of ?%s', (query, cursor) => {
  expect(cursorOf(new URLSearchParams(query))).toEqual(cursor)
})

test('people are left out, also inside', () => {
  expect(withoutPeople({ name: 'x', leader: [{ name: 'A' }], superEvent: { contributor: {}, name: 'y' } })).toEqual({
    name: 'x',
    superEvent: { name: 'y' },
  })
})
