import { Agent, request, type IncomingHttpHeaders } from 'node:http'

export interface Answered {
  readonly status: number
  readonly bytes: number
  readonly body: Buffer | null
  readonly headers: IncomingHttpHeaders
}

/** A question as its browser asks it. */
export interface Asked {
  readonly path: string
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** The status that is right; 200 where it does not say. */
  readonly expect?: number
}

const expected = (question: string | Asked): number => (typeof question === 'string' ? 200 : (question.expect ?? 200))

/** One question over a kept-alive connection. */
export function ask(port: number, question: string | Asked, agent: Agent, keepBody = false): Promise<Answered> {
  const {
    path,
    headers,
    method = 'GET',
    body = '',
  }: Asked = typeof question === 'string' ? { path: question } : question
  return new Promise((done, failed) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        agent,
        headers: {
          accept: '*/*',
          'accept-language': 'en',
          ...(body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
          ...headers,
        },
      },
      (response) => {
        let bytes = 0
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => {
          bytes += part.length
          if (keepBody) parts.push(part)
        })
        response.on('end', () =>
          done({
            status: response.statusCode ?? 0,
            bytes,
            body: keepBody ? Buffer.concat(parts) : null,
            headers: response.headers,
          }),
        )
      },
    )
    asked.on('error', failed)
    asked.end(body)
  })
}

/** Asks every question once, a few at a time; tells how long each took. Throws on any answer but 200. */
export async function closedLoop(
  port: number,
  questions: readonly (string | Asked)[],
  connections = 8,
): Promise<{ latencies: number[]; bytes: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const latencies: number[] = []
  let bytes = 0
  let index = 0
  const lane = async (): Promise<void> => {
    while (index < questions.length) {
      const question = questions[index]!
      index += 1
      const began = performance.now()
      const answer = await ask(port, question, agent)
      latencies.push(performance.now() - began)
      bytes += answer.bytes
      if (answer.status !== expected(question)) throw new Error(`${JSON.stringify(question)} answered ${answer.status}`)
    }
  }
  await Promise.all(Array.from({ length: connections }, lane))
  agent.destroy()
  return { latencies, bytes }
}

/**
 * Poisson arrivals at a rate, whether or not the server keeps up; latency counts from the moment a question was
 * meant to be asked, so a stalled server can not hide its stall.
 */
export async function openLoop(
  port: number,
  paths: readonly string[],
  perSecond: number,
  chance: () => number,
): Promise<{ latencies: number[]; failed: number; seconds: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const latencies: number[] = []
  let failed = 0
  const began = performance.now()
  let meant = began
  const waiting: Promise<void>[] = []
  for (const path of paths) {
    meant += (-Math.log(1 - chance()) / perSecond) * 1000
    const wait = meant - performance.now()
    if (wait > 1) await new Promise((done) => setTimeout(done, wait))
    const intended = meant
    waiting.push(
      ask(port, path, agent).then(
        ({ status }) => {
          latencies.push(performance.now() - intended)
          if (status !== 200) failed += 1
        },
        () => {
          failed += 1
        },
      ),
    )
  }
  await Promise.all(waiting)
  agent.destroy()
  return { latencies, failed, seconds: (performance.now() - began) / 1000 }
}
