import { localText } from '#kernel/local-text.ts'
import { groupListings } from '#laws/grouping/group-listings.ts'
import type { OpportunityDraft } from '#learning/catalogue'
import type { Listing } from '../../words.ts'
import type { ListingFacts } from './listing-facts.ts'

/** Which listings become one opportunity, by their numbers in the order of the feed. */
export interface PlannedOpportunity {
  readonly groupKey: string
  readonly title: string
  readonly members: readonly number[]
}

/**
 * Listings of one programme become one opportunity with many sessions (law: `laws/grouping`).
 * @param groupRows false: every row is its own opportunity
 * @returns in the order in which their first listing stands in the feed
 */
export function planOpportunities(facts: readonly ListingFacts[], groupRows: boolean): PlannedOpportunity[] {
  if (!groupRows) {
    return facts.map(({ originalId, title }, number) => ({ groupKey: `row:${originalId}`, title, members: [number] }))
  }
  return groupListings(facts).flatMap((group) => {
    const byPromise = new Map<string, number[]>()
    for (const number of group.members) {
      const held = facts[number]!.promises
      const same = byPromise.get(held)
      if (same) same.push(number)
      else byPromise.set(held, [number])
    }
    return [...byPromise].map(([held, members]) => ({
      groupKey: held === '' ? group.key : `${group.key} ${held}`,
      title: group.title,
      members,
    }))
  })
}

/** Listings taken back at once: enough that the disk is asked seldom, few enough to be held. */
const atOnce = 200

/**
 * The drafts as planned, one after the other. The fullest description speaks for all listings of one, themes are told
 * by any of them.
 * @param take gives listings by their numbers
 */
export async function* draftOpportunities(
  plans: readonly PlannedOpportunity[],
  take: (numbers: readonly number[]) => Promise<readonly Listing[]>,
  language: string,
): AsyncGenerator<OpportunityDraft> {
  let begun = new Gathering()
  let ahead: { plan: PlannedOpportunity; number: number; isLast: boolean }[] = []
  async function* gathered() {
    const listings = await take(ahead.map(({ number }) => number))
    for (const [at, { plan, isLast }] of ahead.entries()) {
      begun.add(listings[at]!)
      if (!isLast) continue
      yield begun.draft(plan, language)
      begun = new Gathering()
    }
    ahead = []
  }
  for (const plan of plans) {
    for (const [at, number] of plan.members.entries()) {
      ahead.push({ plan, number, isLast: at === plan.members.length - 1 })
      if (ahead.length === atOnce) yield* gathered()
    }
  }
  yield* gathered()
}

/** Listings on their way to become one opportunity; of their texts only the longest is held. */
class Gathering {
  #fullest: Listing | null = null
  readonly #access = new Set<Listing['access'][number]>()
  readonly #languages = new Set<Listing['languages'][number]>()
  readonly #themes = new Set<Listing['themes'][number]>()
  readonly #skills = new Set<Listing['skills'][number]>()
  readonly #sessions: Listing['session'][] = []

  add(listing: Listing): void {
    if (this.#fullest === null || listing.description.length > this.#fullest.description.length) this.#fullest = listing
    listing.access.forEach((fact) => this.#access.add(fact))
    listing.languages.forEach((language) => this.#languages.add(language))
    listing.themes.forEach((theme) => this.#themes.add(theme))
    listing.skills.forEach((skill) => this.#skills.add(skill))
    this.#sessions.push(listing.session)
  }

  draft({ groupKey, title }: PlannedOpportunity, language: string): OpportunityDraft {
    const { row: _row, host, title: _title, description, session: _session, ...rest } = this.#fullest!
    return {
      ...rest,
      groupKey,
      hostName: host,
      title: localText(language, title),
      description: localText(language, description),
      access: [...this.#access],
      languages: [...this.#languages],
      themes: [...this.#themes],
      skills: [...this.#skills],
      sessions: this.#sessions,
    }
  }
}
