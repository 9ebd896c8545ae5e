import type { Id } from '#kernel/id.ts'
import type { OpportunityDraft } from '../words.ts'
import { lastDayOfAll } from './last-day.ts'
import { textOfOpportunity } from './text-of-opportunity.ts'

/** What the table keeps of a draft, with the words it is found by and how long it has something to show. */
export function rowOfDraft(id: Id, draft: OpportunityDraft, hostId: Id) {
  const live = draft.sessions.filter(({ cancelled }) => !cancelled)
  const { weights, length } = textOfOpportunity(draft)
  return {
    id,
    kind: draft.kind,
    title: draft.title,
    description: draft.description,
    host_id: hostId,
    age_min: draft.ages.min,
    age_max: draft.ages.max,
    audiences: draft.audiences,
    price: draft.price,
    help_available: draft.helpAvailable,
    pays_participants: draft.paysParticipants,
    provides: draft.provides,
    access: draft.access,
    languages: draft.languages,
    themes: draft.themes,
    skills: draft.skills,
    capacity: draft.capacity,
    places_left: draft.placesLeft,
    minimum_to_run: draft.ofHost?.minimumToRun ?? null,
    contact: draft.ofHost?.contact ?? null,
    sign_up_link: draft.signUpLink,
    image: draft.image,
    funders: draft.funders,
    live_sessions: live.length,
    last_on: lastDayOfAll(live.map(({ when }) => when)),
    words: [...weights.keys()],
    text_length: Math.min(length, 65_535),
  }
}
