import { createEcosystem } from '#commons/ecosystems'
import { addOrganisation, organisationForm } from '#commons/organisations'
import { clearanceForm, enrolPerson, giveRole, recordClearance } from '#commons/people'
import { writeOpportunity } from '#learning/catalogue'
import { openSignUp } from '#learning/participation'
import type { Id } from '#kernel/id.ts'
import { dayIn, instant, type Instant, type WallTime } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import type { Result } from '#kernel/result.ts'
import type { Database } from '#platform/database/database.ts'
import { saveAccount } from '../src/commons/people/sign-in/account-store.ts'
import { tokenHash } from '../src/commons/people/sign-in/rules/token-hash.ts'
import { saveSession } from '../src/commons/people/sign-in/session-store.ts'
import { saveLink } from '../src/commons/people/store.ts'
import { sampleDraft, sampleSession } from '../src/learning/catalogue/commands/sample-drafts.ts'

const bench = { kind: 'system', because: 'bench' } as const
const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
const sqlId = (kind: number, number = 'n'): string =>
  `('0193000a-000${kind}-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`

/**
 * A house on the morning of a day with so many children on its list, each with a card, two adults who answer for it and what
 * its family lets a door know. The house and its day by commands, the people by statements: what is measured is the list.
 * @returns the day, and what the browser of its host carries
 */
export async function buildDoor(
  database: Database,
  { slug, now, children }: { slug: string; now: Instant; children: number },
): Promise<{ readonly occasionId: Id; readonly token: string }> {
  const name = localText('en', 'Door Example')
  const { id } = must(await createEcosystem({ slug, name, languages: ['en'] }, bench, database))
  const city = database.city(id, slug, 'job')
  const house = must(
    await addOrganisation(organisationForm.parse({ name: 'Moth Museum', kind: 'museum' }), bench, city),
  )
  const day = dayIn('UTC', now)
  const [startTime, endTime] = ['10:00', '12:00'] as [WallTime, WallTime]
  const when = { form: 'dated' as const, startOn: day, startTime, endOn: day, endTime }
  const sessions = [sampleSession('one', { when, timeZone: 'UTC' })]
  const draft = sampleDraft('door', { hostName: 'Moth Museum', ages: { min: null, max: null }, sessions })
  const { id: opportunityId } = must(await writeOpportunity({ id: null, draft }, bench, city))
  const { id: sessionId } = await city.reading((tx) =>
    tx
      .selectFrom('catalogue_sessions')
      .select('id')
      .where('opportunity_id', '=', opportunityId)
      .executeTakeFirstOrThrow(),
  )
  const form = { sessionId, days: [day], seats: children, minimum: null }
  const occasionId = must(await openSignUp({ opportunityId, form }, bench, city))[0]!

  const token = `bench-${slug}`.padEnd(43, '-')
  const account = database.newId()
  await saveAccount(database.installation, { id: account, language: 'en', madeAt: now, erasedAt: null })
  const session = { id: account, accountId: account, beganAt: now, seenAt: now, browser: 'Bench' }
  await saveSession(database.installation, { ...session, endsAt: instant(now + 30 * 86_400_000) }, tokenHash(token))
  const grownUp = { displayName: 'Robin Example', birth: { year: 1985, month: 1 } }
  const { personId } = must(await enrolPerson(grownUp, bench, city))
  await city.transaction((tx) => saveLink(tx, account, personId, now))
  const days = { fromOn: day, untilOn: null, delegatedBy: null }
  must(await giveRole({ personId, role: 'host', organisationId: house.id, ...days }, bench, city))
  const shown = { kind: 'background-check', number: '1', authority: 'Example office', jurisdiction: 'any' }
  const [issuedOn, expiresOn] = [now - 86_400_000, now + 86_400_000 * 300].map((at) => dayIn('UTC', instant(at)))
  const clearance = clearanceForm.parse({ ...shown, personId, issuedOn, expiresOn })
  must(await recordClearance({ form: clearance, today: day }, bench, city))

  await addChildren(database, { ecosystemId: id, occasionId, children, at: new Date(now).toISOString() })
  return { occasionId, token }
}

interface Crowd {
  readonly ecosystemId: Id
  readonly occasionId: Id
  readonly children: number
  readonly at: string
}

/** Every eighth child with an allergy, every third may leave alone, each with two adults and somebody else who may fetch it. */
async function addChildren(database: Database, { ecosystemId, occasionId, children, at }: Crowd): Promise<void> {
  const client = await database.connect('bench')
  const each = `generate_series(1, ${children}) n`
  const birds = `(array['Otter', 'Lark', 'Wren', 'Heron', 'Linnet', 'Siskin', 'Curlew', 'Plover', 'Knot', 'Teal'])`
  const trees = `(array['Alder', 'Birch', 'Cedar', 'Damson', 'Elder', 'Hazel', 'Juniper', 'Larch', 'Maple', 'Rowan'])`
  const called = (first: string): string =>
    `${first}[1 + n % 10] || ' ' || ${trees}[1 + n / 10 % 10] || ' Example ' || n`
  const statements = [
    `people_persons (ecosystem_id, id, display_name, birth_year, birth_month, language, made_at)
     select platform_ecosystem(), ${sqlId(1)}, ${called(birds)}, ${Number(at.slice(0, 4)) - 10}, 1, 'en', '${at}' from ${each}`,
    `people_persons (ecosystem_id, id, display_name, birth_year, birth_month, language, made_at)
     select platform_ecosystem(), ${sqlId(2, 'n * 2 + which')}, 'Adult ' || which || ' ' || ${called(trees)}, 1985, 1, 'en', '${at}'
     from ${each}, generate_series(0, 1) which`,
    `people_cards (ecosystem_id, id, person_id, secret_hash, picture_salt, picture_hash, issued_at)
     select platform_ecosystem(), ${sqlId(3)}, ${sqlId(1)}, sha256(('card' || n)::bytea), 'salt', 'pictures', '${at}' from ${each}`,
    `families_links (ecosystem_id, id, child_id, guardian_id, relation, verified, since, changed_at)
     select platform_ecosystem(), ${sqlId(4, 'n * 2 + which')}, ${sqlId(1)}, ${sqlId(2, 'n * 2 + which')},
       'other', 'in-person', '${at}', '${at}' from ${each}, generate_series(0, 1) which`,
    `attendance_care (ecosystem_id, person_id, needs, may_leave_alone, fetched_by, said_at)
     select platform_ecosystem(), ${sqlId(1)}, case when n % 8 = 0 then 'No nuts; hears better on the left' end, n % 3 = 0,
       array['Neighbour ' || ${called(trees)}], '${at}' from ${each}`,
    `participation_bookings (ecosystem_id, id, occasion_id, made_at, request, number, in_line)
     select platform_ecosystem(), ${sqlId(5)}, '${occasionId}', '${at}', ${sqlId(5)}, 0, n from ${each}`,
    `participation_entries (ecosystem_id, id, occasion_id, booking_id, person_id, part, state, step, changed_at)
     select platform_ecosystem(), ${sqlId(6)}, '${occasionId}', ${sqlId(5)}, ${sqlId(1)}, 'learner', 'confirmed', 2, '${at}'
     from ${each}`,
  ]
  try {
    await client.query('begin')
    await client.query(`select set_config('hedgerow.ecosystem', $1, true)`, [ecosystemId])
    for (const statement of statements) await client.query(`insert into ${statement}`)
    await client.query('commit')
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}
