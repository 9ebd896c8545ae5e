import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agreed, allFields, rosterStage, type RosterStage } from '../test-roster.ts'

let stage: RosterStage
beforeAll(async () => {
  stage = await rosterStage()
})
afterAll(() => stage.close())

const header = 'Student ID,Name,Date of birth,Home language,School,Grade,Class,Teacher'

test('[LRNG (d)] a summer programme of 31,000 is enrolled from a roster in one go, and a second run enrols nobody twice', async () => {
  const { id } = await stage.party('Example Summer')
  await agreed(id, allFields, stage.city)
  const bird = (number: number): string => 'abcdefghijklmnopqrst'[number % 20]!.repeat(3)
  const rows = Array.from({ length: 31_000 }, (_, number) =>
    [
      `P${number}`,
      `${bird(number)}${bird(Math.floor(number / 20))} ${bird(Math.floor(number / 400))}${bird(Math.floor(number / 8000))} Example`,
      `${2008 + (number % 6)}-${String(1 + (number % 12)).padStart(2, '0')}-17`,
      number % 3 === 0 ? 'es' : 'en',
      `School ${number % 40} of the summer`,
      '10',
      `Team ${number % 1240}`,
      `Leader ${bird(number % 1240)}${bird(Math.floor((number % 1240) / 20))} ${bird(Math.floor((number % 1240) / 400))} Example`,
    ].join(','),
  )
  const content = [header, ...rows].join('\n')
  const sent = await stage.send(id, content)
  expect(sent).toMatchObject({ state: 'applied', counts: { rows: 31_000, created: 31_000, refused: 0 } })
  const members = async (): Promise<number> => {
    const { rows: counted } = await sql<{ count: number }>`
      select count(*)::int as count from groups_members where party_id = ${id} and until_on is null`.execute(
      stage.city.database.reader,
    )
    return counted[0]!.count
  }
  expect(await members()).toBe(31_000)
  const again = await stage.send(id, content)
  expect(again.counts).toMatchObject({ rows: 31_000, known: 31_000, created: 0, joined: 0, changed: 0, left: 0 })
  expect(await members()).toBe(31_000)
}, 600_000)
