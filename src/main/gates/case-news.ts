import { answerAddress, whoseTurn } from '#commons/governance'
import { tellPerson } from '#commons/messages'
import { isId } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { Reaction } from '../reactions.ts'

/** Whoever’s turn it is hears of it once, with a link that opens the case and whose button alone answers. */
const tellWhoseTurn: Reaction['react'] = async ({ about }, city, desk) => {
  const caseId = String(about['caseId'])
  const here = await desk.cityBySlug(city.slug)
  if (!here || !isId(caseId)) return
  const now = city.now()
  const turn = await whoseTurn({ caseId, today: dayIn(here.ecosystem.timeZone, now) }, city)
  if (turn === null) return
  const { one, personIds } = turn
  for (const personId of personIds) {
    const answerer = { ecosystemId: here.ecosystem.id, caseId, personId }
    const notice = {
      personId,
      about: caseId,
      kind: 'governance.case-waits',
      sentence: 'governance.tell-case-waits',
      values: { act: { say: `governance.act-${one.act.replace('.', '-')}` }, title: one.title },
      path: `/cases/${caseId}`,
      link: answerAddress(answerer, { now, deadlineAt: one.deadlineAt }, desk.config.secret),
    }
    await tellPerson(notice, here, desk)
  }
}

export const caseNews: readonly Reaction[] = [
  { when: 'governance.case-opened', react: tellWhoseTurn },
  // Another stage, and so other people.
  { when: 'governance.case-moved', react: tellWhoseTurn },
]
