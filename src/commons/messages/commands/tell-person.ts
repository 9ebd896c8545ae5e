import { settingsOf } from '#commons/ecosystems'
import { familiesSettings } from '#commons/families'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { happened } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { wakeDelivery } from '../jobs/deliver-often.ts'
import { readersOf } from '../queries/readers-of.ts'
import { quietUntil } from '../rules/quiet-hours.ts'
import { loadChoices } from '../store/choices.ts'
import { saveDelivery } from '../store/deliveries.ts'
import { saveNotice } from '../store/notices.ts'
import { messagesSettings, type Notice } from '../words.ts'

const house: Actor = { kind: 'system', because: 'tells somebody' }

/**
 * Lays a notice in the inbox of whom it is for and puts it on its way by the channel they chose, in their language; for a
 * minor without a way of their own, to the guardians too. Told again about the same, nothing happens, so a reaction may
 * call it twice. It never waits for a mail server: a job sends, and tries again where it must.
 * @returns who was told now; empty: nobody is here, or all were told before
 */
export async function tellPerson(
  { personId, about, kind, sentence, values = {}, path, link, alone = false, urgent = false }: Notice,
  { city, ecosystem }: CityHere,
  desk: Pick<Desk, 'jobs'>,
): Promise<Id[]> {
  const settings = settingsOf(ecosystem, 'messages', messagesSettings)
  const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
  const readers = (await readersOf(personId, city, place)).filter((reader) => !alone || reader.personId === personId)
  const now = city.now()
  const told = await city.transaction(async (tx) => {
    const laid: Id[] = []
    for (const reader of readers) {
      const id = city.newId()
      const notice = {
        id,
        personId: reader.personId,
        forId: personId,
        kind,
        aboutId: about,
        sentence,
        facts: values,
        path: path ?? null,
        link: reader.isSent ? (link ?? null) : null,
        urgent,
        laidAt: now,
      }
      if (!(await saveNotice(tx, notice))) continue
      laid.push(reader.personId)
      if (!reader.isSent) continue
      const { quiet } = await loadChoices(tx, reader.personId)
      const dueAt = urgent ? now : quietUntil(now, quiet ?? settings.quiet, ecosystem.timeZone)
      await saveDelivery(tx, { noticeId: id, personId: reader.personId, urgent, waited: dueAt > now }, dueAt, now)
    }
    const events = laid.map((reader) =>
      happened('messages.notice-laid', house, { personId: reader, kind, aboutId: about }),
    )
    await record(tx, events, now)
    return laid
  })
  if (told.length > 0) await wakeDelivery(city, desk)
  return told
}
