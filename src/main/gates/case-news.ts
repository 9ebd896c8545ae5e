import { answerAddress, whoseTurn } from '#commons/governance'
import { tellPerson } from '#commons/messages'
import { isId } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { Reaction } from '../reactions.ts'

/** Whoever’s turn it is hears of it once of a kind, with a link that opens the case and whose button alone answers. */
const tellWhoseTurn =
  (kind: string, sentence: string): Reaction['react'] =>
  async ({ about }, city, desk) => {
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
        kind,
        sentence,
        values: {
          act: { say: `governance.act-${one.act.replace('.', '-')}` },
          title: one.title,
          ...(one.deadlineAt === null ? {} : { day: { day: dayIn(here.ecosystem.timeZone, one.deadlineAt) } }),
        },
        path: `/cases/${caseId}`,
        link: answerAddress(answerer, { now, deadlineAt: one.deadlineAt }, desk.config.secret),
      }
      await tellPerson(notice, here, desk)
    }
  }

const asked = tellWhoseTurn('governance.case-waits', 'governance.tell-case-waits')

export const caseNews: readonly Reaction[] = [
  { when: 'governance.case-opened', react: asked },
  // Another stage, and so other people.
  { when: 'governance.case-moved', react: asked },
  {
    when: 'governance.case-due-soon',
    react: tellWhoseTurn('governance.case-due-soon', 'governance.tell-case-due-soon'),
  },
]
