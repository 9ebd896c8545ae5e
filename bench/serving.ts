import { Agent } from 'node:http'
import { gzipSync } from 'node:zlib'
import { median, percentile, seeded } from './chance.ts'
import { startMeasured, type MeasuredServer } from './child.ts'
import { ask, closedLoop, openLoop } from './load.ts'
import { neverAskedBefore, realQuestions } from './questions.ts'
import type { Row } from './rows.ts'

const rounds = 5

/** Processor milliseconds a request, ours beside the floor, interleaved: a machine that slows down slows both. */
async function beside(
  ours: MeasuredServer,
  floor: MeasuredServer,
  nextPaths: (round: number) => readonly string[],
  type: string,
): Promise<{ ours: number; floor: number }> {
  const agent = new Agent({ keepAlive: true })
  const sample = nextPaths(1000).slice(0, 200)
  const bodies: string[] = []
  for (const path of sample) {
    const { body, status } = await ask(ours.port, path, agent, true)
    if (status !== 200) throw new Error(`${path} answered ${status}: ${String(body).slice(0, 300)}`)
    bodies.push(body!.toString('base64'))
  }
  agent.destroy()
  await floor.ask({ bodies, type })
  const perRequest = async (server: MeasuredServer, paths: readonly string[]): Promise<number> => {
    const before = await server.cpu()
    await closedLoop(server.port, paths)
    return ((await server.cpu()) - before) / paths.length
  }
  const ourTimes: number[] = []
  const floorTimes: number[] = []
  for (let round = 0; round < rounds + 1; round += 1) {
    const paths = nextPaths(round)
    const mine = await perRequest(ours, paths)
    const bare = await perRequest(
      floor,
      paths.map((_, index) => `/${index % bodies.length}`),
    )
    // The first round warms both up.
    if (round === 0) continue
    ourTimes.push(mine)
    floorTimes.push(bare)
  }
  return { ours: median(ourTimes), floor: median(floorTimes) }
}

const row = (
  id: string,
  what: string,
  unit: string,
  measured: { ours: number; floor: number },
  target: number,
): Row => ({
  id,
  what,
  unit,
  ours: measured.ours,
  floor: measured.floor,
  target: `≤ ${target}× the floor`,
  met: measured.ours / measured.floor <= target,
})

/** B1, B2 and B3 on one server that holds the whole catalogue. */
export async function measureServing(ours: MeasuredServer, slug: string): Promise<Row[]> {
  const floor = await startMeasured('floor-server.ts')
  try {
    const questions = realQuestions()
    const api = (query: string): string => `/api/v1/ecosystems/${slug}/opportunities?${query}`
    const page = (query: string): string => `/${slug}/opportunities?${query}`
    const repeated = (make: (query: string) => string) => (): string[] =>
      Array.from({ length: 3000 }, (_, index) => make(questions[index % questions.length]!))
    const unique = (make: (query: string) => string, seed: number, many: number) => {
      const source = neverAskedBefore(questions, seed)
      return (): string[] => Array.from({ length: many }, () => make(source.next().value!))
    }
    const rows: Row[] = []
    rows.push(
      row(
        'B1 kept',
        'API search asked before, CPU a request',
        'ms',
        await beside(ours, floor, repeated(api), 'application/json'),
        2.5,
      ),
    )
    rows.push(
      row(
        'B1 new',
        'API search never asked before, CPU a request',
        'ms',
        await beside(ours, floor, unique(api, 11, 2000), 'application/json'),
        5,
      ),
    )
    rows.push(
      row(
        'B2 kept',
        'search page asked before, CPU a request',
        'ms',
        await beside(ours, floor, repeated(page), 'text/html'),
        4,
      ),
    )
    rows.push(
      row(
        'B2 new',
        'search page never asked before, CPU a request',
        'ms',
        await beside(ours, floor, unique(page, 12, 600), 'text/html'),
        30,
      ),
    )
    rows.push(...(await tail(ours, floor, unique(api, 13, 4000))))
    return rows
  } finally {
    await floor.stop()
  }
}

