import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { familiesSettings, mayUse } from '#commons/families'
import { yearsOf } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { mayReplyFor, mayWishFor } from '../policy.ts'
import { whoDecides } from '../queries/who-decides.ts'
import { holdTrial, loadReplies, saveReply, saveTrialStep } from '../store/trials.ts'
import { loadOpenWishes } from '../store/wishes.ts'
import type { Reply, WantRefusal } from '../words.ts'

export interface Replying {
  readonly trialId: Id
  readonly wishId: Id
  readonly says: Reply['says']
}

/**
 * A family answers a house: yes, we would come, or no. The last word counts. Once as many said yes as the house needs, it is
 * agreed in the same breath. What would stand against a seat later (an age, a missing consent) is said now.
 * @refuses trial-not-here · not-yours · ask-a-guardian · deadline-over · no-consent · not-this-age
 */
export const replyToTrial = (
  { trialId, wishId, says }: Replying,
  by: Actor,
  city: City,
): Promise<Result<{ readonly agreed: boolean }, WantRefusal>> =>
  city.transaction(async (tx) => {
    const trial = await holdTrial(tx, trialId)
    if (!trial) return refuse('wants.trial-not-here')
    const wish = (await loadOpenWishes(tx, trial.wantId)).find(({ id }) => id === wishId)
    const wisher = wish && (await whoDecides([wish.personId], tx, city)).get(wish.personId)
    if (by.kind !== 'person' || !wisher || !mayWishFor(by, wisher)) return refuse('wants.not-yours')
    if (!mayReplyFor(by, wisher, says)) return refuse('wants.ask-a-guardian')
    const now = city.now()
    const isAsked = trial.state === 'asking' || trial.state === 'agreed'
    if (!isAsked || now >= trial.decideBy) return refuse('wants.deadline-over')
    if (says === 'yes') {
      const years = yearsOf(wisher.birth, trial.fallsOn)
      const { ageMin, ageMax } = trial
      // P1: of an unknown age the youngest is assumed.
      if ((ageMin !== null && (years ?? 0) < ageMin) || (ageMax !== null && (years ?? 0) > ageMax))
        return refuse('wants.not-this-age')
      const ecosystem = await ecosystemHere(tx, city)
      const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
      const { personId: childId } = wisher
      const consent = wisher.isMinor ? await mayUse({ childId, purpose: 'taking-part' }, within(tx, city), place) : null
      if (consent?.may === false) return refuse('wants.no-consent')
    }
    await saveReply(tx, { id: city.newId(), trialId, wishId, says, saidBy: by.person }, now)
    const yeses = (await loadReplies(tx, [trialId])).filter((reply) => reply.says === 'yes').length
    const agreed = trial.state === 'asking' && yeses >= trial.minimum
    const { wantId } = trial
    if (agreed) await saveTrialStep(tx, { id: trialId, state: 'agreed', because: null }, now)
    const replied = happened('wants.trial-replied', by, { trialId, wishId })
    await record(tx, agreed ? [replied, happened('wants.trial-agreed', by, { trialId, wantId })] : [replied], now)
    return accept({ agreed })
  })
