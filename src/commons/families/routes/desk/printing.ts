import type { FastifyReply, FastifyRequest } from 'fastify'
import { printCards, type FreshCard } from '#commons/people'
import { textFor } from '#kernel/local-text.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { directionOf } from '#web/say/languages.ts'

/** Where this place is reached from outside. */
export function originOf(desk: Desk, { ecosystem }: CityHere): string {
  const { origin } = desk.config
  return ecosystem.host === null ? origin : `${new URL(origin).protocol}//${ecosystem.host}`
}

/** One card, or a class on A4, as a file that is kept nowhere. */
export async function sendCards(
  request: FastifyRequest,
  reply: FastifyReply,
  found: CityHere,
  cards: readonly FreshCard[],
  desk: Desk,
): Promise<FastifyReply> {
  const { ecosystem } = found
  const language = desk.languageOf(request)
  const say = desk.sayFor(request)
  const at = `${originOf(desk, found)}${prefixFor(request, ecosystem)}/card`
  const text = {
    language,
    direction: directionOf(language),
    title: say('people.card-title'),
    place: textFor(ecosystem.name, [language]).text,
    accent: ecosystem.accent,
    howTo: say('people.card-how-to', { address: at.replace(/^https?:\/\//, '') }),
    keepApart: say('people.card-keep-apart'),
  }
  const pdf = await printCards(cards, text, (secret) => `${at}/${secret}`)
  return reply
    .type('application/pdf')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${cards.length === 1 ? 'card' : 'cards'}.pdf"`)
    .send(pdf)
}
