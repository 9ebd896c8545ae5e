import { expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Act, Said } from '../words.ts'
import { rightTime } from './right-time.ts'
import { inDoubt, whereIs } from './where-each-is.ts'

const at = (minutes: number): Instant => (1_781_942_400_000 + minutes * 60_000) as Instant
let seq = 0
const act = (said: Said, minutes: number, phone: string, more: Partial<Act> = {}): Act => {
  seq += 1
  return {
    id: `act ${seq}` as Id,
    occasionId: 'door' as Id,
    seq,
    subjectId: 'wren' as Id,
    personId: 'wren' as Id,
    said,
    doneAt: at(minutes),
    toldAt: at(minutes),
    receivedAt: at(minutes),
    device: phone as Id,
    seen: seq - 1,
    how: 'tap',
    leaves: null,
    adult: null,
    saidBy: null,
    flags: [],
    stands: null,
    ...more,
  }
}
const unheard = { seen: 0 }

test('a clock an hour off is put right and said', () => {
  const told = { toldAt: at(60), offset: -3_600_000 }
  expect(rightTime(told, at(65), at(5))).toEqual({ doneAt: at(0), flags: ['clock-off'] })
  expect(rightTime({ toldAt: at(0), offset: 1_000 }, at(5), at(5))).toEqual({ doneAt: at(0) + 1_000, flags: [] })
})

test('nothing happens later than it arrives, and a clock that was changed meanwhile is said', () => {
  expect(rightTime({ toldAt: at(90), offset: 0 }, at(95), at(5))).toEqual({ doneAt: at(5), flags: ['clock-moved'] })
})

test('the latest word by our clock holds, in whatever order words arrive', () => {
  const out = act('out', 100, 'a')
  const came = act('in', 2, 'b')
  expect(whereIs([out, came])).toMatchObject({ said: 'out', inAt: at(2), outAt: at(100) })
  expect(whereIs([])).toEqual({ said: 'expected', by: null, inAt: null, outAt: null })
})

test('taken back, a coming and a leaving did not happen', () => {
  const came = act('in', 2, 'a')
  const left = act('out', 50, 'a')
  expect(whereIs([came, left, act('in', 51, 'a')])).toMatchObject({ said: 'in', inAt: at(2), outAt: null })
  expect(whereIs([came, act('expected', 3, 'a')])).toMatchObject({ said: 'expected', inAt: null })
})

test('two phones that tell the same are no doubt, nor is what follows by itself', () => {
  expect(inDoubt([act('in', 1, 'a', unheard), act('in', 2, 'b', unheard)])).toEqual([])
  expect(inDoubt([act('in', 1, 'a', unheard), act('out', 90, 'b', unheard)])).toEqual([])
  expect(inDoubt([act('absent', 1, 'a', unheard), act('in', 20, 'b', unheard)])).toEqual([])
})

test('two phones that had not heard of each other and say what can not both be are asked about', () => {
  const [here, absent] = [act('in', 5, 'a', unheard), act('absent', 6, 'b', unheard)]
  expect(inDoubt([here, absent])).toEqual([here, absent])
  expect(whereIs([here, absent]).said).toBe('absent')
  // In the order of the hour, not of arrival.
  const [late, early] = [act('absent', 6, 'a', unheard), act('in', 5, 'b', unheard)]
  expect(inDoubt([late, early])).toEqual([early, late])
  const hazel = act('out', 90, 'a', { ...unheard, leaves: 'with', adult: 'Hazel Example' })
  const alone = act('out', 91, 'b', { ...unheard, leaves: 'alone' })
  expect(inDoubt([hazel, alone])).toHaveLength(2)
})

test('who had heard of it meant to change it; a word by hand, and anything said since by who knew both, ends the doubt', () => {
  const here = act('in', 5, 'a', unheard)
  expect(inDoubt([here, act('absent', 6, 'b', { seen: here.seq })])).toEqual([])
  const absent = act('absent', 6, 'b', unheard)
  expect(
    inDoubt([
      { ...here, stands: true },
      { ...absent, stands: false },
    ]),
  ).toEqual([])
  expect(inDoubt([here, absent, act('in', 9, 'c', { seen: absent.seq })])).toEqual([])
})

test('what somebody said whose role had ended counts when a word says so, and not before', () => {
  const late = act('in', 5, 'a', { flags: ['role-ended'] })
  expect(whereIs([late]).said).toBe('expected')
  expect(inDoubt([late])).toEqual([late])
  expect(whereIs([{ ...late, stands: true }]).said).toBe('in')
  expect(inDoubt([{ ...late, stands: false }])).toEqual([])
})
