import { openDirectory } from '#commons/ecosystems'
import type { FeedTools } from '#learning/feeds'
import type { City } from '#platform/database/city.ts'
import type { Database } from '#platform/database/database.ts'
import type { Jobs } from '#platform/jobs/words.ts'
import { tellDraws } from './draws/tell-draws.ts'
import { tellDoor } from './attendance/tell-door.ts'
import { tellGroups } from './groups/tell-groups.ts'
import { tellAfter } from './reflections/tell-after.ts'
import { tellPlaces } from './participation/tell-places.ts'
import { tellHome } from './home/tell-home.ts'
import { tellPlace } from './places/tell-place.ts'
import { tellPeople } from './people/tell-people.ts'
import { tellRecords } from './people/tell-record.ts'
import { tellTalk } from './people/tell-talk.ts'
import { tellFeed } from './tell-feed.ts'
import { tellVisits } from './visits/tell-visits.ts'
import { tellWants } from './wants/tell-wants.ts'

/**
 * The demonstration in the order in which it is told: each place, its feeds, its people. A large feed comes last, for
 * each import compares the whole place with what came before.
 */
export const demonstration = [
  { slug: 'coerde', language: 'de', feeds: ['coerde/events-json.feed.json'] },
  { slug: 'madrid', language: 'es', feeds: ['madrid/agenda-json.feed.json'] },
  { slug: 'chicago', language: 'en', feeds: ['chicago-invented/offers.feed.json', 'chicago/mcmf-2024.feed.json'] },
] as const

export interface DemonstrationParts extends FeedTools {
  readonly database: Database
  /** Something must be taking jobs: this process or a worker. */
  readonly jobs: Jobs
}

/**
 * Makes the demonstration ecosystems through commands. Told again, it goes on where it was interrupted and changes
 * nothing that is there.
 * @param keepDates dates as written in the feeds, for tests and benchmarks; otherwise they move to these weeks
 */
export async function tellDemonstration(
  parts: DemonstrationParts,
  { keepDates = false, tell = () => {} }: { readonly keepDates?: boolean; readonly tell?: (line: string) => void } = {},
): Promise<void> {
  const { database } = parts
  const directory = await openDirectory(database)
  for (const { slug, language, feeds } of demonstration) {
    const known = directory.bySlug(slug)
    const city: City = known ? database.city(known.id, slug) : (await tellPlace(slug, database)).city
    for (const feed of feeds) await tellFeed(feed, { keepDates }, city, parts, tell)
    await tellPeople(language, city)
    await tellGroups(language, city)
    await tellRecords(language, city)
    await tellPlaces(language, city)
    await tellHome(language, city)
    await tellDoor(language, city)
    await tellAfter(language, city, parts.files)
    await tellDraws(language, city, parts.jobs)
    await tellVisits(language, city)
    await tellTalk(language, city, database)
    await tellWants(language, city)
  }
}
