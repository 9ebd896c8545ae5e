import { cleanTitle, type Ages } from './clean-title.ts'
import { isOpenPlay } from './open-play.ts'
import { splitAtSite, splitAtVenue, type Suffixed } from './site-suffix.ts'
import { titleKey } from './title-key.ts'

/** One row of a source, as far as grouping looks at it. */
export interface GroupableListing {
  readonly originalId: string
  readonly host: string
  readonly title: string
  readonly venueName?: string | null
  readonly ages: Ages
  /** Plain data; prices are the same when they are written the same. */
  readonly price: unknown
  readonly kind: string
  /** Tells an open gym from coaching of the same name; more is not read from it. */
  readonly description?: string
  /** The same where it is known already and the description is not at hand (`isOpenPlay`). */
  readonly openPlay?: boolean
}

export interface ListingGroup {
  /** The same listings give the same key at every import. */
  readonly key: string
  /** Without site, date and count: `Pilates`. The spelling most of its listings have. */
  readonly title: string
  /** Indexes into the listings given, in their order. */
  readonly members: readonly number[]
}

/** What follows "at" is a site of a host when at least so many different titles of the host end with it. */
const siteTitles = 3

/** Of each listing the title before its site, if it ends with one. `Live at Mister Kelly's` is a film: few titles end so. */
function withoutSites(listings: readonly GroupableListing[]): (Suffixed | null)[] {
  const basesOf = new Map<string, Set<string>>()
  const nameOf = (host: string, site: string): string => `${host}\n${site}`
  const splits = listings.map(({ host, title, venueName }) => {
    const atVenue = venueName ? splitAtVenue(title, venueName) : null
    if (atVenue) return atVenue
    const split = splitAtSite(title)
    if (!split) return null
    const bases = basesOf.get(nameOf(host, split.site))
    if (!bases) basesOf.set(nameOf(host, split.site), new Set([titleKey(split.base)]))
    else if (bases.size < siteTitles) bases.add(titleKey(split.base))
    return { ...split, needs: nameOf(host, split.site) }
  })
  return splits.map((split) =>
    split && 'needs' in split && basesOf.get(split.needs)!.size < siteTitles ? null : split,
  )
}

const mostFrequent = (spellings: readonly string[]): string => {
  const counts = new Map<string, number>()
  let best = spellings[0]!
  for (const spelling of spellings) {
    const count = (counts.get(spelling) ?? 0) + 1
    counts.set(spelling, count)
    if (count > (counts.get(best) ?? 0)) best = spelling
  }
  return best
}

/**
 * Recurrences of one programme, listed once per session or site, become one group: same host, same title without its
 * site, date and count, same ages, price and kind, all taught or all open play. Careful on purpose: what might be another programme (a level,
 * another audience in brackets, another film) stays its own group, since a wrong join hides an offer.
 * @returns groups in the order of their first listing; every listing is in exactly one
 */
export function groupListings(listings: readonly GroupableListing[]): ListingGroup[] {
  const splits = withoutSites(listings)
  const groups = new Map<string, { spellings: string[]; members: number[] }>()
  const hostKeys = new Map<string, string>()
  listings.forEach(({ host, title, ages, price, kind, description, openPlay }, index) => {
    const split = splits[index]!
    const cleaned = cleanTitle(split?.base ?? title, ages, split?.site ?? null)
    let hostKey = hostKeys.get(host)
    if (hostKey === undefined) hostKeys.set(host, (hostKey = titleKey(host)))
    const written = typeof price === 'string' ? price : JSON.stringify(price)
    const key = `${hostKey}|${titleKey(cleaned)}|${ages.min ?? ''}-${ages.max ?? ''}|${written}|${kind}${(openPlay ?? isOpenPlay(description ?? '')) ? '|open' : ''}`
    const group = groups.get(key)
    if (group) {
      group.members.push(index)
      group.spellings.push(cleaned)
    } else groups.set(key, { spellings: [cleaned], members: [index] })
  })
  return [...groups].map(([key, { spellings, members }]) => ({ key, title: mostFrequent(spellings), members }))
}
