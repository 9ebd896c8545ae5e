import { createEcosystem } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import { localText } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import type { Database } from '#platform/database/database.ts'

/**
 * Who wishes for what. Four children to three guardians; every twentieth who wishes is a grown-up of whom no date of birth is
 * known; three in ten came before; six in ten are in a class of a school.
 */
const drawing = { items: 400, wishes: 8, guardians: 75_000, schools: 120, classes: 2_400 } as const

const idText = (kind: number, number: string): string =>
  `('01930011-000${kind}-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`
export const drawId = '01930011-0009-7000-8000-000000000001' as Id
const [person, item, day, offer, house, group, row, link, booking] = [1, 2, 3, 4, 5, 6, 7, 8, 0]
const chance = (of: string, salt: number): string => `(hashtext((${of})::text || '-${salt}')::bigint & 2147483647)`

/** A city with one draw whose window has just ended. Written by statements: what is measured is freezing. */
export async function buildDrawTown(
  database: Database,
  { slug, now, applicants }: { readonly slug: string; readonly now: number; readonly applicants: number },
): Promise<City> {
  const made = await createEcosystem(
    { slug, name: localText('en', 'Draw Example'), languages: ['en'] },
    { kind: 'system', because: 'bench' },
    database,
  )
  if (!made.ok) throw new Error(made.refusal)
  const client = await database.connect('bench')
  try {
    await client.query('begin')
    await client.query(`select set_config('hedgerow.ecosystem', $1, true)`, [made.value.id])
    for (const [table, columns, select] of statements(new Date(now).toISOString(), applicants))
      await client.query(`insert into ${table} (ecosystem_id, ${columns}) select platform_ecosystem(), ${select}`)
    await client.query('commit')
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
  return database.city(made.value.id, slug)
}

/** Table, columns and what is selected into them, in the order the keys ask for. */
function statements(at: string, applicants: number): (readonly [string, string, string])[] {
  const children = `generate_series(${drawing.guardians + 1}, ${drawing.guardians + applicants}) n`
  const days = `generate_series(1, ${drawing.items}) n`
  const moved = (hours: number): string => `'${at}'::timestamptz + interval '${hours} hours'`
  const wish = (number: number): string =>
    // The square makes the first ones dear to many. Each of eight parts of the list gives one, so that none comes twice.
    idText(item, `1 + ${number} + 8 * ((${chance('n', number)} % 50) * (${chance('n', number)} % 50) / 50)`)
  const wishes = Array.from({ length: drawing.wishes }, (_, number) => wish(number)).join(', ')
  return [
    [
      'organisations',
      'id, slug, name, folded_name, kind',
      `${idText(house, 'n')}, 'house-' || n, 'School Example ' || n, 'school example ' || n, 'school'
       from generate_series(1, ${drawing.schools}) n`,
    ],
    [
      'people_persons',
      'id, display_name, birth_year, birth_month, language, made_at',
      `${idText(person, 'n')}, 'Person Example ' || n,
       case when n > ${drawing.guardians} then 2011 + n % 8 when n % 15 = 0 then null else 1980 end,
       case when n <= ${drawing.guardians} and n % 15 = 0 then null else 1 + n % 12 end, 'en', '${at}'
       from generate_series(1, ${drawing.guardians + applicants}) n`,
    ],
    [
      'families_links',
      'id, child_id, guardian_id, relation, verified, since, changed_at',
      `${idText(link, 'n * 2 + which')}, ${idText(person, 'n')},
       ${idText(person, `1 + (n * 3 / 4 + which) % ${drawing.guardians}`)}, 'other', 'in-person', '${at}', '${at}'
       from ${children}, generate_series(0, 1) which where which = 0 or n % 2 = 0`,
    ],
    [
      'families_consents',
      'id, child_id, purpose, answer, given_by, link_id, relation, verified, text_version, language, channel, until_on, batch_id, at',
      `${idText(link, 'n * 2')}, ${idText(person, 'n')}, 'taking-part', 'given',
       ${idText(person, `1 + n * 3 / 4 % ${drawing.guardians}`)}, ${idText(link, 'n * 2')}, 'other', 'in-person', 1, 'en',
       'screen', '${at}'::date + 300, ${idText(link, 'n')}, '${at}'::timestamptz - interval '1 day' from ${children}`,
    ],
    [
      'groups_groups',
      'id, kind, name, organisation_id, from_on, until_on, made_at',
      `${idText(group, 'n')}, 'class', 'Class Example ' || n, ${idText(house, `1 + n % ${drawing.schools}`)},
       '${at}'::date - 100, '${at}'::date + 200, '${at}' from generate_series(1, ${drawing.classes}) n`,
    ],
    [
      'groups_members',
      'group_id, person_id, from_on',
      `${idText(group, `1 + n % ${drawing.classes}`)}, ${idText(person, 'n')}, '${at}'::date - 100
       from ${children} where n % 10 < 6`,
    ],
    [
      'participation_occasions',
      'id, session_id, opportunity_id, host_id, falls_on, starts_at, ends_at, time_zone, way, state, seats, next_in_line, opened_at',
      `${idText(day, 'n')}, ${idText(day, 'n')}, ${idText(offer, 'n')}, ${idText(house, `1 + n % ${drawing.schools}`)},
       '${at}'::date + 30, ${moved(720)}, ${moved(722)}, 'UTC', 'fair-draw', 'open', 200, 1000000, '${at}' from ${days}`,
    ],
    // What some of them came to before.
    [
      'participation_occasions',
      'id, session_id, opportunity_id, host_id, falls_on, starts_at, ends_at, time_zone, way, state, seats, next_in_line, opened_at',
      `${idText(day, '1000000')}, ${idText(day, '1000000')}, ${idText(offer, '1000000')}, ${idText(house, '1')},
       '${at}'::date - 60, ${moved(-1440)}, ${moved(-1438)}, 'UTC', 'first-come', 'closed', 100000, 1000000, '${at}'`,
    ],
    [
      'participation_bookings',
      'id, occasion_id, made_at, request, number, in_line',
      `${idText(booking, 'n')}, ${idText(day, '1000000')}, '${at}', ${idText(booking, 'n')}, 0, n
       from ${children} where n % 10 < 3`,
    ],
    [
      'participation_entries',
      'id, occasion_id, booking_id, person_id, part, state, step, changed_at',
      `${idText(booking, 'n')}, ${idText(day, '1000000')}, ${idText(booking, 'n')}, ${idText(person, 'n')}, 'learner',
       'attended', 3, '${at}' from ${children} where n % 10 < 3`,
    ],
    [
      'draws_draws',
      'id, title, language, state, opens_at, closes_at, source, source_at, made_at',
      `'${drawId}', 'A large draw', 'en', 'open', ${moved(-720)}, ${moved(-1)}, 'a public number', ${moved(48)}, '${at}'`,
    ],
    [
      'draws_items',
      'draw_id, id, name, opportunity_id, host_id, seats, guarantees',
      `'${drawId}', ${idText(item, 'n')}, 'w' || n, ${idText(offer, 'n')}, ${idText(house, `1 + n % ${drawing.schools}`)},
       200, '[{"group": "first-time", "seats": 20}, {"group": "needs", "seats": 10}]' from ${days}`,
    ],
    [
      'draws_days',
      'draw_id, occasion_id, item_id, number',
      `'${drawId}', ${idText(day, 'n')}, ${idText(item, 'n')}, 0 from ${days}`,
    ],
    [
      'draws_rows',
      'draw_id, id, person_id, made_by, changed_at, wishes, friends, needs',
      `'${drawId}', ${idText(row, 'n')}, ${idText(person, `case when n % 20 = 0 then 15 + n / 20 % 5000 * 15 else n end`)},
       ${idText(person, `1 + n * 3 / 4 % ${drawing.guardians}`)},
       '${at}'::timestamptz - interval '2 days', array[${wishes}], case when n % 50 < 2 then 'W' || n / 50 end, n % 9 = 0
       from ${children}`,
    ],
  ]
}
