import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Agent } from 'node:http'
import { sessionCookie } from '#commons/people'
import { systemClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import type { Database } from '#platform/database/database.ts'
import { openInstallation } from '../src/main/installation.ts'
import { percentile, pick, seeded } from './chance.ts'
import { startMeasured, type MeasuredServer } from './child.ts'
import { ask, type Asked } from './load.ts'
import { applicantId, applicantToken, buildOpening, opening, seatsOf, type Programme } from './opening-town.ts'
import type { Row } from './rows.ts'
import { compare, openingSlug as slug, signUpOf } from './sign-ups.ts'

const bound = 250
/** Three times what the reports imply: everything, and the sign-ups among it, a second. */
const passLevel = 2_800
const mix = { list: 30, page: 30, signIn: 10, form: 10, signUp: 9, status: 11 } as const
type Kind = keyof typeof mix
/** Shares of the pass level, the largest last; each for so long. */
const levels = [1 / 8, 1 / 4, 1 / 2, 1] as const
const seconds = Number(process.env['HEDGEROW_BENCH_SECONDS'] ?? 60)

interface Level {
  readonly share: number
  readonly signUpsASecond: number
  readonly slowest: number
  readonly answered: number
  readonly failed: number
  /** Pages answered with a number of the waiting room, a second. */
  readonly waited: number
}

/**
 * W2: the opening minute of a summer, by an open loop with the mix of the report. A ledger of what was acknowledged is
 * compared with the tables afterwards. The level held is the highest at which nothing failed, nobody had to wait and sign-ups
 * stayed in bounds; the pass level is asked in any case, and told with how many had to wait.
 */
export async function measureOpeningMinute(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-opening-'))
  try {
    const config = readConfig({ HEDGEROW_DATA: folder, HEDGEROW_DEMONSTRATION: 'false', LOG_LEVEL: 'error' })
    const house = await openInstallation(config, { clock: systemClock })
    try {
      const { database } = house
      const { programmes } = await buildOpening(database, {
        slug,
        now: systemClock.now(),
        seats: seatsOf(opening),
        applicants: opening.applicants,
      })
      const settings = {
        HEDGEROW_DATA: folder,
        HEDGEROW_DEMONSTRATION: 'false',
        LOG_LEVEL: 'info',
        BENCH_CLOCK: 'system',
      }
      const server = await startMeasured('app-server.ts', settings)
      try {
        return rowsOf(await allLevels(server, database, programmes))
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

async function allLevels(
  server: MeasuredServer,
  database: Database,
  programmes: readonly Programme[],
): Promise<Level[]> {
  const told: Level[] = []
  const acknowledged = new Map<string, string>()
  let nobodyYet = 1
  for (const share of levels) {
    const chance = seeded(2)
    const rate = passLevel * share
    const asks = Array.from({ length: Math.round(rate * seconds) }, () => kindOf(chance())).map((kind) => {
      const programme = wanted(programmes, chance)
      const number = kind === 'signUp' ? nobodyYet++ : 1 + Math.floor(chance() * opening.applicants)
      return { kind, number, programme, asked: askedAs(kind, number, programme, chance) }
    })
    const latencies: number[] = []
    let failed = 0
    let answered = 0
    let waited = 0
    const agent = new Agent({ keepAlive: true, maxSockets: 512 })
    const waiting: Promise<void>[] = []
    let meant = performance.now()
    const began = meant
    for (const { kind, number, programme, asked } of asks) {
      meant += (-Math.log(1 - chance()) / rate) * 1000
      const wait = meant - performance.now()
      if (wait > 1) await new Promise((done) => setTimeout(done, wait))
      const intended = meant
      waiting.push(
        ask(server.port, asked, agent).then(
          ({ status }) => {
            if (status === 503 && kind !== 'signUp') waited += 1
            else if (status === (asked.expect ?? 200)) answered += 1
            else failed += 1
            if (kind !== 'signUp') return
            latencies.push(performance.now() - intended)
            if (status === 303) acknowledged.set(applicantId(number), programme.occasionId)
          },
          () => {
            failed += 1
          },
        ),
      )
    }
    await Promise.all(waiting)
    const took = (performance.now() - began) / 1000
    agent.destroy()
    const level = {
      share,
      signUpsASecond: latencies.length / took,
      slowest: percentile(latencies, 0.99),
      answered: answered / took,
      failed,
      waited: waited / took,
    }
    told.push(level)
    process.stderr.write(
      `  ${rate} requests/s offered: ${level.answered.toFixed(0)}/s answered, ${level.signUpsASecond.toFixed(0)} sign-ups/s, p99 ${level.slowest.toFixed(0)} ms, ${level.waited.toFixed(0)}/s told to wait, ${failed} failed\n`,
    )
    await allAreThere(database, acknowledged)
    await compare(database, opening.applicants)
  }
  return told
}

const total = Object.values(mix).reduce((a, b) => a + b, 0)
function kindOf(chance: number): Kind {
  let left = chance * total
  for (const [kind, weight] of Object.entries(mix) as [Kind, number][]) {
    left -= weight
    if (left < 0) return kind
  }
  return 'status'
}

/** Every fifth wants one of the ten most wanted, which have the most seats. */
const wanted = (programmes: readonly Programme[], chance: () => number): Programme =>
  pick(chance() < 0.2 ? programmes.slice(0, 10) : programmes, chance)

function askedAs(kind: Kind, number: number, programme: Programme, chance: () => number): Asked {
  const headers = { cookie: `${sessionCookie}=${applicantToken(number)}` }
  const offer = `/${slug}/opportunities/${programme.opportunityId}`
  switch (kind) {
    case 'list':
      return { path: `/${slug}/opportunities?q=${1 + Math.floor(chance() * opening.programmes)}`, headers }
    case 'page':
      return { path: offer, headers }
    case 'signIn':
      // A session nobody of this process has looked up yet, and the page it leads to.
      return { path: `/${slug}/me/family`, headers }
    case 'form':
      return { path: `${offer}/take-part`, headers }
    case 'signUp':
      return signUpOf(number, programme)
    case 'status':
      return { path: `/${slug}/me/taking-part`, headers }
  }
}

/** Whatever was acknowledged is in the tables. Throws where one is missing. */
async function allAreThere(database: Database, acknowledged: ReadonlyMap<string, string>): Promise<void> {
  const client = await database.connect('bench')
  try {
    const { rows } = await client.query<{ person_id: string; occasion_id: string }>(
      'select person_id, occasion_id from participation_entries',
    )
    const there = new Set(rows.map(({ person_id: person, occasion_id: occasion }) => `${person} ${occasion}`))
    const lost = [...acknowledged].filter(([person, occasion]) => !there.has(`${person} ${occasion}`))
    if (lost.length > 0) throw new Error(`${lost.length} acknowledged sign-ups are lost`)
  } finally {
    await client.end()
  }
}

function rowsOf(told: readonly Level[]): Row[] {
  const held = told.filter(({ failed, slowest, waited }) => failed === 0 && slowest <= bound && waited === 0).at(-1)
  const full = told.at(-1)!
  const asked = 'nothing acknowledged lost, nobody over; beside what is asked'
  return [
    {
      id: 'W2 held',
      what: `sign-ups a second for ${seconds} s with nobody waiting, p99 ${held ? held.slowest.toFixed(0) : 'above'} ms, in ${held ? held.answered.toFixed(0) : 0} requests/s of the opening minute's mix; ${asked}`,
      unit: '/s',
      ours: held?.signUpsASecond ?? 0,
      floor: 235,
      target: `235/s of 2,800 requests/s, p99 ≤ ${bound} ms`,
      met: held?.share === 1,
    },
    {
      id: 'W2 rush',
      what: `p99 of sign-ups at 2,800 requests/s offered: ${full.signUpsASecond.toFixed(0)} sign-ups/s and ${full.answered.toFixed(0)} requests/s answered, ${full.waited.toFixed(0)}/s told their number in the waiting room, ${full.failed} failed; ${asked}`,
      unit: 'ms',
      ours: full.slowest,
      floor: bound,
      target: `≤ ${bound} ms`,
      met: full.failed === 0 && full.slowest <= bound,
    },
  ]
}
