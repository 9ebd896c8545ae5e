import { connect, createServer, type Socket } from 'node:net'
import { once } from 'node:events'
import type { Reach } from '#platform/database/connections.ts'
import { openFaultStage, slug, urlOf, type FaultStage } from './fault-stage.ts'
import type { RunningHouse } from './running-house.ts'
import { Findings, pause, within, type Trial } from './trial.ts'
import { smallCsv, smallMapping, smallRow } from './two-versions.ts'
import { postmastersOf } from './two-starts.ts'
import { sendVisitors, type Visitors, wantText } from './visitors.ts'

const asked = `/api/v1/ecosystems/${slug}/opportunities?q=offer`

/** kill -9 of PostgreSQL under a server that has its catalogue in memory. */
export async function killDatabase(times: number): Promise<Trial[]> {
  const stage = await openFaultStage('embedded')
  const house = await stage.start()
  const trials: Trial[] = []
  try {
    await fill(stage, house)
    for (let time = 1; time <= times; time += 1) {
      const found = new Findings()
      const before = await writtenWants(stage)
      const visitors = sendVisitors(house, found, 700)
      await pause(1_000)
      const [postmaster] = postmastersOf(stage.folder)
      process.kill(postmaster!, 'SIGKILL')
      const killed = performance.now()
      const taken = visitors.writes.taken
      const back = await within(30_000, async () => visitors.writes.taken > taken)
      const gap = performance.now() - killed
      found.expect(back, 'no write was taken within 30 s')
      await pause(500)
      await visitors.stop()
      found.expect(postmastersOf(stage.folder).length === 1, 'not one postmaster')
      await expectKept(stage, found, visitors, before)
      trials.push(
        found.trial(
          'kill -9 of PostgreSQL',
          `time ${time}`,
          `${told(visitors)}, first write after ${(gap / 1000).toFixed(1)} s`,
        ),
      )
      // An address may write twenty times a minute; two deaths fit into that, the third begins with a full purse.
      if (time % 2 === 0 && time < times) await pause(60_000)
    }
  } finally {
    await house.stop()
    await stage.close()
  }
  return trials
}

/**
 * The database out of reach: connections refused and open ones cut, or swallowed in silence.
 * @param how `refused`: nobody listens any more · `silent`: packets vanish, as behind a broken network
 */
export async function databaseGone(how: 'refused' | 'silent', milliseconds: number): Promise<Trial> {
  const stage = await openFaultStage('shared')
  const line = await openLine(stage.reach)
  const found = new Findings()
  const house = await stage.start({ databaseUrl: line.url })
  try {
    await fill(stage, house)
    const before = await writtenWants(stage)
    const visitors = sendVisitors(house, found, milliseconds > 10_000 ? 3_200 : 500)
    await pause(600)
    await line.cut(how)
    // What was asked before may have been taken, and be told only now.
    const cut = performance.now()
    await pause(milliseconds / 2)
    const health = await house.get('/healthz')
    found.expect(
      health?.status === 200 && health.milliseconds < 1_000,
      `health said ${health?.status} after ${health?.milliseconds} ms`,
    )
    const ready = await house.get('/readyz')
    found.expect(ready?.status === 503, `readiness said ${ready?.status} without a database`)
    await pause(milliseconds / 2)
    found.expect(visitors.writes.lastTakenAsked <= cut, 'a write was taken without a database')
    const { taken } = visitors.writes
    await line.mend()
    const mended = performance.now()
    const back = await within(
      20_000,
      async () => (await house.get('/readyz'))?.status === 200 && visitors.writes.taken > taken,
    )
    const gap = performance.now() - mended
    found.expect(back, 'no write was taken within 20 s after the database came back')
    await visitors.stop()
    found.expect(visitors.writes.told > 0, 'nobody was told 503: nothing was tried')
    await expectKept(stage, found, visitors, before)
    const fresh = await stage.newSource('After', smallMapping)
    const begun = await stage.begin(fresh, smallCsv([smallRow(9_000)]))
    const ended = 'id' in begun ? await stage.ended(begun.id, 60_000).catch(() => null) : null
    found.expect(ended?.state === 'applied', 'a minute after the database came back no job was taken')
    return found.trial(
      `database ${how === 'refused' ? 'gone' : 'silent'}`,
      `${milliseconds / 1000} s`,
      `${told(visitors)}, writes again ${(gap / 1000).toFixed(1)} s after`,
    )
  } finally {
    await house.stop()
    await line.close()
    await stage.close()
  }
}

const told = ({ reads, writes }: Visitors): string =>
  `${reads.well} of ${reads.asked} reads 200, ${writes.taken} writes taken, ${writes.told} told 503`

async function fill(stage: FaultStage, house: RunningHouse): Promise<void> {
  const source = await stage.newSource('A feed', smallMapping)
  const begun = await stage.begin(source, smallCsv(Array.from({ length: 40 }, (_, at) => smallRow(at))))
  if ('refusal' in begun) throw new Error(begun.refusal)
  await stage.ended(begun.id)
  const loaded = await within(20_000, async () => {
    const answer = await house.get(asked)
    return answer?.status === 200 && (JSON.parse(answer.text) as { total: number }).total === 40
  })
  if (!loaded) throw new Error(`the catalogue did not load: ${house.said().slice(-1000)}`)
}

/** What the database holds of what visitors wrote. */
async function writtenWants(stage: FaultStage): Promise<number> {
  const client = await stage.database.connect('faults')
  const { rows } = await client.query<{ many: number }>(
    `select count(*)::int as many from wants where interest like $1`,
    [wantText(0).replace(/\d+$/, '%')],
  )
  await client.end()
  return rows[0]!.many
}

/** Every write that was acknowledged is there. One more may be: answered by a cut line after it was kept. */
async function expectKept(stage: FaultStage, found: Findings, { writes }: Visitors, before: number): Promise<void> {
  const kept = (await writtenWants(stage)) - before
  found.expect(kept >= writes.taken, `${writes.taken} writes were acknowledged and ${kept} are there`)
}

/** A line to a database that can be cut. */
async function openLine(reach: Reach) {
  if ('connectionString' in reach) throw new Error('the line is laid to a socket folder')
  const target = `${reach.host}/.s.PGSQL.${reach.port}`
  const open = new Set<Socket>()
  let state: 'open' | 'silent' = 'open'
  const server = createServer((near) => {
    open.add(near)
    near.on('error', () => {}).on('close', () => open.delete(near))
    if (state === 'silent') return
    const far = connect(target)
    open.add(far)
    far.on('error', () => near.destroy()).on('close', () => open.delete(far) && near.destroy())
    near.on('close', () => far.destroy())
    near.on('data', (piece) => state === 'open' && far.write(piece))
    far.on('data', (piece) => state === 'open' && near.write(piece))
  })
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  await listen(0)
  const { port } = server.address() as { port: number }
  const cutAll = (): void => open.forEach((socket) => socket.destroy())
  const url = new URL(urlOf({ host: '127.0.0.1', port, user: reach.user, database: reach.database }))
  url.search = ''
  return {
    url: url.href,
    cut: async (how: 'refused' | 'silent'): Promise<void> => {
      if (how === 'silent') {
        state = 'silent'
        return
      }
      const closed = once(server, 'close')
      server.close()
      cutAll()
      await closed
    },
    mend: async (): Promise<void> => {
      // What hung in silence is over: the network says so to both ends.
      cutAll()
      state = 'open'
      if (!server.listening) await listen(port)
    },
    close: async (): Promise<void> => {
      cutAll()
      server.close()
    },
  }
}
