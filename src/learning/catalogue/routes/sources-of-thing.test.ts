import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { offerOf, session, tuesdays } from '../present/test-offer.ts'
import { sourcesOfThing } from './sources-of-thing.ts'

const feed = '0193f1c0-0000-7000-8000-0000000000f1' as Id
const other = '0193f1c0-0000-7000-8000-0000000000f2' as Id
const from = (sourceId: Id | null, link: string | null) => session('e1', tuesdays('2026-06-02'), { sourceId, link })
const publisher = { publisher: 'City of Somewhere', attribution: null, shiftDays: 98 }

test('a source is called by who publishes it, once, with the first link that leads there', () => {
  const offer = offerOf([from(feed, null), from(feed, 'https://a.example/1'), from(feed, 'https://a.example/2')])
  expect(sourcesOfThing(offer, new Map([[feed, publisher]]))).toEqual({
    sources: [{ name: 'City of Somewhere', link: 'https://a.example/1', originalId: null }],
    movedByWeeks: 14,
  })
})

test('the line a publisher asks for stands instead of its name', () => {
  const asked = new Map([[feed, { ...publisher, attribution: 'Data: City of Somewhere, CC BY 4.0' }]])
  expect(sourcesOfThing(offerOf([from(feed, null)]), asked).sources).toEqual([
    { name: 'Data: City of Somewhere, CC BY 4.0', link: null, originalId: null },
  ])
})

test.each([
  ['https://www.club.example/x', [{ name: 'club.example', link: 'https://www.club.example/x', originalId: null }]],
  ['javascript:alert(1)', []],
  [null, []],
])('nobody has named the publisher and the link is %s', (link, sources) => {
  expect(sourcesOfThing(offerOf([from(other, link)]), new Map())).toEqual({ sources, movedByWeeks: 0 })
})
