import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import type { DrawGroup } from '../words.ts'
import { blocksOf } from './blocks-of.ts'
import { familiesOf } from './families-of.ts'
import { groupsOf } from './groups-of.ts'

const id = (name: string): Id => name as Id
const of = (personId: string, ...guardians: string[]) => ({ personId: id(personId), guardians: guardians.map(id) })

test('who shares a guardian is one family, over a chain of them too; who shares none is not', () => {
  const families = familiesOf([of('c1', 'm'), of('c2', 'm', 'f'), of('c3', 'f'), of('m'), of('x', 'y'), of('alone')])
  const one = families.get(id('c1'))
  expect(['c2', 'c3', 'm'].map((name) => families.get(id(name)))).toEqual([one, one, one])
  expect(new Set([one, families.get(id('x')), families.get(id('alone'))]).size).toBe(3)
})

test('the order of people changes no family', () => {
  const people = [of('c3', 'f'), of('c2', 'm', 'f'), of('m'), of('c1', 'm')]
  const there = familiesOf(people)
  const back = familiesOf(people.toReversed())
  expect([...there].toSorted()).toEqual([...back].toSorted())
})

const row = (name: string, friends: string | null, ...wishes: string[]) => ({ id: name, friends, wishes })

test('friends are a block when they share a word and the same wishes in the same order', () => {
  const blocks = blocksOf([
    row('a', 'K', 'w1', 'w2'),
    row('b', 'K', 'w1', 'w2'),
    row('turned', 'K', 'w2', 'w1'),
    row('lonely', 'L', 'w1', 'w2'),
    row('plain', null, 'w1', 'w2'),
    row('also', null, 'w1', 'w2'),
  ])
  expect([...blocks]).toEqual([
    ['a', 'a'],
    ['b', 'a'],
  ])
})

const group = (by: DrawGroup['by'], name: string = by): DrawGroup => ({ id: name, by, areas: [], name: null })
const far = new Set([id('far away')])

test.each([
  [{ areaIds: [id('far away')], cameBefore: true, needs: false }, ['area']],
  [{ areaIds: [id('near')], cameBefore: false, needs: false }, ['first-time']],
  [{ areaIds: [id('near'), id('far away')], cameBefore: false, needs: true }, ['area', 'first-time', 'needs']],
  [{ areaIds: [], cameBefore: true, needs: false }, []],
])('of what is known, %j, follows %j', (known, groups) => {
  const all = [group('area'), group('first-time'), group('needs')]
  expect(groupsOf(known, all, () => far)).toEqual(groups)
})
