import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { FactPage } from '../pages/fact.page.tsx'
import { RecordPage } from '../pages/record.page.tsx'
import { recordInSeasons, timeSpent } from '../present.ts'
import { recordSeen } from '../queries/record-seen.ts'
import { notHere, placeOf, readerOf } from './here.ts'
import { factView } from './views.ts'

type Asked = FastifyRequest<{ Params: { ecosystem: string } }>

/** Whose record, and where it lies: one's own, or a child's. */
interface Whose {
  readonly child?: Id
}

async function opened(desk: Desk, request: Asked, { child }: Whose) {
  const found = await desk.cityBySlug(request.params.ecosystem)
  const by = await desk.by(request)
  if (!found || by.kind !== 'person') return null
  const seen = await recordSeen(child ?? by.person, by, found.city, placeOf(found))
  if (!seen.ok) return null
  const prefix = prefixFor(request, found.ecosystem)
  const at = seen.value.isOwn ? `${prefix}/me/record` : `${prefix}/me/family/${seen.value.learnerId}/record`
  const say = desk.sayFor(request)
  const title = seen.value.isOwn ? say('record.title') : say('record.child-title', { name: seen.value.name })
  return { found, seen: seen.value, at, title, reader: readerOf(desk, request, found, seen.value.organisations) }
}

/** @param wrong what was typed for a goal, where it could not be taken */
export async function showRecord(
  desk: Desk,
  request: Asked,
  reply: FastifyReply,
  { page = 1, wrong = null, ...whose }: Whose & { readonly page?: number; readonly wrong?: { words: string } | null },
) {
  const open = await opened(desk, request, whose)
  if (!open) return notHere(desk, request, reply)
  const { found, seen, at, title, reader } = open
  const { seasons, isMore } = recordInSeasons(seen.facts, page, reader)
  return desk.show(request, reply, {
    title,
    ecosystem: found.ecosystem,
    noIndex: true,
    status: wrong === null ? 200 : 400,
    body: createElement(RecordPage, {
      at,
      name: seen.name,
      today: dayIn(found.ecosystem.timeZone, found.city.now()),
      child: seen.isOwn ? null : seen.name,
      seasons,
      time: timeSpent(seen.facts),
      once: found.city.newId(),
      wrong,
      previous: page === 1 ? null : `?page=${page - 1}`,
      next: isMore ? `?page=${page + 1}` : null,
    }),
  })
}

/** @param wrong the key of the sentence that says what could not be taken */
export async function showFact(
  desk: Desk,
  request: Asked,
  reply: FastifyReply,
  { factId, wrong = null, ...whose }: Whose & { readonly factId: Id; readonly wrong?: string | null },
) {
  const open = await opened(desk, request, whose)
  const view = open && factView(open.seen, factId, open.reader, { at: open.at, once: open.found.city.newId(), wrong })
  if (!open || !view) return notHere(desk, request, reply)
  return desk.show(request, reply, {
    title: view.line.title?.text ?? open.title,
    ecosystem: open.found.ecosystem,
    noIndex: true,
    status: wrong === null ? 200 : 400,
    body: createElement(FactPage, view),
  })
}
