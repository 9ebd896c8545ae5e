import { afterAll, beforeAll, expect, test } from 'vitest'
import { enrolPerson } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import { himself, museumWithSeats, must, system, type MuseumWithSeats } from '../test-occasion.ts'
import { standingsHereOf } from './for-draws.ts'

let it: MuseumWithSeats
beforeAll(async () => {
  it = await museumWithSeats()
})
afterAll(() => it.city.close())

const unknown = async (): Promise<Id> =>
  must(await enrolPerson({ displayName: 'Sorrel Example', birth: null }, system, it.city)).personId

test('of unknown ages, asked about together, whoever answers for a child today is grown up, and nobody else', async () => {
  const [mother, father, alone] = [await unknown(), await unknown(), await unknown()]
  const child = await it.child([himself(mother)])
  const other = await it.child([himself(father)])
  await it.city.transaction((tx) =>
    tx.updateTable('families_links').set({ state: 'ended' }).where('child_id', '=', other).execute(),
  )
  const standings = await standingsHereOf([mother, father, alone, child], it.city)
  const decides = [mother, father, alone, child].map((id) => standings.get(id)?.decides)
  expect(decides).toEqual([true, false, false, false])
  expect(standings.get(child)!.guardians).toEqual([mother])
})
