import { connect } from 'node:net'
import { once } from 'node:events'
import { openFaultStage, slug } from './fault-stage.ts'
import { Findings, pause, within, type Trial } from './trial.ts'
import type { TwoVersions } from './two-versions.ts'

/**
 * SIGTERM while a visitor is still sending and an import runs: the visitor gets her answer, the import goes back to the
 * queue, the process ends with 0, and the next start brings the import to its end.
 */
export async function gracefulStop(feed: TwoVersions, times: number): Promise<Trial[]> {
  const stage = await openFaultStage('shared')
  const trials: Trial[] = []
  try {
    for (let time = 1; time <= times; time += 1) {
      const found = new Findings()
      const house = await stage.start()
      const source = await stage.newSource(`Feed ${time}`, feed.mapping, { anchorOn: feed.anchorOn })
      const begun = await stage.begin(source, feed.one)
      if ('refusal' in begun) throw new Error(begun.refusal)
      await within(20_000, async () => (await stage.importOf(begun.id)).state !== 'queued', 10)
      const slow = await sendSlowly(stage.port, `interest=${encodeURIComponent(`Slow and steady ${time}`)}`)
      const began = performance.now()
      house.process.kill('SIGTERM')
      await pause(200)
      found.expect(await isRefused(stage.port), 'newcomers are still let in after SIGTERM')
      const answer = await slow.finish()
      found.expect(
        /^HTTP\/1\.1 (303|302)/.test(answer),
        `who was being served got: ${answer.slice(0, 60) || 'nothing'}`,
      )
      const code = await house.stop()
      const took = performance.now() - began
      found.expect(code === 0, `ended with ${code}`)
      const { state } = await stage.importOf(begun.id)
      const [job] = await jobsOf(stage)
      const handedBack = state === 'applied' || job?.state === 'waiting'
      found.expect(handedBack, `the job was left ${job?.state}, its import ${state}`)
      const again = await stage.start()
      const ended = await stage.ended(begun.id)
      found.expect(ended.state === 'applied', `after the next start the import ended ${ended.state}`)
      await again.stop()
      trials.push(
        found.trial(
          'graceful stop',
          `time ${time}: SIGTERM during an import (${state}) and a slow visitor`,
          `answered, job ${job?.state}, ended in ${(took / 1000).toFixed(1)} s with 0, resumed and applied`,
        ),
      )
    }
  } finally {
    await stage.close()
  }
  return trials
}

async function jobsOf({ database }: Awaited<ReturnType<typeof openFaultStage>>): Promise<{ state: string }[]> {
  const client = await database.connect('faults')
  const { rows } = await client.query<{ state: string }>(
    `select state from platform_jobs where name = 'feeds.import' order by created_at desc limit 1`,
  )
  await client.end()
  return rows
}

/** A form whose second half is still on its way. */
async function sendSlowly(port: number, body: string) {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (piece) => (answer += String(piece))).on('error', () => {})
  await once(socket, 'connect')
  const head = [
    `POST /${slug}/wants HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: application/x-www-form-urlencoded',
    `content-length: ${body.length}`,
    '',
    body.slice(0, 10),
  ]
  socket.write(head.join('\r\n'))
  await pause(100)
  return {
    finish: async (): Promise<string> => {
      socket.write(body.slice(10))
      await within(10_000, async () => answer.includes('\r\n\r\n') || socket.destroyed, 20)
      socket.destroy()
      return answer
    },
  }
}

async function isRefused(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  return new Promise((done) => {
    socket.once('error', () => done(true))
    socket.once('connect', () => {
      socket.destroy()
      done(false)
    })
  })
}
