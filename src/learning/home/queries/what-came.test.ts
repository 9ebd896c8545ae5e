import { afterAll, beforeAll, expect, test } from 'vitest'
import { ecosystemHere } from '#commons/ecosystems'
import { answerWant, answerForm, askTrial, findForWishes, trialForm } from '#learning/wants'
import { sayCare } from '#learning/attendance'
import { takePart } from '#learning/participation'
import type { Id } from '#kernel/id.ts'
import { instant, type Day } from '#kernel/instant.ts'
import { testNow } from '#platform/database/test-city.ts'
import {
  form,
  himself,
  idOf,
  museumWithSeats,
  must,
  place,
  system,
  type MuseumWithSeats,
} from '../../participation/test-occasion.ts'
import { replyToTrial } from '../../wants/commands/reply-to-trial.ts'
import { sayOfFind } from '../../wants/commands/say-of-find.ts'
import { wordsOfWish } from '../../wants/rules/words-of-wish.ts'
import { familiesIn } from '../../wants/test-families.ts'
import { daysOfMine } from './days-of-mine.ts'
import { stillToDoOf } from './still-to-do-of.ts'
import { whatCame } from './what-came.ts'

const today = '2026-06-17' as Day
const day = 86_400_000
let it: MuseumWithSeats
let families: ReturnType<typeof familiesIn>
beforeAll(async () => {
  it = await museumWithSeats()
  families = familiesIn(it.city, today)
})
afterAll(() => it.city.close())

const person = (id: Id) => ({ kind: 'person', person: id, roles: [] }) as const
const came = async (personId: Id) => {
  const ecosystem = await it.city.reading((tx) => ecosystemHere(tx, it.city))
  return (await whatCame(person(personId), { city: it.city, ecosystem, place })).map(
    ({ came: what, interest, name, count, house }) => `${what} ${interest} ${name} ${count} ${house}`,
  )
}
const answer = async (wantId: Id, state: string, words = '') =>
  must(await answerWant({ wantId, form: answerForm.parse({ state, answer: words }), today }, system, it.city))
/** An offer of just these words, newer than any wish. */
const offered = async (interest: string): Promise<Id> => {
  const opportunityId = it.city.newId()
  const facts = {
    opportunityId,
    title: { sourceLanguage: 'en', texts: { en: interest } },
    weights: new Map(wordsOfWish(interest, 'en').map((word) => [word, 2])),
    heavy: 1,
    ages: { min: null, max: null },
    areaIds: new Set<Id>(),
    online: false,
    times: null,
    seasons: null,
    newSince: instant(it.city.now() + 1),
  } as const
  expect((await findForWishes([facts], it.city)).found).toBe(1)
  return opportunityId
}

test('what was found stands at the family’s home with its number, to the mother by the child’s name, until they say it is not this, or a month later', async () => {
  const [mother, stranger] = [await families.adult(), await families.adult('Linden Example')]
  const child = await families.child(mother)
  const { wishId } = must(await families.sign('Juggling', child, mother))
  expect(await came(mother)).toEqual([])
  const first = await offered('Juggling')
  await offered('Juggling')
  expect(await came(mother)).toEqual(['found Juggling Wren Example 2 null'])
  expect(await came(child)).toEqual(['found Juggling null 2 null'])
  expect(await came(stranger)).toEqual([])
  must(await sayOfFind({ wishId, opportunityId: first, says: 'not-this' }, person(mother), it.city))
  expect(await came(mother)).toEqual(['found Juggling Wren Example 1 null'])
  it.city.clock.hold(instant(testNow + 30 * day - 1))
  expect(await came(mother)).toHaveLength(1)
  it.city.clock.hold(instant(testNow + 30 * day))
  expect(await came(mother)).toEqual([])
  it.city.clock.hold(testNow)
})

test('a house that asks stands before what was found, for whoever may say yes and until they have; the answer of the place stands last', async () => {
  const mother = await families.adult()
  const child = await families.child(mother)
  const { wishId, wantId } = must(await families.sign('Fossils', child, mother))
  await answer(wantId, 'heard')
  expect(await came(mother)).toEqual([])
  const typed = {
    hostId: it.museum,
    title: 'Fossils by lamplight',
    fallsOn: '2026-07-04',
    startTime: '10:00',
    endTime: '12:00',
    placeName: 'Lamp room',
    contact: 'in-a-group',
    minimum: '2',
    seats: '6',
    decideOn: '2026-06-24',
  }
  const { trialId } = must(await askTrial({ wantId, form: trialForm.parse(typed), language: 'en' }, it.host, it.city))
  await offered('Fossils')
  expect(await came(mother)).toEqual(['trial Fossils Wren Example 0 Moth Museum'])
  // A child is not asked for a yes, so it reads what was found.
  expect(await came(child)).toEqual(['found Fossils null 1 null'])
  must(await replyToTrial({ trialId, wishId, says: 'yes' }, person(mother), it.city))
  expect(await came(mother)).toEqual(['found Fossils Wren Example 1 null'])
  await answer(wantId, 'being-tried', 'A house tries it in July.')
  expect(await came(mother)).toEqual(['found Fossils Wren Example 1 null'])
  it.city.clock.hold(instant(testNow + 30 * day))
  expect(await came(mother)).toEqual(['answered Fossils Wren Example 0 null'])
  it.city.clock.hold(testNow)
})

test('a guardian reads per child what is still to do, and nothing more once it is done; a child and a stranger read none of it', async () => {
  const mother = await it.adult()
  const [wren, lark] = [await it.child([mother]), await it.child([mother])]
  const toDo = async (of: Id = idOf(mother)) => {
    const seen = await daysOfMine(person(of), it.city.now(), it.city, place)
    return (await stillToDoOf(seen, it.city, place.timeZone)).map(({ childId, toDo: list }) => ({
      childId,
      list: list.map(({ what }) => what),
    }))
  }
  const both = (ofWren: readonly string[], ofLark: readonly string[]) => [
    { childId: wren, list: ofWren },
    { childId: lark, list: ofLark },
  ]
  // Of all that is asked they have answered one.
  expect(await toDo()).toEqual(both(['answers'], ['answers']))
  const occasionId = await it.occasion(4, { ages: { min: 8, max: 12 } })
  must(await takePart(form(occasionId, [wren], {}, it.city), mother, it.city))
  expect(await toDo()).toEqual(both(['answers', 'door'], ['answers']))
  const nothing = { needs: null, mayLeaveAlone: false, fetchedBy: [] }
  must(await sayCare({ personId: wren, form: nothing }, mother, it.city))
  expect(await toDo()).toEqual(both(['answers'], ['answers']))
  expect(await toDo(wren)).toEqual([])
  expect(await toDo(idOf(himself(await families.adult())))).toEqual([])
})
