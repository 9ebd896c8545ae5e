import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import { createEcosystem, type Ecosystem } from '#commons/ecosystems'
import { purposes } from '#commons/families'
import type { Id } from '#kernel/id.ts'
import { localText } from '#kernel/local-text.ts'
import type { Database } from '#platform/database/database.ts'

/** Who lives there: staff first, then a guardian of each family, then the children, all numbered on from one. */
export const population = { staff: 2_000, families: 20_000, children: 28_000, houses: 500 } as const
const persons = population.staff + population.families + population.children
const stewards = 20
const cases = { open: 200, closed: 4_800 } as const

export const firstGuardian = population.staff + 1
export const firstChild = population.staff + population.families + 1

const kinds = { person: 1, house: 2, account: 3, row: 4, case: 5, body: 6, link: 7 } as const
/** The same id for the same thing on every run. */
export const idOf = (kind: keyof typeof kinds, number: number): Id =>
  `01930000-000${kinds[kind]}-7000-8000-${number.toString(16).padStart(12, '0')}` as Id
const sqlId = (kind: keyof typeof kinds, number: string): string =>
  `('01930000-000${kinds[kind]}-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`

/** The token in the browser of one who is signed in. */
export const tokenOf = (number: number): string => `bench-${number}`.padEnd(43, '-')

/** Whose house a member of staff or a child belongs to. */
export const houseOf = (number: number): number => (number % population.houses) + 1

const language = `(array['en', 'es', 'ar', 'de'])[1 + n % 4]`
const birds = `array['otter', 'wren', 'plover', 'heron', 'linnet', 'dunnock', 'siskin', 'curlew', 'martin', 'pipit', 'knot', 'teal']`
const things = `array['bell', 'lamp', 'kite', 'drum', 'boat', 'seed', 'stone', 'leaf', 'wheel', 'rope', 'cup', 'moss']`

/**
 * A town of 50,000 in one ecosystem: 2,000 staff of 500 houses with what they showed, 20,000 families with two seasons of
 * consents, cards, and cases at a gate. Written by statements, never through commands: what is measured is reading.
 * @param signedIn numbers of persons who get an account and a session that runs
 * @returns the place, and how many rows each table got
 */