/** B3: the slowest hundredth at 32 connections, and 930 questions a second from an open loop. */
async function tail(ours: MeasuredServer, floor: MeasuredServer, paths: () => string[]): Promise<Row[]> {
  const mine: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const asked = paths()
    mine.push(percentile((await closedLoop(ours.port, asked, 32)).latencies, 0.99))
    bare.push(
      percentile(
        (
          await closedLoop(
            floor.port,
            asked.map((_, index) => `/${index % 200}`),
            32,
          )
        ).latencies,
        0.99,
      ),
    )
  }
  const closed = { ours: median(mine), floor: median(bare) }
  const before = await ours.cpu()
  const open = await openLoop(
    ours.port,
    Array.from({ length: 14 }, paths)
      .flat()
      .slice(0, 930 * 20),
    930,
    seeded(14),
  )
  const cpuShare = ((await ours.cpu()) - before) / (open.seconds * 1000)
  const held = (open.latencies.length - open.failed) / open.seconds
  return [
    {
      id: 'B3 closed',
      what: 'p99 of new API searches at 32 connections',
      unit: 'ms',
      ...closed,
      target: '≤ 3× the floor or 15 ms',
      met: closed.ours <= Math.max(15, 3 * closed.floor),
    },
    {
      id: 'B3 open',
      what: `new API searches held of 930/s, open loop, 20 s; p99 ${percentile(open.latencies, 0.99).toFixed(1)} ms, ${(cpuShare * 100).toFixed(0)} % of one core, ${open.failed} failed`,
      unit: '/s',
      ours: held,
      floor: 930,
      target: '≥ 0.99× of 930/s on at most one core',
      met: held >= 920 && cpuShare <= 1 && open.failed === 0,
    },
  ]
}

/**
 * B9 and the weight of the first catalogue page. On a server that has done nothing yet: the catalogue is read, the 200
 * questions are asked once, then its memory is read; before any load, which would fill the bounded store of kept answers.
 */
export async function measureSize(ours: MeasuredServer, slug: string, listings: number): Promise<Row[]> {
  const bare = await startMeasured('bare-node.ts', {}, ['--expose-gc'])
  const floor = await bare.ask<{ pssKiB: number }>({ ask: 'memory' })
  await bare.stop()
  // Everything at once is too much to narrow: it waits until the whole catalogue is in memory.
  await closedLoop(ours.port, [`/api/v1/ecosystems/${slug}/opportunities?limit=30`])
  await closedLoop(
    ours.port,
    realQuestions().map((query) => `/api/v1/ecosystems/${slug}/opportunities?${query}`),
  )
  const memory = await ours.ask<{ pssKiB: number; keptBytes: number; keptMax: number }>({ ask: 'memory' })
  const allowed = floor.pssKiB / 1024 + 130 + listings / 1024
  const agent = new Agent({ keepAlive: true })
  const fetched = async (path: string): Promise<Buffer> => (await ask(ours.port, path, agent, true)).body!
  const html = await fetched(`/${slug}/opportunities`)
  const weigh = async (pattern: RegExp): Promise<number> => {
    let bytes = 0
    for (const [, href] of html.toString().matchAll(pattern)) bytes += gzipSync(await fetched(href!)).length
    return bytes / 1000
  }
  const script = await weigh(/<script[^>]+src="([^"]+)"/g)
  const style = await weigh(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)
  agent.destroy()
  const weight = (id: string, what: string, ours: number, bound: number): Row => ({
    id,
    what,
    unit: 'kB gz',
    ours,
    floor: bound,
    target: `≤ ${bound} kB`,
    met: ours <= bound,
  })
  return [
    {
      id: 'B9',
      what: `memory of the process holding ${listings} listings, PSS after GC and the 200 questions, before any load (kept answers ${(memory.keptBytes / 1048576).toFixed(1)} MiB of at most ${memory.keptMax / 1048576})`,
      unit: 'MiB',
      ours: memory.pssKiB / 1024,
      floor: floor.pssKiB / 1024,
      target: `≤ bare Node + 130 MiB + 1 KB a listing = ${allowed.toFixed(0)} MiB`,
      met: memory.pssKiB / 1024 <= allowed,
    },
    weight('G html', 'catalogue page', gzipSync(html).length / 1000, 30),
    weight('G script', 'its script, without the map', script, 5),
    weight('G style', 'its styles', style, 15),
  ]
}
