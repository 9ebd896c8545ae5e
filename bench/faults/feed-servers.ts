import { createServer, type RequestListener, type Server } from 'node:http'
import { once } from 'node:events'
import { isPublicAddress } from '#platform/fetching/public-address.ts'
import { openJobs } from '#platform/jobs/jobs.ts'
import { openLocalFiles } from '#platform/files/local-files.ts'
import { systemClock } from '#platform/clock.ts'
import { pollSource } from '../../src/learning/feeds/commands/poll-source.ts'
import { openFaultStage, operator, type FaultStage } from './fault-stage.ts'
import { Findings, type Trial } from './trial.ts'
import { smallCsv, smallMapping, smallRow } from './two-versions.ts'

/** The real rule, and our own test server beside it. */
const mayCall = (address: string): boolean => address === '127.0.0.1' || isPublicAddress(address)

const servers: readonly { readonly name: string; readonly answer: RequestListener; readonly refusal: string }[] = [
  { name: 'takes the question and never answers', answer: () => {}, refusal: 'fetching.took-too-long' },
  {
    name: 'begins to send and falls silent',
    answer: (_request, response) => void response.writeHead(200).write('id,title\n'),
    refusal: 'fetching.took-too-long',
  },
  {
    name: 'hangs up in the middle',
    answer: (_request, response) => {
      response.writeHead(200, { 'content-length': '5000' }).write('id,title\n')
      setTimeout(() => response.destroy(), 50)
    },
    refusal: 'fetching.cut-off',
  },
  ...[
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/feed.csv',
    'http://[::1]:8080/',
    'http://192.168.1.1/',
    'file:///etc/passwd',
  ].map((to) => ({
    name: `redirects to ${to}`,
    answer: ((_request, response) => void response.writeHead(302, { location: to }).end()) satisfies RequestListener,
    refusal: to.startsWith('file:') ? 'fetching.redirect-refused' : 'fetching.internal-address',
  })),
]

/** Feed servers that misbehave: each is refused by its name and in time, and what the source had stays. */
export async function badServers(): Promise<Trial[]> {
  const stage = await openFaultStage('shared')
  const jobs = openJobs(stage.database, systemClock, { error: () => {} })
  const tools = { jobs, files: openLocalFiles(stage.folder) }
  const trials: Trial[] = []
  try {
    for (const { name, answer, refusal } of servers) {
      const found = new Findings()
      const { server, address } = await listen(answer)
      const source = await stage.newSource(name, smallMapping, { origin: 'address', address })
      const began = performance.now()
      const limits = { silenceMs: 400, wholeMs: 5_000 }
      const polled = await pollSource(source.id, operator, stage.city, tools, { mayCall, limits })
      const took = performance.now() - began
      const why = polled.ok ? polled.value.kind : polled.refusal
      found.expect(why === refusal, `answered ${why} instead of ${refusal}`)
      found.expect(took < 5_000, `took ${Math.round(took)} ms`)
      found.expect(await nothingLeft(stage, source.id), 'an import of it was begun')
      server.closeAllConnections()
      server.close()
      trials.push(found.trial('bad feed server', name, `${why} after ${Math.round(took)} ms`))
    }
    trials.push(await wellBehaved(stage, tools))
  } finally {
    await jobs.close()
    await stage.close()
  }
  return trials
}

/** The eye's own test: a server that behaves is read, so what is refused above is refused for what it does. */
async function wellBehaved(stage: FaultStage, tools: Parameters<typeof pollSource>[3]): Promise<Trial> {
  const found = new Findings()
  const { server, address } = await listen((_request, response) => void response.end(smallCsv([smallRow(1)])))
  const source = await stage.newSource('Well', smallMapping, { origin: 'address', address })
  const polled = await pollSource(source.id, operator, stage.city, tools, { mayCall })
  found.expect(polled.ok && polled.value.kind === 'started', `a good server was refused: ${JSON.stringify(polled)}`)
  const asShipped = await pollSource(source.id, operator, stage.city, tools)
  const why = asShipped.ok ? asShipped.value.kind : asShipped.refusal
  found.expect(why === 'fetching.internal-address', `as shipped, this very machine was asked: ${why}`)
  server.close()
  return found.trial('bad feed server', 'none: a good one, and the same as shipped', `read, and refused as ${why}`)
}

async function nothingLeft({ database }: FaultStage, sourceId: string): Promise<boolean> {
  const client = await database.connect('faults')
  const { rowCount } = await client.query('select 1 from feeds_imports where source_id = $1', [sourceId])
  await client.end()
  return rowCount === 0
}

async function listen(answer: RequestListener): Promise<{ server: Server; address: string }> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, address: `http://127.0.0.1:${(server.address() as { port: number }).port}/feed.csv` }
}
