import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sessionCookie } from '#commons/people'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import type { Database } from '#platform/database/database.ts'
import { openInstallation } from '../src/main/installation.ts'
import { median, seeded } from './chance.ts'
import { startMeasured, type MeasuredServer } from './child.ts'
import { closedLoop, type Asked } from './load.ts'
import { applicantId, applicantToken, buildOpening, type Programme } from './opening-town.ts'
import type { Row } from './rows.ts'

export const openingSlug = 'opening-example'
const connections = 64
const spreadOver = 300
const spreadAsks = 4_000
const hotAsks = 1_500
const rounds = Number(process.env['HEDGEROW_BENCH_ROUNDS'] ?? 3)
const perRound = spreadAsks + hotAsks

/** Where the floor's own function and its number of askers stand; dropped again with the database. */
const schema = 'bench_floor'

/**
 * B4: sign-ups a second over HTTP, spread over three hundred sessions and all on one, beside the same reads and writes as
 * one function of the database under pgbench. Every answer is 303, and afterwards every seat and every entry is counted.
 */
export async function measureSignUps(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-sign-ups-'))
  try {
    const config = readConfig({ HEDGEROW_DATA: folder, HEDGEROW_DEMONSTRATION: 'false', LOG_LEVEL: 'error' })
    const house = await openInstallation(config, { clock: systemClock })
    try {
      const { database } = house
      const now = systemClock.now()
      // Half the seats there are asks for: half of them are seated, half of them stand in a line, as in the report's opening.
      const sizes = [...Array<number>(spreadOver).fill(10), ...Array<number>(2 * rounds + 2).fill(hotAsks / 2)]
      const { programmes } = await buildOpening(database, {
        slug: openingSlug,
        now,
        seats: sizes,
        applicants: 2 * (rounds + 1) * perRound,
      })
      await layFloor(database, programmes)
      const settings = {
        HEDGEROW_DATA: folder,
        HEDGEROW_DEMONSTRATION: 'false',
        LOG_LEVEL: 'info',
        BENCH_CLOCK: 'system',
      }
      const server = await startMeasured('app-server.ts', settings)
      try {
        return await inTurns(server, database, programmes)
      } finally {
        await server.stop()
      }
    } finally {
      await house.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function inTurns(server: MeasuredServer, database: Database, programmes: readonly Programme[]): Promise<Row[]> {
  const chance = seeded(4)
  const spread = programmes.slice(0, spreadOver)
  const hot = programmes.slice(spreadOver)
  const ours: { spread: number; hot: number }[] = []
  const floor: { spread: number; hot: number }[] = []
  let nobodyYet = 1
  // The first round warms both up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    const at = (count: number): number => (nobodyYet += count) - count
    const [first, second] = [at(spreadAsks), at(hotAsks)]
    ours.push({
      spread: await rateOver(server, first, spreadAsks, () => spread[Math.floor(chance() * spread.length)]!),
      hot: await rateOver(server, second, hotAsks, () => hot[2 * round]!),
    })
    floor.push({
      spread: await floorRate(database, 'spread', at(spreadAsks), spreadAsks, spread),
      hot: await floorRate(database, 'hot', at(hotAsks), hotAsks, [hot[2 * round + 1]!]),
    })
    process.stderr.write(`  sign-ups/s: ours ${JSON.stringify(ours.at(-1))}, floor ${JSON.stringify(floor.at(-1))}\n`)
  }
  await compare(database, (rounds + 1) * 2 * perRound)
  const row = (which: 'spread' | 'hot', what: string): Row => {
    const [mine, bare] = [ours, floor].map((all) => median(all.slice(1).map((one) => one[which]))) as [number, number]
    return {
      id: `B4 ${which}`,
      what: `sign-ups a second over HTTP, ${connections} connections, ${what}, beside the same as one function under pgbench`,
      unit: '/s',
      ours: mine,
      floor: bare,
      target: '≥ 0.6× floor, nobody over',
      met: mine >= 0.6 * bare,
    }
  }
  return [row('spread', `spread over ${spreadOver} sessions`), row('hot', 'all on one session')]
}

export const signUpOf = (number: number, { opportunityId, occasionId }: Programme): Asked => ({
  path: `/${openingSlug}/opportunities/${opportunityId}/take-part`,
  method: 'POST',
  headers: {
    cookie: `${sessionCookie}=${applicantToken(number)}`,
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-site': 'same-origin',
  },
  body: new URLSearchParams({
    occasionId,
    personIds: applicantId(number),
    together: 'yes',
    // One a form, as the page gives it.
    request: `01930009-0009-7000-8000-${number.toString(16).padStart(12, '0')}`,
  }).toString(),
  expect: 303,
})

async function rateOver(server: MeasuredServer, from: number, count: number, which: () => Programme): Promise<number> {
  const asks = Array.from({ length: count }, (_, index) => signUpOf(from + index, which()))
  const began = performance.now()
  await closedLoop(server.port, asks, connections)
  return (count / (performance.now() - began)) * 1000
}

/** The same reads and writes, in the order of our own statements, as one function in one transaction. */
async function layFloor(database: Database, programmes: readonly Programme[]): Promise<void> {
  const client = await database.connect('bench')
  try {
    await client.query(`create schema ${schema}; create sequence ${schema}.asker; grant usage on schema ${schema} to hedgerow_app;
      grant usage, update on sequence ${schema}.asker to hedgerow_app`)
    const { rows } = await client.query<{ ecosystem_id: string }>(
      `select id as ecosystem_id from ecosystems where slug = $1`,
      [openingSlug],
    )
    await client.query(floorFunction(rows[0]!.ecosystem_id))
    if (programmes.length === 0) throw new Error('no programme')
  } finally {
    await client.end()
  }
}

const floorFunction = (ecosystemId: string): string => `
create function ${schema}.sign_up(p_occasion uuid) returns void language plpgsql as $$
declare
  asker bigint;
  token bytea;
  person uuid;
  account uuid;
  here record;
  offer record;
  line bigint;
  seated boolean;
  booking uuid := gen_random_uuid();
  entry uuid := gen_random_uuid();
begin
  perform set_config('hedgerow.ecosystem', '${ecosystemId}', true);
  set local role hedgerow_app;
  asker := nextval('${schema}.asker');
  token := sha256(convert_to(rpad('opening-' || asker, 43, '-'), 'utf8'));
  -- Who asks: session, link, person, roles.
  select account_id into account from people_sessions where token_hash = token and ends_at > now();
  select l.person_id into person from people_links l where l.account_id = account;
  perform role from people_roles r where r.person_id = person;
  -- What is asked before: the place, the day, the offer, the people, their families, consents and other places.
  perform settings from ecosystems where id = '${ecosystemId}';
  select * into here from participation_occasions where id = p_occasion;
  select * into offer from catalogue_opportunities where id = here.opportunity_id;
  perform * from people_persons where id = person;
  perform * from families_links where child_id = person;
  perform * from families_consents where child_id = person;
  perform * from participation_entries e join participation_bookings b on b.id = e.booking_id where e.person_id = person;
  -- From here on nobody else gives a seat.
  select * into here from participation_occasions where id = p_occasion for update;
  perform * from participation_entries e join participation_bookings b on b.id = e.booking_id where b.request = booking;
  perform 1 from participation_entries where occasion_id = p_occasion and person_id = person
    and state not in ('withdrawn', 'lapsed', 'cancelled', 'declined', 'moved');
  if found or here.state <> 'open' or here.starts_at <= now() or offer.withdrawn then raise exception 'no'; end if;
  seated := here.taken < here.seats;
  if seated then
    perform 1 from participation_entries where occasion_id = p_occasion and state = 'waiting' limit 1;
    seated := not found;
  end if;
  update participation_occasions set taken = taken + seated::int, next_in_line = next_in_line + 1
    where id = p_occasion returning next_in_line - 1 into line;
  insert into participation_bookings (ecosystem_id, id, occasion_id, made_by, made_at, request, number, in_line)
    values ('${ecosystemId}', booking, p_occasion, person, now(), booking, 0, line);
  insert into participation_entries (ecosystem_id, id, occasion_id, booking_id, person_id, part, state, step, changed_at)
    values ('${ecosystemId}', entry, p_occasion, booking, person, 'learner',
      case when seated then 'confirmed' else 'waiting' end, 2, now());
  insert into platform_outbox (ecosystem_id, name, by, about, at)
    select '${ecosystemId}', name, jsonb_build_object('kind', 'person', 'person', person),
      jsonb_build_object('entryId', entry, 'occasionId', p_occasion, 'bookingId', booking, 'personId', person, 'step', 1,
        'part', 'learner'), now()
    from unnest(array['participation.applied', case when seated then 'participation.confirmed' else 'participation.waiting' end]) name;
end $$;
grant execute on function ${schema}.sign_up(uuid) to hedgerow_app`

/** pgbench with as many clients as our connections; each transaction is a person who has not asked before. */
async function floorRate(
  database: Database,
  name: string,
  from: number,
  count: number,
  among: readonly Programme[],
): Promise<number> {
  const { reach } = database
  if (!('host' in reach)) throw new Error('the floor is measured on the embedded database')
  const script = join(mkdtempSync(join(tmpdir(), 'hedgerow-floor-')), `${name}.sql`)
  const list = among.map(({ occasionId }) => `'${occasionId}'`).join(', ')
  writeFileSync(
    script,
    `\\set which random(1, ${among.length})\nselect ${schema}.sign_up((array[${list}]::uuid[])[:which]);\n`,
  )
  const environment = {
    ...process.env,
    PGHOST: reach.host,
    PGPORT: String(reach.port ?? 5432),
    PGUSER: reach.user,
    PGDATABASE: reach.database,
  }
  const client = await database.connect('bench')
  try {
    await client.query(`select setval('${schema}.asker', $1, false)`, [from])
  } finally {
    await client.end()
  }
  const clients = Math.min(connections, 50)
  const each = Math.floor(count / clients)
  const { stdout, stderr, status } = spawnSync(
    'pgbench',
    ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-t', String(each), '-f', script],
    { env: environment, encoding: 'utf8' },
  )
  const rate = /tps = ([\d.]+)/.exec(stdout)?.[1]
  if (status !== 0 || rate === undefined) throw new Error(`pgbench: ${stderr}`)
  return Number(rate)
}

/** The ledger: nobody over, nobody lost, nobody twice. Throws where one of it does not hold. */
export async function compare(database: Database, atMost: number): Promise<void> {
  const client = await database.connect('bench')
  try {
    const { rows } = await client.query<{ over: number; apart: number; twice: number; entries: number }>(`
      with counted as (
        select o.id, o.seats, o.taken,
          count(e.id) filter (where e.state in ('confirmed', 'offered')) as held
        from participation_occasions o left join participation_entries e on e.occasion_id = o.id group by o.id, o.seats, o.taken)
      select (select count(*) from counted where held > seats)::int as over,
        (select count(*) from counted where held <> taken)::int as apart,
        (select count(*) from (select 1 from participation_entries group by occasion_id, person_id having count(*) > 1) t)::int as twice,
        (select count(*) from participation_entries)::int as entries`)
    const { over, apart, twice, entries } = rows[0]!
    if (over + apart + twice > 0 || entries > atMost) throw new Error(`the ledger: ${JSON.stringify(rows[0])}`)
    process.stderr.write(`  the ledger: ${entries} entries, none over, none twice, every seat counted\n`)
  } finally {
    await client.end()
  }
}
