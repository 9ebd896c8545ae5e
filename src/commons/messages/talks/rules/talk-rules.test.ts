import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import type { Circle, Post } from '../words.ts'
import { isOpen, mayRead, mayWrite, partOf, readersIn, toldIn } from './circle.ts'
import { decidePost, mostPosts } from './decide-post.ts'
import { decideReport, dueBy } from './decide-report.ts'
import { linksIn } from './links-in.ts'

const id = (name: string): Id => name as Id
const child = (name: string, ...guardians: string[]) => ({ id: id(name), isMinor: true, guardians: guardians.map(id) })
const grown = (name: string) => ({ id: id(name), isMinor: false, guardians: [] })
const circle = (responsible: string[], members: Circle['members']): Circle => ({
  groupId: id('group'),
  groupName: 'Otters',
  responsible: responsible.map(id),
  members,
})

describe('P14 when a thread is open', () => {
  test.each([
    ['two responsible adults', circle(['a', 'b'], [child('c')]), true],
    ['one, and every child’s guardian', circle(['a'], [child('c', 'g'), child('d', 'h')]), true],
    ['one, and one child without a guardian', circle(['a'], [child('c', 'g'), child('d')]), false],
    ['one, who is the only guardian too', circle(['a'], [child('c', 'a')]), false],
    ['one, who is a guardian beside another', circle(['a'], [child('c', 'a', 'g')]), true],
    ['one adult and one child', circle(['a'], [child('c')]), false],
    ['nobody responsible', circle([], [child('c', 'g', 'h')]), false],
    ['grown-ups among themselves', circle(['a'], [grown('c')]), true],
    ['a grown-up beside a child', circle(['a'], [grown('c'), child('d')]), false],
  ])('%s', (_name, of, open) => {
    expect(isOpen(of)).toBe(open)
  })
})

test('as what somebody is there, and what they may', () => {
  const mixed = circle(['a'], [child('c', 'g'), grown('d')])
  expect(['a', 'c', 'g', 'd', 'x'].map((one) => partOf(id(one), mixed))).toEqual([
    'responsible',
    'young',
    'guardian',
    'grown',
    null,
  ])
  expect(
    (['responsible', 'young', 'guardian', 'grown', null] as const).map((part) => [mayRead(part), mayWrite(part)]),
  ).toEqual([
    [true, true],
    [true, true],
    [true, false],
    [false, false],
    [false, false],
  ])
  expect(partOf(id('d'), circle(['a'], [grown('d')]))).toBe('young')
  // Nobody is led to a thread that is not there for them.
  expect(toldIn(mixed)).toEqual(['a', 'c'])
})

test('P14 in every thread in which somebody may write, no child is alone with one adult', () => {
  const people = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f').map(id)
  const member = fc.record({ id: people, isMinor: fc.boolean(), guardians: fc.uniqueArray(people, { maxLength: 3 }) })
  const circles = fc
    .record({
      responsible: fc.uniqueArray(people, { maxLength: 3 }),
      members: fc.uniqueArray(member, { maxLength: 4, selector: (one) => one.id }),
    })
    // Nobody answers for themselves, and a child is not responsible for a group.
    .filter(({ responsible, members }) =>
      members.every((one) => !one.guardians.includes(one.id) && !(one.isMinor && responsible.includes(one.id))),
    )
  let written = 0
  fc.assert(
    fc.property(circles, people, (parts, author) => {
      const of: Circle = { groupId: id('group'), groupName: 'Otters', ...parts }
      const decided = decidePost('hello', { part: partOf(author, of), circle: of, written: 0 })
      if (!decided.ok) return
      written += 1
      const readers = readersIn(of)
      const minors = of.members.filter(({ isMinor }) => isMinor)
      for (const minor of minors) {
        const adults = [...readers].filter(
          (one) => of.responsible.includes(one) || (minor.guardians.includes(one) && one !== minor.id),
        )
        expect(new Set(adults).size).toBeGreaterThanOrEqual(2)
      }
      // Whoever writes is seen by all of them: a post has no recipients of its own.
      expect(readers.has(author)).toBe(true)
      expect(of.responsible.every((one) => readers.has(one))).toBe(true)
    }),
    { numRuns: 3000 },
  )
  expect(written).toBeGreaterThan(100)
})

