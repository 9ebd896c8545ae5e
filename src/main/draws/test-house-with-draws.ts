import { museumWithDraws, type MuseumWithDraws } from '../../learning/draws/test-draw.ts'
import { houseOfHosts, type HouseOfHosts } from '../hosting/test-house-of-hosts.ts'

/** A whole house, and in its city a museum that draws. */
export interface HouseWithDraws {
  readonly around: HouseOfHosts
  readonly it: MuseumWithDraws
  close(): Promise<void>
}

export async function houseWithDraws(): Promise<HouseWithDraws> {
  const around = await houseOfHosts()
  const { city, database } = around.here
  const own = { ...city, clock: database.clock, database, close: () => Promise.resolve() }
  const it = await museumWithDraws({ city: own, name: 'Robot House' })
  const close = async (): Promise<void> => {
    await it.jobs.close()
    await around.close()
  }
  return { around, it, close }
}