export async function buildLargeTown(
  database: Database,
  { slug, now, signedIn }: { slug: string; now: number; signedIn: readonly number[] },
): Promise<{ ecosystem: Ecosystem; rows: Readonly<Record<string, number>> }> {
  const made = await createEcosystem(
    { slug, name: localText('en', 'Large Example'), languages: ['en', 'es', 'ar', 'de'] },
    { kind: 'system', because: 'bench' },
    database,
  )
  if (!made.ok) throw new Error(made.refusal)
  const client = await database.connect('bench')
  const rows: Record<string, number> = {}
  const at = new Date(now).toISOString()
  try {
    await client.query('begin')
    await client.query(`select set_config('hedgerow.ecosystem', $1, true)`, [made.value.id])
    for (const [table, columns, select] of statements(at, at.slice(0, 10))) {
      const text = `insert into ${table} (ecosystem_id, ${columns}) select platform_ecosystem(), ${select}`
      rows[table] = (rows[table] ?? 0) + ((await client.query(text)).rowCount ?? 0)
    }
    await signIn(client, signedIn, at)
    await client.query('commit')
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
  return { ecosystem: made.value, rows }
}

/** Table, columns and what is selected into them, in the order the keys ask for. */
function statements(at: string, today: string): (readonly [string, string, string])[] {
  const staff = `generate_series(1, ${population.staff}) n`
  const children = `generate_series(${firstChild}, ${persons}) n`
  const house = sqlId('house', `n % ${population.houses} + 1`)
  // Of one family every ${families}th child; every second child has a second guardian, in the next household.
  const guardian = `${population.staff} + (n - ${firstChild}) % ${population.families} + 1`
  const second = `${population.staff} + (n - ${firstChild} + 1) % ${population.families} + 1`
  const links = `(select n, 0 as which, ${guardian} as guardian from ${children}
    union all select n, 1, ${second} from ${children} where n % 2 = 0) l`
  const name = `initcap((${birds})[1 + n % 12]) || ' ' || (${things})[1 + n / 12 % 12] || ' ' || n`
  const gate = JSON.stringify({
    kind: 'review',
    review: { by: { kind: 'body', bodyId: idOf('body', 1) }, yes: 3, no: 3, checklist: [] },
    deadline: null,
  })
  const text = (said: string): string => JSON.stringify({ sourceLanguage: 'en', texts: { en: said } })
  return [
    [
      'organisations',
      'id, slug, name, folded_name, kind',
      `${sqlId('house', 'n')}, 'house-' || n, 'House Example ' || n, 'house example ' || n, 'other'
       from generate_series(1, ${population.houses}) n`,
    ],
    [
      'people_persons',
      'id, display_name, birth_year, birth_month, language, made_at',
      `${sqlId('person', 'n')}, ${name},
       case when n >= ${firstChild} then 2012 + n % 10 else 1970 + n % 30 end, 1 + n % 12, ${language}, '${at}'
       from generate_series(1, ${persons}) n`,
    ],
    [
      'people_roles',
      'id, person_id, role, organisation_id, from_on',
      `${sqlId('row', 'n')}, ${sqlId('person', 'n')},
       case when n <= ${stewards} then 'steward' else (array['coordinator', 'educator', 'host', 'mentor', 'courier'])[1 + n / ${population.houses} % 5] end,
       case when n <= ${stewards} then null else ${house} end, '${today}'::date - 30 from ${staff}`,
    ],
    [
      'people_roles',
      'id, person_id, role, from_on',
      `${sqlId('row', 'n')}, ${sqlId('person', 'n')}, case when n >= ${firstChild} then 'learner' else 'guardian' end,
       '${today}'::date - 30 from generate_series(${firstGuardian}, ${persons}) n`,
    ],
    [
      'people_clearances',
      'id, person_id, kind, number, authority, jurisdiction, issued_on, expires_on, verified_on',
      `${sqlId('row', `n * 10 + which`)}, ${sqlId('person', 'n')},
       (array['background-check', 'first-aid'])[1 + which], 'Example ' || n, 'Example office', 'any',
       '${today}'::date - 400, '${today}'::date + (n % 700) - 30, '${today}'::date - 390
       from ${staff}, generate_series(0, 1) which where n % 20 <> 7`,
    ],
    [
      'people_user_names',
      'user_name, person_id',
      `lower((${birds})[1 + n % 12]) || '-' || (${things})[1 + n / 12 % 12] || '-' || n, ${sqlId('person', 'n')} from ${children}`,
    ],
    [
      'people_cards',
      'id, person_id, secret_hash, picture_salt, picture_hash, organisation_id, issued_at',
      `${sqlId('row', 'n')}, ${sqlId('person', 'n')}, sha256(('card' || n)::bytea), 'salt', 'pictures', ${house}, '${at}' from ${children}`,
    ],
    [
      'families_links',
      'id, child_id, guardian_id, relation, verified, since, changed_at',
      `${sqlId('link', `n * 2 + which`)}, ${sqlId('person', 'n')}, ${sqlId('person', 'guardian')},
       'other', 'in-person', '${at}', '${at}' from ${links}`,
    ],
    [
      'families_consents',
      `id, child_id, purpose, answer, given_by, link_id, relation, verified, text_version, language, channel, until_on, batch_id, at`,
      `${sqlId('row', `(n * 2 + which) * 20 + year * 7 + purpose::int`)}, ${sqlId('person', 'n')},
       (array[${purposes.map((one) => `'${one}'`).join(', ')}])[purpose], 'given', ${sqlId('person', 'guardian')},
       ${sqlId('link', `n * 2 + which`)}, 'other', 'in-person', 1, 'en', 'screen', '${today}'::date + 90 - year * 365,
       ${sqlId('row', 'n')}, '${at}'::timestamptz - (1 + year * 365) * interval '1 day'
       from ${links}, generate_series(0, 1) year, generate_series(1, ${purposes.length}) purpose where which = 0`,
    ],
    [
      'governance_bodies',
      'id, name, purpose, quorum, made_at',
      `${sqlId('body', '1')}, '${text('Example council')}', '${text('Looks at who joins')}', 3, '${at}'`,
    ],
    [
      'governance_seats',
      'id, body_id, kind, person_id, from_on',
      `${sqlId('row', 'n')}, ${sqlId('body', '1')}, 'sector', ${sqlId('person', 'n')}, '${today}'::date - 30 from generate_series(1, 12) n`,
    ],
    [
      'governance_cases',
      'id, act, proposal_id, title, gate, state, opened_at, closed_at',
      `${sqlId('case', 'n')}, 'organisations.join', ${sqlId('row', 'n')}, 'Workshop Example ' || n, '${gate}',
       case when n <= ${cases.open} then 'waiting' else 'in-effect' end, '${at}',
       case when n <= ${cases.open} then null else '${at}'::timestamptz end from generate_series(1, ${cases.open + cases.closed}) n`,
    ],
    [
      'governance_decisions',
      'id, case_id, person_id, stage, answer, reason, checked, decided_at',
      `${sqlId('row', 'n * 10 + person')}, ${sqlId('case', 'n')}, ${sqlId('person', 'person')}, 'review', 'yes', '', '{}', '${at}'
       from generate_series(1, ${cases.open + cases.closed}) n, generate_series(1, 2) person`,
    ],
  ]
}

async function signIn(client: Client, numbers: readonly number[], at: string): Promise<void> {
  for (const number of numbers) {
    const [account, person] = [idOf('account', number), idOf('person', number)]
    await client.query(`insert into people_accounts (id, language, made_at) values ($1, 'en', $2)`, [account, at])
    await client.query(
      `insert into people_sessions (id, account_id, token_hash, began_at, seen_at, ends_at, browser)
       values ($1, $1, $2, $3, $3, $3::timestamptz + interval '30 days', 'Bench')`,
      [account, createHash('sha256').update(tokenOf(number)).digest(), at],
    )
    await client.query(
      `insert into people_links (ecosystem_id, account_id, person_id, linked_at) values (platform_ecosystem(), $1, $2, $3)`,
      [account, person, at],
    )
  }
}
