import type { Language } from '#kernel/local-text.ts'
import { tellValue } from '../../overriding/tell-value.ts'
import type { Voiced } from '../../pages/sentences.ts'
import type { AskedAgain, OpportunityDraft } from '../../words.ts'
import type { ChangeProposed } from '../queries/proposed-offer.ts'

/** One thing a change would change, in words. */
interface ToldChange {
  readonly part: AskedAgain
  readonly was: string
  readonly becomes: string
}

/** What people are asked about, as it is and as it would be, for the reader. */
export const tellChange = (
  { before, after, asks }: ChangeProposed,
  languages: readonly Language[],
  voiced: Voiced,
): ToldChange[] =>
  asks.map((part) => ({
    part,
    was: tellPart(part, before, languages, voiced),
    becomes: tellPart(part, after, languages, voiced),
  }))

function tellPart(part: AskedAgain, draft: OpportunityDraft, languages: readonly Language[], voiced: Voiced): string {
  const { say, formats } = voiced
  if (part === 'kind') return say(`catalogue.kind-${draft.kind}`)
  if (part === 'contact') {
    const contact = draft.ofHost?.contact ?? null
    return contact === null ? say('catalogue.value-none') : say(`catalogue.contact-${contact}`)
  }
  if (part !== 'place') return tellValue({ field: part, value: draft[part], languages }, voiced)
  const places = draft.sessions.map(({ online, venue }) =>
    venue
      ? [venue.name, venue.address].filter(Boolean).join(', ')
      : say(online ? 'catalogue.online' : 'catalogue.value-none'),
  )
  return formats.list([...new Set(places)])
}
