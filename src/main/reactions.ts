import type { City } from '#platform/database/city.ts'
import type { OutboxEvent } from '#platform/database/outbox/reading.ts'
import type { Desk } from '#platform/http/desk.ts'
import { caseNews } from './gates/case-news.ts'
import { familyReactions } from './families/family-reactions.ts'
import { gateReactions } from './gates/gate-reactions.ts'
import { joiningNews } from './gates/joining-news.ts'
import { groupReactions } from './groups/group-reactions.ts'
import { messageReactions } from './messages/message-reactions.ts'
import { listingsReactions } from './hosting/listings-reactions.ts'
import { offerNews } from './hosting/offer-news.ts'
import { amountReactions } from './participation/amount-reactions.ts'
import { participationFollows } from './participation/following.ts'
import { homeReactions } from './home/home-reactions.ts'
import { drawNews } from './draws/draw-news.ts'
import { givenBackNews } from './participation/given-back-news.ts'
import { stayReactions } from './attendance/stay-reactions.ts'
import { participationNews } from './participation/participation-news.ts'
import { participationFacts } from './participation/record-reactions.ts'
import { reflectionReactions } from './reflections/reflection-reactions.ts'
import { findReactions } from './wants/find-reactions.ts'
import { trialReactions } from './wants/trial-reactions.ts'
import { wantNews } from './wants/want-news.ts'
import { visitFacts } from './visits/visit-facts.ts'
import { visitNews } from './visits/visit-news.ts'
import { erasureReactions } from './my-page/erasure-reactions.ts'
import { roleEndingReactions } from './people/role-ending-reactions.ts'
import { clearanceReactions } from './people/clearance-reactions.ts'
import { roleReactions } from './my-page/role-reactions.ts'

export interface Reaction {
  /** Of this event… */
  readonly when: string
  /** …this follows. Run by the worker, safe to run twice. */
  readonly react: (event: OutboxEvent, city: City, desk: Desk) => Promise<void>
}

/** The one list of what follows from what across slices that may not call each other. */
export const reactions: readonly Reaction[] = [
  ...gateReactions,
  ...caseNews,
  ...joiningNews,
  ...clearanceReactions,
  ...roleEndingReactions,
  ...roleReactions,
  ...erasureReactions,
  ...messageReactions,
  ...familyReactions,
  ...groupReactions,
  ...listingsReactions,
  ...offerNews,
  ...participationFollows,
  ...participationFacts,
  ...stayReactions,
  ...participationNews,
  ...visitFacts,
  ...visitNews,
  ...drawNews,
  ...trialReactions,
  ...findReactions,
  ...wantNews,
  ...homeReactions,
  ...reflectionReactions,
  ...amountReactions,
  ...givenBackNews,
]
