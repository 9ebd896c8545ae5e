import type { Id } from '#kernel/id.ts'
import { instant, type Instant } from '#kernel/instant.ts'
import { signedQuery, type Signed } from '#platform/http/signed-address.ts'

/** A case that waits has its link for a month, and no longer than its own deadline. */
const daysOfALink = 30

export interface Answerer {
  readonly ecosystemId: Id
  readonly caseId: Id
  readonly personId: Id
}

/** An answer by a link in mail is signed for one person and one case. */
export const signedAnswer = ({ ecosystemId, caseId, personId }: Answerer, until: Instant): Signed => ({
  purpose: 'governance.answer',
  of: [ecosystemId, caseId, personId],
  until,
})

/** The address, from the ecosystem's on, under which one person answers one case without signing in. */
export function answerAddress(
  answerer: Answerer,
  { now, deadlineAt }: { readonly now: Instant; readonly deadlineAt: Instant | null },
  secret: string,
): string {
  const month = now + daysOfALink * 86_400_000
  const until = instant(deadlineAt === null ? month : Math.min(month, deadlineAt))
  return `/cases/${answerer.caseId}/answer?person=${answerer.personId}&${signedQuery(signedAnswer(answerer, until), secret)}`
}
