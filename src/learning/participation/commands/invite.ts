import { randomBytes } from 'node:crypto'
import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayDecideFor } from '../policy.ts'
import { standingsOf } from '../queries/who-comes.ts'
import { hasLeft } from '../rules/life.ts'
import { decidesForFamily } from '../rules/parties.ts'
import { loadEntriesOfBooking } from '../store/entries.ts'
import { loadOccasions } from '../store/occasions.ts'
import { saveInvitation } from '../store/parties.ts'
import { participationSettings, type ParticipationRefusal } from '../words.ts'

/**
 * A family makes a link for friends who would sit with it, or for a grown-up who comes along with its children. It is good
 * once, for some days and never past the beginning; only whoever has it opens it, and it is shown here and never again.
 * @refuses not-here · not-yours · begun · closed
 */
export const invite = (
  { bookingId, kind }: { readonly bookingId: Id; readonly kind: 'friends' | 'carer' },
  by: Actor,
  city: City,
): Promise<Result<{ readonly code: string; readonly expiresAt: Instant }, ParticipationRefusal>> =>
  city.transaction(async (tx) => {
    const family = (await loadEntriesOfBooking(tx, bookingId)).filter(({ state }) => !hasLeft(state))
    const [occasion] = await loadOccasions(
      tx,
      family.slice(0, 1).map(({ occasionId }) => occasionId),
    )
    if (!occasion) return refuse('participation.not-here')
    const standings = await standingsOf(
      family.map(({ personId }) => personId),
      tx,
      city,
    )
    const isTheirs = decidesForFamily(family, ({ personId }) => {
      const standing = standings.get(personId)
      return standing !== undefined && mayDecideFor(by, standing)
    })
    if (by.kind !== 'person' || !isTheirs) return refuse('participation.not-yours')
    const now = city.now()
    if (occasion.startsAt <= now) return refuse('participation.begun')
    if (occasion.state === 'cancelled') return refuse('participation.closed')
    const { invitationDays } = settingsOf(await ecosystemHere(tx, city), 'participation', participationSettings)
    const expiresAt = Math.min(now + invitationDays * 86_400_000, occasion.startsAt) as Instant
    const code = randomBytes(16).toString('base64url')
    await saveInvitation(tx, { id: city.newId(), bookingId, kind, madeBy: by.person, expiresAt }, code, now)
    await record(tx, [happened('participation.invitation-made', by, { bookingId, kind })], now)
    return accept({ code, expiresAt })
  })
