/**
 * The floor: a bare `node:http` server that returns the bytes it was given, and nothing else.
 * `/k` returns body k. Told over the parent's channel; answers how much processor it used.
 */
import { createServer } from 'node:http'

let bodies: Buffer[] = []
let type = 'application/json'

const server = createServer((request, response) => {
  const body = bodies[Number(request.url!.slice(1)) % bodies.length]!
  response.writeHead(200, { 'content-type': type, 'content-length': body.length })
  response.end(body)
})

process.on('message', (message: { bodies?: string[]; type?: string; ask?: string }) => {
  if (message.bodies) {
    bodies = message.bodies.map((each) => Buffer.from(each, 'base64'))
    type = message.type ?? type
    process.send!({ loaded: bodies.length })
  }
  if (message.ask === 'cpu') process.send!({ cpu: process.cpuUsage() })
})

server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as { port: number }).port }))
