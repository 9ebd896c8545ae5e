import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { readFormWithFile } from '#platform/http/read-form-with-file.ts'
import { valueAt } from '#standards/reading/fields.ts'
import { editSource } from '../commands/edit-source.ts'
import { pollSource } from '../commands/poll-source.ts'
import { latestKey } from '../commands/receive-feed.ts'
import { removeSource } from '../commands/remove-source.ts'
import { startImport } from '../commands/start-import.ts'
import { FeedPage } from '../pages/feed.page.tsx'
import { fieldChoices, sentenceOfReason } from '../present.ts'
import { sourceById } from '../queries/import-by-id.ts'
import { lookAt, previewRows, type Look } from '../queries/preview-feed.ts'
import { editMapping } from '../rules/proposing/edit-mapping.ts'
import { cellText } from '../rules/proposing/propose-mapping.ts'
import { mappingShape, type FieldName, type Mapping, type Source } from '../words.ts'
import { longestTable, oneParams, visit, type Visit } from './here.ts'

const acts = ['import', 'preview', 'save', 'remove'] as const
const posted = z.record(z.string(), z.string().max(200_000)).and(z.object({ act: z.enum(acts) }))

/** One feed: how it is read, with a preview; saved, imported, removed. */
export const feedRoutes = (app: App, desk: Desk): void => {
  const look = async (here: Visit, source: Source): Promise<Look | null> => {
    const bytes = await desk.files.get(latestKey(here.city, source.id))
    return bytes === null ? null : lookAt(bytes, source.mapping)
  }

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    here: Visit,
    found: NonNullable<Awaited<ReturnType<typeof sourceById>>>,
    shown: { readonly mapping: Mapping; readonly seen: Look | null; readonly text?: string; readonly wrong?: string },
  ) => {
    const { mapping, seen } = shown
    const { listings, refused } = previewRows(seen?.rows ?? [], mapping)
    return desk.show(request, reply, {
      title: found.source.name,
      ecosystem: here.ecosystem,
      status: shown.wrong ? 400 : 200,
      noIndex: true,
      body: createElement(FeedPage, {
        prefix: here.prefix,
        timeZone: here.ecosystem.timeZone,
        source: found.source,
        columns: seen?.columns ?? [],
        choices: fieldChoices(mapping),
        mappingText: shown.text ?? JSON.stringify(mapping, null, 2),
        preview: { listings, refused: refused.map((row) => ({ ...row, because: sentenceOfReason(row.reason) })) },
        imports: found.imports.map((one) => ({ ...one, at: one.endedAt ?? one.queuedAt })),
        unread: seen === null ? 'feeds.no-copy' : seen.fatal === null ? null : sentenceOfReason(seen.fatal.reason),
        wrong: shown.wrong ? [{ name: 'mapping', error: here.say(shown.wrong) }] : [],
      }),
    })
  }

  app.get(
    '/:ecosystem/office/feeds/:id',
    { schema: { params: oneParams }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const found = await sourceById(request.params.id, here.city)
      if (found === null) return desk.answerRefusal(request, reply, refuse('feeds.not-here'))
      return show(request, reply, here, found, { mapping: found.source.mapping, seen: await look(here, found.source) })
    },
  )

  app.post(
    '/:ecosystem/office/feeds/:id',
    { schema: { params: oneParams, body: posted }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const id = request.params.id as Id
      const found = await sourceById(id, here.city)
      if (found === null) return desk.answerRefusal(request, reply, refuse('feeds.not-here'))
      if (request.body.act === 'remove') {
        const removed = await removeSource(id, here.by, here.city)
        if (!removed.ok) return desk.answerRefusal(request, reply, removed)
        desk.flash(reply, 'feeds.removed', { count: removed.value.lapsed })
        return reply.redirect(`${here.prefix}/office/feeds`, 303)
      }
      const seen = await look(here, found.source)
      const written = mappingFrom(request.body, found.source.mapping, seen)
      if (written === null) {
        const { mapping } = found.source
        return show(request, reply, here, found, {
          mapping,
          seen,
          text: request.body['mapping'] ?? '',
          wrong: 'feeds.wrong-mapping',
        })
      }
      if (request.body.act === 'preview') {
        // Another reader or delimiter reads other rows.
        const again = await look(here, { ...found.source, mapping: written })
        return show(request, reply, here, found, { mapping: written, seen: again })
      }
      const pollMinutes = minutesFrom(request.body['pollMinutes'])
      const edit = { mapping: written, ...(found.source.address !== null && { pollMinutes }) }
      const saved = await editSource(id, edit, here.by, here.city)
      if (!saved.ok) return desk.answerRefusal(request, reply, saved)
      if (request.body.act === 'save') {
        desk.flash(reply, 'feeds.saved')
        return reply.redirect(`${here.prefix}/office/feeds/${id}`, 303)
      }
      return begin(request, reply, here, saved.value)
    },
  )

  app.post(
    '/:ecosystem/office/feeds/:id/newer',
    { schema: { params: oneParams }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const found = await sourceById(request.params.id, here.city)
      if (found === null) return desk.answerRefusal(request, reply, refuse('feeds.not-here'))
      const latest = latestKey(here.city, found.source.id)
      // Beside the last good one, which stands until a newer one is here whole.
      const arriving = `${latest}-arriving-${here.city.newId()}`
      const sent = await readFormWithFile(request, desk.files, { key: arriving, longestField: longestTable })
      if (sent.file === 'disk-full') return desk.answerRefusal(request, reply, refuse('feeds.disk-full'))
      const whole = sent.file === null || sent.file === 'too-large' ? null : await desk.files.get(arriving)
      const moved = whole === null ? null : await desk.files.put(latest, whole)
      await desk.files.delete(arriving)
      if (moved?.ok === false) return desk.answerRefusal(request, reply, refuse('feeds.disk-full'))
      const isTooLarge = sent.file === 'too-large'
      desk.flash(
        reply,
        isTooLarge ? 'feeds.reason-too-large' : sent.file === null ? 'feeds.wrong-way' : 'feeds.newer-kept',
      )
      return reply.redirect(`${here.prefix}/office/feeds/${found.source.id}`, 303)
    },
  )

  async function begin(request: FastifyRequest, reply: FastifyReply, here: Visit, source: Source) {
    const started = source.origin === 'address' ? await ask(here, source) : await read(here, source)
    if (!started.ok) return desk.answerRefusal(request, reply, started)
    return reply.redirect(`${here.prefix}/office/imports/${started.value.importId}`, 303)
  }

  async function ask(here: Visit, source: Source) {
    const polled = await pollSource(source.id, here.by, here.city, desk)
    if (polled.ok && polled.value.kind === 'started') return { ok: true as const, value: polled.value }
    // The server says that nothing changed, but the mapping may have: read the copy we have.
    if (polled.ok) return read(here, source)
    return refuse(polled.refusal === 'feeds.disk-full' ? polled.refusal : 'feeds.address-silent')
  }

  const read = async (here: Visit, source: Source) =>
    startImport(
      { sourceId: source.id, content: await desk.files.get(latestKey(here.city, source.id)), fileName: null },
      here.by,
      here.city,
      desk,
    )
}

/** What the form says: the whole text where it was changed, else the picks. Null: it is no mapping. */
function mappingFrom(body: Readonly<Record<string, string>>, now: Mapping, seen: Look | null): Mapping | null {
  const text = body['mapping']?.trim().replaceAll('\r\n', '\n') ?? ''
  let base = now
  if (text !== '' && text !== JSON.stringify(now, null, 2)) {
    const parsed = mappingShape.safeParse(parseJson(text))
    if (!parsed.success) return null
    base = parsed.data
  }
  const picks = Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => name.startsWith('field-'))
      .map(([name, pick]) => [name.slice('field-'.length), pick]),
  ) as Partial<Record<FieldName, string>>
  const rows = seen?.rows ?? []
  const cells = (column: string): string[] =>
    rows.map((row) => cellText(valueAt(row.fields, column))).filter((cell) => cell !== '')
  return base === now ? editMapping(now, picks, cells) : base
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const minutesFrom = (text: string | undefined): number | null => {
  const minutes = Number(text)
  return Number.isInteger(minutes) && minutes >= 5 && minutes <= 43_200 ? minutes : null
}
