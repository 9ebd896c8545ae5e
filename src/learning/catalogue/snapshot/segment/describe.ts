import type { Id } from '#kernel/id.ts'
import type { LocalText } from '#kernel/local-text.ts'
import { toldOpportunity, toldSession, toldVenue } from '../../present/told-facts.ts'
import type { Session } from '../../words.ts'
import type { AreaFacts, CatalogueRow, HostFacts, VenueFacts } from './rows.ts'

const summaryLength = 280

/** The opportunity as a search result tells it: JSON without its last brace, for what the question adds. */
export const describeOpportunity = (row: CatalogueRow, host: HostFacts | undefined): string =>
  JSON.stringify({
    ...toldOpportunity(row, { id: row.hostId, slug: host?.slug ?? null, name: host?.name ?? null }),
    summary: summaryOf(row.description),
  }).slice(0, -1)

/** A session without its venue, which many share. */
export const describeSession = (session: Session): string => JSON.stringify(toldSession(session)).slice(0, -1)

export const describeVenue = (id: Id, venue: VenueFacts, area: AreaFacts | undefined): string =>
  JSON.stringify(toldVenue({ id, ...venue, area: area ?? null }))

/** The first words of the description in each language, without markup, cut between words. */
function summaryOf(description: LocalText): Record<string, string> {
  const summaries: Record<string, string> = {}
  for (const [language, text] of Object.entries(description.texts)) {
    const plain = text
      .slice(0, summaryLength * 4)
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    if (plain.length <= summaryLength) summaries[language] = plain
    else summaries[language] = `${plain.slice(0, summaryLength).replace(/\s+\S*$/, '')}…`
  }
  return summaries
}
