/** Bare Node with one idle `node:http` server: what memory costs before we add anything. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const server = createServer((_request, response) => response.end('ok'))
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as { port: number }).port }))
process.on('message', () => {
  global.gc?.()
  process.send!({ pssKiB: Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync('/proc/self/smaps_rollup', 'utf8'))?.[1]) })
})
process.on('SIGTERM', () => process.exit(0))
