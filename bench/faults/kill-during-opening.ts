import { Agent } from 'node:http'
import { systemClock } from '#platform/clock.ts'
import { seeded } from '../chance.ts'
import { ask } from '../load.ts'
import { applicantId, buildOpening, type Programme } from '../opening-town.ts'
import { openingSlug, signUpOf } from '../sign-ups.ts'
import { openFaultStage, type FaultStage } from './fault-stage.ts'
import type { RunningHouse } from './running-house.ts'
import { Findings, pause, within, type Trial } from './trial.ts'
import { postmastersOf } from './two-starts.ts'

/** People who ask at the same time, each again with the same form until somebody answers. */
const lanes = 24
const seats = Array.from({ length: 60 }, (_, at) => 5 + (at % 8) * 5)
/** Milliseconds of asking before the fault, and after it is mended: long enough for hundreds of forms, short enough for twenty times. */
const [before, after] = [1_000, 700]
/** As many as could ask within one such cycle on any machine. */
const eachTime = 2_000

/**
 * kill -9 of the server, or of its PostgreSQL, at seeded moments while people sign up and send each form again until it is
 * answered. Whatever was acknowledged is there once, nothing is there that was not sent, and nobody is over.
 */
export async function killDuringOpening(what: 'server' | 'database', seeds: readonly number[]): Promise<Trial[]> {
  const stage = await openFaultStage(what === 'server' ? 'shared' : 'embedded')
  const trials: Trial[] = []
  let house: RunningHouse | null = null
  try {
    const applicants = seeds.length * eachTime
    const now = systemClock.now()
    // An embedded database is there as long as its server is.
    house = await stage.start()
    const { programmes } = await buildOpening(stage.database, { slug: openingSlug, now, seats, applicants })
    const { get } = house
    await within(10_000, async () => (await get(`/${openingSlug}/`))?.status === 200)
    let nobodyYet = 1
    for (const seed of seeds) {
      const found = new Findings()
      const chance = seeded(seed)
      const asking = askOn(stage.port, programmes, nobodyYet, chance)
      const moment = Math.round(chance() * before)
      await pause(moment)
      const taken = asking.acknowledged.size
      const gap = await (what === 'server' ? killServer() : killPostgres())
      const back = await within(30_000, async () => asking.acknowledged.size > taken)
      found.expect(back, 'no sign-up was taken within 30 s')
      const firstAfter = performance.now() - gap
      await pause(after)
      nobodyYet = await asking.stop()
      found.expect(asking.wrong.length === 0, asking.wrong.slice(0, 3).join(' · '))
      await compareLedger(stage, found, asking)
      trials.push(
        found.trial(
          `kill -9 of the ${what} while many sign up`,
          `seed ${seed}: after ${moment} ms`,
          `${asking.acknowledged.size} acknowledged, none lost, none twice, nobody over; first again after ${(firstAfter / 1000).toFixed(1)} s`,
        ),
      )
    }
    return trials
  } finally {
    await house?.stop()
    await stage.close()
  }

  async function killServer(): Promise<number> {
    await house!.kill()
    const dead = performance.now()
    house = await stage.start()
    return dead
  }
  async function killPostgres(): Promise<number> {
    process.kill(postmastersOf(stage.folder)[0]!, 'SIGKILL')
    return performance.now()
  }
}

interface Asking {
  /** Person to occasion, of every answer that said yes. */
  readonly acknowledged: Map<string, string>
  /** Of every form that was sent, answered or not. */
  readonly sent: Map<string, string>
  readonly wrong: string[]
  /** @returns the number of the next person */
  stop(): Promise<number>
}

function askOn(port: number, programmes: readonly Programme[], from: number, chance: () => number): Asking {
  const agent = new Agent({ keepAlive: true, maxSockets: lanes })
  const acknowledged = new Map<string, string>()
  const sent = new Map<string, string>()
  const wrong: string[] = []
  const life = { over: false }
  let next = from
  const lane = async (): Promise<void> => {
    while (!life.over) {
      const number = next++
      const programme = programmes[Math.floor(chance() * programmes.length)]!
      sent.set(applicantId(number), programme.occasionId)
      // The button is pressed again until there is an answer; also after the end, or it would not be known what holds.
      for (let tries = 0; tries < 400; tries += 1) {
        const answer = await ask(port, signUpOf(number, programme), agent).catch(() => null)
        if (answer?.status === 303) {
          acknowledged.set(applicantId(number), programme.occasionId)
          break
        }
        if (answer && answer.status !== 503) {
          wrong.push(`a sign-up was answered ${answer.status}`)
          break
        }
        await pause(100)
      }
    }
  }
  const asking = Promise.all(Array.from({ length: lanes }, lane))
  return {
    acknowledged,
    sent,
    wrong,
    stop: async () => {
      life.over = true
      await asking
      agent.destroy()
      return next
    },
  }
}

async function compareLedger(stage: FaultStage, found: Findings, { acknowledged, sent }: Asking): Promise<void> {
  const client = await stage.database.connect('faults')
  try {
    const { rows } = await client.query<{ person_id: string; occasion_id: string; count: number }>(
      'select person_id, occasion_id, count(*)::int from participation_entries group by 1, 2',
    )
    const there = new Map(rows.map((row) => [row.person_id, row]))
    for (const [person, occasion] of acknowledged) {
      found.expect(there.get(person)?.occasion_id === occasion, 'an acknowledged sign-up is lost')
      found.expect(there.get(person)?.count === 1, 'a sign-up is there twice')
    }
    for (const person of sent.keys()) {
      found.expect(!there.has(person) || acknowledged.has(person), 'a sign-up is there that was never acknowledged')
    }
    const { rows: counted } = await client.query<{ wrong: number }>(`
      select count(*)::int as wrong from participation_occasions o
      where o.taken > o.seats or o.taken <> (select count(*) from participation_entries e
        where e.occasion_id = o.id and e.state in ('confirmed', 'offered'))`)
    found.expect(counted[0]!.wrong === 0, `${counted[0]!.wrong} days are over or counted wrongly`)
    const { rows: told } = await client.query<{ wrong: number }>(`
      select count(*)::int as wrong from participation_entries e where 1 <> (select count(*) from platform_outbox x
        where x.name = 'participation.applied' and x.about ->> 'entryId' = e.id::text)`)
    found.expect(told[0]!.wrong === 0, `${told[0]!.wrong} sign-ups have not exactly one event`)
  } finally {
    await client.end()
  }
}
