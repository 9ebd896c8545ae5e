import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { Refused } from '#kernel/result.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { noteLook } from '#platform/looks/note-looks.ts'
import type { LookedAt } from '#platform/looks/words.ts'
import { DeskChildPage, type DeskChildPageProps } from '../../pages/desk/desk-child.page.tsx'
import { DeskPage, type DeskPageProps } from '../../pages/desk/desk.page.tsx'
import { desksAt, deskServing } from '../../policy.ts'
import { childAtDesk } from '../../queries/child-at-desk.ts'
import { childFacts } from '../../queries/child-facts.ts'
import { workingAtDeskNow } from '../../queries/serving-now.ts'
import { seasonToAsk } from '../../rules/season.ts'
import { languageAsked, notHere, placeOf, type NamesOf } from '../here.ts'

type OfChild = FastifyRequest<{ Params: { child: Id } }>

/** What every act at a desk has around it: who works here, the page to go back to, and the look that is noted. */
export function deskRoom(desk: Desk, namesOf: NamesOf) {
  type Handle<Asked extends FastifyRequest> = (
    asked: Asked,
    reply: FastifyReply,
    found: CityHere,
    by: Actor,
  ) => Promise<FastifyReply>
  const atDesk =
    <Asked extends FastifyRequest>(handle: Handle<Asked>) =>
    async (request: Asked, reply: FastifyReply): Promise<FastifyReply> => {
      const found = await desk.cityBySlug((request.params as { ecosystem: string }).ecosystem)
      if (!found) return notHere(desk, request, reply)
      const by = await desk.by(request)
      const working = await workingAtDeskNow(by, found.city)
      return working.ok ? handle(request, reply, found, by) : desk.answerRefusal(request, reply, working)
    }

  /** Of somebody's desks the one that knows the child; null: the office's own. */
  const deskOf = async (childId: Id, by: Actor, found: CityHere): Promise<Id | null> => {
    const child = (await childFacts([childId], found.city, placeOf(found))).get(childId)
    return child ? deskServing(by, child) : null
  }

  /** Whose desk enrols: one's own, of several the one that was chosen. Undefined: none was; null: the office's own. */
  const deskChosen = (by: Actor, chosen: string): Id | null | undefined => {
    const desks = desksAt(by)
    return desks.length > 1 ? desks.find((id) => id === chosen) : (desks[0] ?? null)
  }

  /** What a form asks whoever works at several desks; for everybody else nothing. */
  const desksToChoose = async (by: Actor, { city }: CityHere): Promise<DeskPageProps['desks']> => {
    const desks = desksAt(by)
    if (desks.length < 2) return []
    const names = await namesOf(desks, city)
    return desks.map((id) => ({ id, name: names[id] ?? '–' }))
  }

  const showDesk = async (
    request: FastifyRequest,
    reply: FastifyReply,
    found: CityHere,
    form: Partial<Pick<DeskPageProps, 'given' | 'wrong'>> = {},
  ): Promise<FastifyReply> => {
    const { ecosystem } = found
    return desk.show(request, reply, {
      title: desk.sayFor(request)('families.desk-title'),
      ecosystem,
      noIndex: true,
      status: form.wrong ? 400 : 200,
      body: createElement(DeskPage, {
        prefix: prefixFor(request, ecosystem),
        languages: ecosystem.languages,
        desks: await desksToChoose(await desk.by(request), found),
        given: form.given ?? { year: '', month: '', language: languageAsked(desk, request, ecosystem.languages) },
        wrong: form.wrong ?? [],
      }),
    })
  }

  const showChild = async (
    request: OfChild,
    reply: FastifyReply,
    found: CityHere,
    more: Partial<Pick<DeskChildPageProps, 'link' | 'wrong' | 'given' | 'code'>> = {},
  ): Promise<FastifyReply> => {
    const by = await desk.by(request)
    const place = placeOf(found)
    const shown = await childAtDesk(request.params.child, by, found.city, place)
    if (!shown.ok) return desk.answerRefusal(request, reply, shown)
    const looked: readonly LookedAt[] = [
      'families.child',
      ...(shown.value.band?.running ? (['families.band'] as const) : []),
    ]
    await Promise.all(
      looked.map((what) => noteLook({ by, about: [request.params.child], what, because: 'at-the-desk' }, found.city)),
    )
    const organisations = shown.value.seen.mandates.map(({ organisationId }) => organisationId)
    const today = dayIn(place.timeZone, found.city.now())
    return desk.show(request, reply, {
      title: desk.sayFor(request)('families.desk-title'),
      ecosystem: found.ecosystem,
      noIndex: true,
      status: more.wrong ? 400 : 200,
      body: createElement(DeskChildPage, {
        prefix: prefixFor(request, found.ecosystem),
        child: shown.value,
        organisations: await namesOf(organisations, found.city),
        mine: shown.value.organisationId,
        desks: desksAt(by),
        bands: place.settings.bands,
        purposes: place.settings.purposes,
        seasonEnd: seasonToAsk(today, place.settings.seasons).until,
        link: more.link ?? null,
        code: more.code ?? null,
        wrong: more.wrong ?? null,
        given: more.given ?? null,
      }),
    })
  }

  const toChild = (request: FastifyRequest, reply: FastifyReply, { ecosystem }: CityHere, child: Id): FastifyReply =>
    reply.redirect(`${prefixFor(request, ecosystem)}/office/desk/${child}`, 303)

  /** Said and done: back to the child with a sentence, or the refusal. */
  const done = (
    request: OfChild,
    reply: FastifyReply,
    found: CityHere,
    answer: { readonly ok: true } | Refused<string>,
    said: string,
  ): FastifyReply => {
    if (!answer.ok) return desk.answerRefusal(request, reply, answer)
    desk.flash(reply, said)
    return toChild(request, reply, found, request.params.child)
  }

  return { atDesk, deskOf, deskChosen, desksToChoose, showDesk, showChild, toChild, done }
}
export type DeskRoom = ReturnType<typeof deskRoom>
