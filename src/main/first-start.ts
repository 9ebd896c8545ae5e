import { tellDemonstration } from '../../demo/tell.ts'
import type { Installation } from './installation.ts'

/** An empty installation tells its demonstration; one with any ecosystem that is not a demonstration is left as it is. */
export const needsTelling = (house: Installation): boolean =>
  house.config.demonstration && house.directory.all().every(({ demonstration }) => demonstration)

/** @param tell hears what a person at the terminal waits for */
export async function tellFirstStart(house: Installation, tell: (line: string) => void): Promise<void> {
  if (!needsTelling(house)) return
  if (house.directory.all().length === 0)
    tell('First start: loading the demonstration ecosystems, about twenty seconds …')
  await tellDemonstration(house, { tell })
  await house.directory.refresh()
}
