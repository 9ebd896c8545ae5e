import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '#kernel/instant.ts'
import { everything, type Question } from '../../rules/question.ts'
import type { Session } from '../../words.ts'
import { calendarOf } from '../answer/calendar.ts'
import { find } from '../answer/find.ts'
import { countLeftOut } from '../answer/left-out.ts'
import { writeAnswer } from '../answer/write-answer.ts'
import { buildSegment } from '../segment/build-segment.ts'
import type { CatalogueRow } from '../segment/rows.ts'
import { makeSnapshot, newDictionaries, nextSnapshot, type Snapshot } from '../snapshot.ts'
import { findSlowly } from './find-slowly.ts'
import { catalogues, questions, surroundings, today } from './small-catalogues.ts'

function snapshotOf(rows: readonly CatalogueRow[]): Snapshot {
  const dictionaries = newDictionaries()
  const builder = buildSegment(surroundings, dictionaries, today)
  for (const row of rows) builder.add(row)
  return makeSnapshot(1, today, surroundings, dictionaries, [{ segment: builder.finish(), gone: null }])
}

interface Answer {
  items: { id: string; listings: number; daysNotStated?: true; distanceMetres?: number; sessions: { id: string }[] }[]
  total: number
  totalListings: number
  facets: Record<string, Record<string, number>>
  nextCursor: string | null
}

const ask = (snapshot: Snapshot, question: Question): Answer =>
  JSON.parse(writeAnswer(snapshot, find(snapshot, question)!).toString()) as Answer

/** All pages, one after the other. */
function askAll(snapshot: Snapshot, question: Question): Answer {
  const first = ask(snapshot, question)
  const items = [...first.items]
  for (let cursor = first.nextCursor; cursor !== null;) {
    const page = ask(snapshot, { ...question, cursor })
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return { ...first, items }
}

const withoutZeros = (counts: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))

test('what is found, in what order, and every count are what a plain loop over everything says', () => {
  fc.assert(
    fc.property(catalogues, fc.array(questions, { minLength: 1, maxLength: 8 }), (rows, asked) => {
      const snapshot = snapshotOf(rows)
      for (const question of asked) {
        const answer = askAll(snapshot, question)
        const slowly = findSlowly(rows, surroundings, question, today)
        expect(answer.items.map(({ id }) => id)).toEqual(slowly.ids)
        expect(answer.total).toBe(slowly.ids.length)
        expect(answer.totalListings).toBe([...slowly.listings.values()].reduce((sum, count) => sum + count, 0))
        for (const item of answer.items) {
          expect(item.listings).toBe(slowly.listings.get(item.id))
          expect(item.daysNotStated ?? false).toBe(slowly.notStated.has(item.id))
          expect(item.sessions.map(({ id }) => id)).toEqual(slowly.first.get(item.id))
        }
        for (const [facet, counts] of Object.entries(slowly.facets)) {
          expect([facet, withoutZeros(answer.facets[facet]!)]).toEqual([facet, counts])
        }
      }
    }),
    { numRuns: 150 },
  )
})

test('what leaving one filter out would give is what the looser question finds', () => {
  let known = 0
  fc.assert(
    fc.property(catalogues, fc.array(questions, { minLength: 1, maxLength: 8 }), (rows, asked) => {
      const snapshot = snapshotOf(rows)
      for (const question of asked) {
        const leftOut = countLeftOut(find(snapshot, question)!)
        for (const [field, total] of leftOut) {
          known += 1
          const looser = findSlowly(rows, surroundings, { ...question, [field]: everything[field] }, today)
          expect({ field, total }).toEqual({ field, total: looser.ids.length })
        }
      }
    }),
    { numRuns: 100 },
  )
  expect(known).toBeGreaterThan(300)
})

test('a snapshot changed step by step says what one made anew says', () => {
  fc.assert(
    fc.property(catalogues, catalogues, fc.array(questions, { minLength: 1, maxLength: 4 }), (before, after, asked) => {
      // Every second opportunity changes, comes or goes; the others stay as they were.
      const changes = ({ id }: CatalogueRow): boolean => Number(id.at(-1)) % 2 === 1
      const coming = after.filter(changes)
      const ids = [...before, ...after].filter(changes).map(({ id }) => id)
      const stepped = nextSnapshot(snapshotOf(before), 2, surroundings, coming, ids)
      const anew = snapshotOf(
        [...before.filter((row) => !changes(row)), ...coming].sort((a, b) => (a.id < b.id ? -1 : 1)),
      )
      for (const question of asked) expect(askAll(stepped, question)).toEqual(askAll(anew, question))
    }),
    { numRuns: 100 },
  )
})

test('a day of a calendar tells first what begins first, of one hour by id', () => {
  const to = addDays(today, 20)
  const daysOf = ({ when }: Session): Day[] => {
    if (when.form === 'rule') return [...surroundings.expandRule(when, '', today, to)]
    if (when.startOn === null || when.endOn === null) return []
    if (when.form === 'span' && when.startOn !== when.endOn) return []
    const days: Day[] = []
    for (let day = when.startOn; day <= when.endOn; day = addDays(day, 1)) if (day >= today && day <= to) days.push(day)
    return days
  }
  const hourOf = ({ when }: Session): string => (when.form === 'span' ? null : when.startTime) ?? '~'
  fc.assert(
    fc.property(catalogues, (rows) => {
      const onDays = new Map<Day, string[]>()
      for (const { id, sessions } of rows)
        for (const session of sessions)
          for (const day of daysOf(session)) onDays.set(day, [...(onDays.get(day) ?? []), `${hourOf(session)} ${id}`])
      const { days } = calendarOf(snapshotOf(rows), { ...everything, from: today, to }, 3)
      expect(days.map(({ on, count }) => [on, count])).toEqual(
        [...onDays].map(([on, all]) => [on, all.length] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
      )
      for (const { on, first } of days) {
        const slowly = onDays.get(on)!.sort().slice(0, 3)
        expect(first.map(({ opportunityId }) => opportunityId)).toEqual(slowly.map((told) => told.split(' ')[1]))
      }
    }),
    { numRuns: 100 },
  )
})