describe('what is written', () => {
  const open = circle(['a', 'b'], [child('c', 'g')])
  const write = (text: string, part: 'responsible' | 'young' = 'young', written = 0) => {
    const decided = decidePost(text, { part, circle: open, written })
    return decided.ok ? decided.value.body : decided.refusal
  }
  test.each([
    [' See you\r\n\r\n\r\n\r\nat three ', 'See you\n\nat three'],
    ['<b>bold</b>', '<b>bold</b>'],
    ['a\u202Eb\u0000c', 'ab c'],
    ['   ', 'messages.post-empty'],
    ['\u200B', 'messages.post-empty'],
    ['x'.repeat(1001), 'messages.post-too-long'],
    ['my number is 312 555 0142', 'messages.holds-a-contact'],
    ['write to me at wren (at) example.org', 'messages.holds-a-contact'],
    ['look at https://example.org', 'messages.holds-a-contact'],
    ['room 12, 15:30, 3 pens', 'room 12, 15:30, 3 pens'],
    ['لدينا 3 أقلام', 'لدينا 3 أقلام'],
  ])('a young person’s %j', (typed, kept) => {
    expect(write(typed)).toBe(kept)
  })

  test('a responsible adult may name a number and a page', () => {
    expect(write('In need call 312 555 0142, see https://example.org', 'responsible')).toContain('312')
  })

  test('a flood ends', () => {
    expect(write('hello', 'young', mostPosts - 1)).toBe('hello')
    expect(write('hello', 'young', mostPosts)).toBe('messages.enough-posts')
  })

  test.each([
    ['See https://example.org/a?b=c.', 'responsible', ['https://example.org/a?b=c']],
    ['(http://example.org) and javascript:alert(1)', 'responsible', ['http://example.org']],
    ['https://', 'responsible', []],
    ['See https://example.org/a', 'young', []],
  ] as const)('links in %j of a %s', (body, part, links) => {
    const pieces = linksIn(body, part)
    expect(pieces.flatMap(({ href }) => (href === undefined ? [] : [href]))).toEqual(links)
    expect(pieces.map(({ text }) => text).join('')).toBe(body)
  })
})

describe('what was reported', () => {
  const now = instant(Date.parse('2026-06-17T09:00:00Z'))
  const post = (hidden: Post['hidden'] = 'reported'): Post => ({
    id: id('p'),
    groupId: id('group'),
    authorId: id('author'),
    part: 'young',
    body: 'hello',
    writtenAt: now,
    hidden,
  })
  const by = (person: string): Actor => ({ kind: 'person', person: id(person), roles: [] })
  const decide = (decision: 'hide' | 'keep' | 'escalate', edit: object = {}, note = 'because') => {
    const facts = { report: { reporterId: id('reporter'), closedAt: null }, post: post(), by: by('steward'), ...edit }
    const decided = decideReport({ decision, note }, facts)
    return decided.ok ? decided.value : decided.refusal
  }
  test.each([
    [decide('hide'), { hidden: 'decided', closes: true }],
    [decide('keep'), { hidden: null, closes: true }],
    [decide('keep', { post: post('taken-back') }), { hidden: 'taken-back', closes: true }],
    [decide('keep', { post: post('decided') }), { hidden: 'decided', closes: true }],
    [decide('escalate', { post: post(null) }), { hidden: 'reported', closes: false }],
    [decide('hide', { by: by('author') }), 'messages.report-of-oneself'],
    [decide('hide', { by: by('reporter') }), 'messages.report-of-oneself'],
    [decide('hide', {}, ' '), 'messages.needs-a-note'],
    [decide('hide', { report: { reporterId: id('reporter'), closedAt: now } }), 'messages.report-closed'],
  ])('case %#', (decided, expected) => {
    expect(decided).toEqual(expected)
  })

  test('has a deadline, and an urgent one a nearer one', () => {
    const hours = { reportHours: 24, urgentHours: 4 }
    expect(dueBy(now, false, hours) - now).toBe(24 * 3_600_000)
    expect(dueBy(now, true, hours) - now).toBe(4 * 3_600_000)
    expect(dueBy(now, true, { reportHours: 2, urgentHours: 4 }) - now).toBe(2 * 3_600_000)
  })
})
