import { keepWay, type PeopleRefusal, type WayKind, type WayRefusal } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { textFor } from '#kernel/local-text.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { letterOf } from '#platform/mail/letter.ts'
import { plainly } from '#platform/text-messages/segments.ts'
import type { MessageRefusal } from '../words.ts'
import { sendText } from './send-text.ts'

/**
 * Keeps a person's own way and sends the code that confirms it, at once: they wait for it.
 * @param language of the page they typed it on
 * @returns whether a code is on its way; false: it was confirmed before
 * @refuses messages.no-way-out · messages.no-room-for-texts · what keepWay refuses
 */
export async function keepOwnWay(
  { personId, kind, address, language }: { personId: Id; kind: WayKind; address: string; language: string },
  by: Actor,
  here: CityHere,
  { mail, texts, sayIn, config }: Pick<Desk, 'mail' | 'texts' | 'sayIn' | 'config'>,
): Promise<Result<{ readonly isSent: boolean }, MessageRefusal | WayRefusal | PeopleRefusal>> {
  if ((kind === 'mail' ? mail.way() : texts.way()) === 'none') return refuse('messages.no-way-out')
  const kept = await keepWay({ personId, kind, address }, by, here.city)
  if (!kept.ok) return kept
  const { way, code } = kept.value
  if (code === null) return accept({ isSent: false })
  const place = textFor(here.ecosystem.name, [language]).text
  const sentence = sayIn(language)('messages.code-sentence', { place, code })
  if (kind === 'mail') {
    const link = {
      href: `${config.origin}/${here.ecosystem.slug}/me/ways`,
      label: sayIn(language)('messages.ways-title'),
    }
    await mail.send(letterOf({ to: way.address, language, subject: sentence, parts: [sentence, link] }))
    return accept({ isSent: true })
  }
  // To whoever asks it looks as if a code went: that a stranger's number was stopped is nobody else's to know.
  if ((await texts.stoppedAt(way.address)) !== null) return accept({ isSent: true })
  const sent = await sendText({ to: way.address, text: plainly(sentence) }, { urgent: false, here, texts })
  return sent === null ? refuse('messages.no-room-for-texts') : accept({ isSent: true })
}
