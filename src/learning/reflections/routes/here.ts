import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Instant } from '#kernel/instant.ts'
import { dayIn, instant } from '#kernel/instant.ts'
import { textFor } from '#kernel/local-text.ts'
import { refuse } from '#kernel/result.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { signedQuery, type Signed } from '#platform/http/signed-address.ts'
import { oneParams, visitTo, type Visit } from '#platform/http/visit.ts'
import { formatsFor } from '#web/say/formats.ts'
import { directionOf } from '#web/say/languages.ts'
import type { Paper } from '../commands/print-for-day.ts'
import { printCertificates } from '../paper/print-certificates.ts'
import { printed } from '../rules/certificate-number.ts'
import { fileKinds, type Certificate } from '../words.ts'

/** A photo or a voice of something. */
export const ofFile = oneParams.extend({ kind: z.enum(fileKinds) })

type Person = Extract<Visit['by'], { kind: 'person' }>

/** Somebody who is a person of this place; answers itself and gives null for others. */
export async function personHere(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<(Visit & { readonly by: Person }) | null> {
  const visit = await visitTo('reflections.not-here', desk, request, reply)
  if (!visit) return null
  const { by } = visit
  if (by.kind === 'person') return { ...visit, by }
  desk.answerRefusal(request, reply, refuse('reflections.not-yours'))
  return null
}

/** A link with the name opens so long: long enough for a school to look, short enough to run out by itself. */
const nameLinkFor = 90 * 86_400_000

const signedName = (
  { ecosystem }: CityHere,
  { number, nameLink }: Pick<Certificate, 'number' | 'nameLink'>,
  until: Instant,
): Signed => ({
  purpose: 'certificate-name',
  of: [ecosystem.id, number, nameLink],
  until,
})

/** Where anybody asks about a paper, and where the name is shown as well. */
export function linksOf(visit: Visit, certificate: Certificate, desk: Desk) {
  const plain = `${visit.prefix}/certificates/${certificate.number}`
  const until = instant(Math.ceil((desk.clock.now() + nameLinkFor) / 86_400_000) * 86_400_000)
  const signed = signedQuery(signedName(visit, certificate, until), desk.config.secret)
  return { plain, named: `${plain}?by=${certificate.nameLink}&${signed}` }
}

export { signedName }

const originOf = ({ ecosystem }: CityHere, desk: Desk): string =>
  ecosystem.host === null ? desk.config.origin : `${new URL(desk.config.origin).protocol}//${ecosystem.host}`

/** The papers in the language of whoever prints them. */
export async function printPapers(
  papers: readonly Paper[],
  visit: Visit & { readonly organisation: string },
  request: FastifyRequest,
  desk: Desk,
): Promise<Buffer> {
  const { ecosystem, say, prefix, organisation } = visit
  const language = desk.languageOf(request)
  const formats = formatsFor(language)
  return printCertificates({
    language,
    direction: directionOf(language),
    heading: say('reflections.paper-heading'),
    place: textFor(ecosystem.name, [language]).text,
    accent: ecosystem.accent,
    ask: say('reflections.paper-ask'),
    papers: papers.map(({ certificate, name }) => ({
      name,
      title: textFor(certificate.title, [language]).text,
      when: say('reflections.paper-when', {
        day: formats.day(dayIn(certificate.timeZone, certificate.startsAt), 'long'),
        time: say('reflections.time-there', {
          hours: Math.floor(certificate.minutes / 60),
          minutes: certificate.minutes % 60,
        }),
      }),
      house: organisation,
      number: printed(certificate.number),
      address: `${originOf(visit, desk)}${prefix}/certificates/${certificate.number}`,
    })),
  })
}

export const asPdf = (reply: FastifyReply, name: string, pdf: Buffer) =>
  reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${name}.pdf"`)
    .header('cache-control', 'private, no-store')
    .send(pdf)
