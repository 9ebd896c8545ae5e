import { ConfigMistake, readConfig } from '#platform/config.ts'
import { watchLateness } from '#platform/http/waiting-room.ts'
import { openInstallation } from './installation.ts'
import { openHouse } from './open-app.ts'
import { startListening, startWorking } from './work.ts'
import { needsTelling, tellFirstStart } from './first-start.ts'

/** `npm start`: database, migrations, demonstration at the first start, pages, jobs; one line with the address. */
async function start(): Promise<void> {
  const config = readConfig()
  const tell = (line: string): void => void process.stdout.write(`${line}\n`)
  const house = await openInstallation(config, { tell })
  const { app, desk } = await openHouse(house)
  const listening = await startListening(house)
  // The demonstration is told by jobs, so somebody must take them, even where a worker will do so later.
  const working = config.workHere || needsTelling(house) ? await startWorking(house, desk) : null
  await tellFirstStart(house, tell)
  await app.listen({ port: config.port, host: config.host })
  watchLateness(app)
  tell(`Hedgerow is open at ${config.origin}`)

  let stopping = false
  const stop = async (): Promise<void> => {
    // A second signal is impatience: the supervisor kills if it must.
    if (stopping) return
    stopping = true
    const limit = setTimeout(() => process.exit(1), 30_000)
    limit.unref()
    // Handing jobs back begins at once; visitors are served to the end meanwhile.
    await Promise.all([app.close(), house.jobs.close()])
    await working?.stop()
    await listening.stop()
    await house.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
}

start().catch((fault: unknown) => {
  const { code, port } = fault as { code?: string; port?: number }
  const answer =
    code === 'EADDRINUSE'
      ? `Port ${port} is taken: perhaps Hedgerow is open there already. Stop it, or choose another with PORT.`
      : fault instanceof ConfigMistake
        ? fault.message
        : ((fault as Error).stack ?? String(fault))
  process.stderr.write(`${answer}\n`)
  process.exit(1)
})
