import type { Id } from '#kernel/id.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { Session } from '../../words.ts'
import type { AreaFacts, CatalogueRow, HostFacts, VenueFacts } from './rows.ts'

const summaryLength = 280

/** The opportunity as a search result tells it: JSON without its last brace, for what the question adds. */
export function describeOpportunity(row: CatalogueRow, host: HostFacts | undefined): string {
  const { id, kind, title, description, hostId, ages, audiences, price, helpAvailable, paysParticipants } = row
  const { provides, access, languages, themes, placesLeft, signUpLink, image, verifiedByAHumanOn, lapsesOn } = row
  return JSON.stringify({
    id,
    kind,
    sourceLanguage: title.sourceLanguage,
    title: title.texts,
    summary: summaryOf(description),
    host: { id: hostId, slug: host?.slug ?? null, name: host?.name ?? null },
    ages,
    audiences,
    price,
    helpAvailable,
    paysParticipants,
    provides,
    access,
    languages,
    themes,
    placesLeft,
    signUpLink,
    image: image && { link: image.link, alt: image.alt.texts },
    verifiedByAHumanOn,
    lapsesOn,
  }).slice(0, -1)
}

/** A session without its venue, which many share. */
export const describeSession = ({ id, when, timeZone, online, link }: Session): string =>
  JSON.stringify({ id, when, timeZone, online, link }).slice(0, -1)

export function describeVenue(id: Id, venue: VenueFacts, area: AreaFacts | undefined): string {
  const { name, address, point, access } = venue
  return JSON.stringify({ id, name, address, point, area: area ? { code: area.code, name: area.name } : null, access })
}

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
