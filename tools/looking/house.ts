import { join } from 'node:path'
import { instant } from '#kernel/instant.ts'
import { heldClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { command as operatorLink } from '../../src/main/cli/commands/operator-link.ts'
import { tellFirstStart } from '../../src/main/first-start.ts'
import { openInstallation, projectRoot } from '../../src/main/installation.ts'
import { openHouse } from '../../src/main/open-app.ts'
import { startListening, startWorking } from '../../src/main/work.ts'

/** The afternoon the journeys happen on: pictures of two days differ by what was changed, not by the date. */
const pictureNow = instant(Date.parse('2026-11-18T15:00:00Z'))

export interface LookedAt {
  readonly base: string
  /** A link that opens the back office, once. */
  officeLink(): Promise<string>
  close(): Promise<void>
}

/**
 * A whole house on the demonstration, on a free port. Its data stay beside the others', so that only the first run
 * waits for the demonstration to be told.
 * @param tell hears what a person at the terminal waits for
 */
export async function openLookedAt(port: number, tell: (line: string) => void): Promise<LookedAt> {
  const base = `http://localhost:${port}`
  const config = readConfig({
    HEDGEROW_DATA: join(projectRoot, '.hedgerow/screenshots'),
    LOG_LEVEL: 'error',
    ...process.env,
    PORT: String(port),
    HEDGEROW_ORIGIN: base,
  })
  const house = await openInstallation(config, { clock: heldClock(pictureNow), tell })
  const { app, desk } = await openHouse(house)
  const listening = await startListening(house)
  const working = await startWorking(house, desk)
  await tellFirstStart(house, tell)
  await app.listen({ port, host: '127.0.0.1' })
  return {
    base,
    officeLink: async () => {
      let link = ''
      const keep = (line: string): void => void (link = line)
      await operatorLink.run({ words: [], options: {} }, { config, tell: keep, open: async () => house })
      return link
    },
    close: async () => {
      await app.close()
      await working.stop()
      await listening.stop()
      await house.close()
    },
  }
}
