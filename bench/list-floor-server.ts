/**
 * The floor of a list: a bare `node:http` server that reads fifty people of one ecosystem in a transaction of their own, as
 * row security asks for it, and answers a page's worth of bytes whatever they are.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { Pool } from 'pg'

const [, , , port, host] = readFileSync(
  join(process.env['HEDGEROW_DATA']!, 'postgres', 'postmaster.pid'),
  'utf8',
).split('\n')
const pool = new Pool({ host: host!, port: Number(port), user: 'hedgerow', database: 'hedgerow', max: 10 })
const { rows } = await pool.query<{ id: string }>('select id from ecosystems where slug = $1', [
  process.env['BENCH_SLUG'],
])
const begin = `begin read only; set local role hedgerow_app; set local hedgerow.ecosystem = '${rows[0]!.id}'`
const body = Buffer.alloc(16_384, 'a page ')

async function fifty(): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query(begin)
    const read = await client.query({ name: 'fifty', text: 'select * from people_persons order by id desc limit 50' })
    await client.query('commit')
    return read.rows.length
  } finally {
    client.release()
  }
}

const server = createServer((_, response) => {
  void fifty().then((read) => {
    response.writeHead(read === 50 ? 200 : 500, { 'content-type': 'text/html', 'content-length': body.length })
    response.end(body)
  })
})
process.on('message', ({ ask }: { ask?: string }) => {
  if (ask === 'cpu') process.send!({ cpu: process.cpuUsage() })
})
process.on('SIGTERM', () => process.exit(0))
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as { port: number }).port }))
