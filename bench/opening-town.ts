import { createHash } from 'node:crypto'
import { createEcosystem } from '#commons/ecosystems'
import { addOrganisation, organisationForm } from '#commons/organisations'
import { writeOpportunity } from '#learning/catalogue'
import { openSignUp } from '#learning/participation'
import type { Id } from '#kernel/id.ts'
import { dayIn, instant, type WallTime } from '#kernel/instant.ts'
import { localText } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import type { Database } from '#platform/database/database.ts'
import { sampleDraft, sampleSession } from '../src/learning/catalogue/commands/sample-drafts.ts'

/** W2: so many places in so many programmes, half as many people again. */
export const opening = { seats: 31_000, programmes: 1_200, applicants: 46_500 } as const

export interface Programme {
  readonly opportunityId: Id
  readonly occasionId: Id
  readonly seats: number
}

const bench = { kind: 'system', because: 'bench' } as const
const weeksAhead = 30 * 86_400_000

/** The token in the browser of an applicant, numbered on from one, in ecosystem 9. */
export const applicantToken = (number: number): string => `opening-${number}`.padEnd(43, '-')
const idText = (kind: string, number: string): string =>
  `('01930009-000${kind}-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`
export const applicantId = (number: number): Id =>
  `01930009-0001-7000-8000-${number.toString(16).padStart(12, '0')}` as Id

/** From five to two hundred seats by Zipf, and their sum as asked to within a seat a programme. */
export function seatsOf({ seats, programmes }: { seats: number; programmes: number }): number[] {
  const weigh = (exponent: number): number[] =>
    Array.from({ length: programmes }, (_, rank) => Math.max(5, Math.round(200 / (rank + 1) ** exponent)))
  // The exponent that gives the sum, found by halving: the report states the sum and the bounds, not the slope.
  let [low, high] = [0, 3]
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2
    if (weigh(middle).reduce((a, b) => a + b, 0) > seats) low = middle
    else high = middle
  }
  return weigh(high)
}

/** An ecosystem on the morning of its summer opening. Programmes by commands, people and their sessions by statements. */
export async function buildOpening(
  database: Database,
  { slug, now, seats, applicants }: { slug: string; now: number; seats: readonly number[]; applicants: number },
): Promise<{ readonly city: City; readonly programmes: readonly Programme[] }> {
  const must = <Value>(result: { ok: true; value: Value } | { ok: false; refusal: string }): Value => {
    if (!result.ok) throw new Error(result.refusal)
    return result.value
  }
  const { id } = must(
    await createEcosystem({ slug, name: localText('en', 'Opening Example'), languages: ['en'] }, bench, database),
  )
  const city = database.city(id, slug, 'job')
  must(await addOrganisation(organisationForm.parse({ name: 'Summer Example', kind: 'other' }), bench, city))
  const day = dayIn('UTC', instant(now + weeksAhead))
  const programmes: Programme[] = []
  for (const [number, size] of seats.entries()) {
    const when = {
      form: 'dated' as const,
      startOn: day,
      startTime: '09:00' as WallTime,
      endOn: day,
      endTime: '12:00' as WallTime,
    }
    const draft = sampleDraft(`summer-${number}`, {
      hostName: 'Summer Example',
      title: localText('en', `Summer programme ${number + 1}`),
      ages: { min: null, max: null },
      sessions: [sampleSession('one', { when })],
    })
    const { id: opportunityId } = must(await writeOpportunity({ id: null, draft }, bench, city))
    const { id: sessionId } = await city.reading((tx) =>
      tx
        .selectFrom('catalogue_sessions')
        .select('id')
        .where('opportunity_id', '=', opportunityId)
        .executeTakeFirstOrThrow(),
    )
    const [occasionId] = must(
      await openSignUp({ opportunityId, form: { sessionId, days: [day], seats: size, minimum: null } }, bench, city),
    )
    programmes.push({ opportunityId, occasionId: occasionId!, seats: size })
  }
  await addApplicants(database, id, applicants, new Date(now).toISOString())
  return { city, programmes }
}

async function addApplicants(database: Database, ecosystemId: Id, count: number, at: string): Promise<void> {
  const client = await database.connect('bench')
  const people = `generate_series(1, ${count}) n`
  try {
    await client.query('begin')
    await client.query(`select set_config('hedgerow.ecosystem', $1, true)`, [ecosystemId])
    await client.query(`insert into people_persons (ecosystem_id, id, display_name, birth_year, birth_month, language, made_at)
      select platform_ecosystem(), ${idText('1', 'n')}, 'Applicant Example ' || n, 2000 + n % 8, 1 + n % 12, 'en', '${at}' from ${people}`)
    await client.query(`insert into people_roles (ecosystem_id, id, person_id, role, from_on)
      select platform_ecosystem(), ${idText('4', 'n')}, ${idText('1', 'n')}, 'learner', '${at.slice(0, 10)}'::date - 30 from ${people}`)
    await client.query(
      `insert into people_accounts (id, language, made_at) select ${idText('3', 'n')}, 'en', '${at}' from ${people}`,
    )
    await client.query(`insert into people_sessions (id, account_id, token_hash, began_at, seen_at, ends_at, browser)
      select ${idText('3', 'n')}, ${idText('3', 'n')}, sha256(convert_to(rpad('opening-' || n, 43, '-'), 'utf8')), '${at}', '${at}',
        '${at}'::timestamptz + interval '30 days', 'Bench' from ${people}`)
    await client.query(`insert into people_links (ecosystem_id, account_id, person_id, linked_at)
      select platform_ecosystem(), ${idText('3', 'n')}, ${idText('1', 'n')}, '${at}' from ${people}`)
    await client.query('commit')
    await client.query('vacuum analyze')
    const { rows } = await client.query<{ token_hash: Buffer }>(
      `select token_hash from people_sessions where id = ${idText('3', '1')}`,
    )
    const expected = createHash('sha256').update(applicantToken(1)).digest()
    if (!rows[0]?.token_hash.equals(expected)) throw new Error('the sessions of the applicants are not theirs')
  } finally {
    await client.end()
  }
}
