import { ConfigMistake, readConfig } from '#platform/config.ts'
import { openFrontDesk } from './front-desk.ts'
import { openInstallation } from './installation.ts'
import { startListening, startWorking } from './work.ts'

/** `npm run worker`: jobs and reactions apart from the pages, with `HEDGEROW_WORKER=apart` at the server. */
async function start(): Promise<void> {
  const house = await openInstallation(readConfig())
  const listening = await startListening(house)
  const working = await startWorking(house, openFrontDesk(house))
  process.stdout.write('The worker takes jobs.\n')
  const stop = async (): Promise<void> => {
    await working.stop()
    await listening.stop()
    await house.close()
    process.exit(0)
  }
  process.once('SIGTERM', () => void stop())
  process.once('SIGINT', () => void stop())
}

start().catch((fault: unknown) => {
  process.stderr.write(
    `${fault instanceof ConfigMistake ? fault.message : ((fault as Error).stack ?? String(fault))}\n`,
  )
  process.exit(1)
})
