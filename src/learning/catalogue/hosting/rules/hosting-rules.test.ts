import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ClearanceKind } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import { localText } from '#kernel/local-text.ts'
import { catalogueSettings, contacts, publications } from '../../words.ts'
import { missingFor } from './contact-asks.ts'
import { nextPublication, publishingMoves } from './publishing-life.ts'
import { whatIsMissing } from './what-is-missing.ts'

const settings = catalogueSettings.parse({})
const one = (...kinds: ClearanceKind[]) => ({ personId: kinds.join() as Id, kinds })

test.each([
  [null, [], []],
  ['with-their-teacher', [], []],
  ['in-a-group', [], ['background-check']],
  ['in-a-group', [one('first-aid')], ['background-check']],
  ['in-a-group', [one(), one('background-check')], []],
  ['alone', [one('background-check'), one('reference')], ['reference']],
  ['alone', [one('background-check', 'reference')], []],
] as const)('%s with %j lacks %j', (contact, people, lacks) => {
  expect(missingFor(contact, settings, people)).toEqual(lacks)
})

test('a class with its teacher never asks more than a child alone with an adult; one more adult never makes it worse', () => {
  expect(settings.contacts['with-their-teacher'].every((kind) => settings.contacts.alone.includes(kind))).toBe(true)
  const kinds = fc.subarray<ClearanceKind>(['background-check', 'reference', 'first-aid', 'safeguarding-training'])
  fc.assert(
    fc.property(fc.constantFrom(...contacts), fc.array(kinds), kinds, (contact, people, another) => {
      const without = missingFor(
        contact,
        settings,
        people.map((each) => one(...each)),
      )
      const withOne = missingFor(
        contact,
        settings,
        [...people, another].map((each) => one(...each)),
      )
      expect(withOne.length).toBeLessThanOrEqual(without.length)
    }),
  )
})

test('the life of a proposal, state by state', () => {
  const life = Object.fromEntries(
    publications.map((state) => [
      state,
      Object.fromEntries(publishingMoves.flatMap((move) => [[move, nextPublication(state, move)]])),
    ]),
  )
  expect(life).toMatchObject({
    proposed: { proposed: null, 'let-through': 'published', refused: 'refused', lapsed: 'lapsed', reversed: null },
    published: { proposed: null, 'let-through': null, refused: null, reversed: 'reversed', 'taken-back': null },
    refused: { proposed: 'proposed', 'let-through': null, reversed: 'taken-back' },
    reversed: { proposed: 'proposed', 'let-through': null },
    lapsed: { proposed: 'proposed' },
    'taken-back': { proposed: 'proposed', reversed: null },
  })
})

test('what a parent would still ask, in the order of the form', () => {
  const said = { description: localText('en', 'x'), ages: { min: 6, max: null }, price: { kind: 'free' } as const }
  expect(whatIsMissing({ ...said, access: ['step-free'], languages: ['en'] })).toEqual([])
  expect(
    whatIsMissing({
      description: localText('en', ' '),
      ages: { min: null, max: null },
      price: { kind: 'unknown' },
      access: [],
      languages: [],
    }),
  ).toEqual(['description', 'ages', 'price', 'access', 'languages'])
})
