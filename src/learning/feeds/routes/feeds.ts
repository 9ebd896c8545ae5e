import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { readFormWithFile, type FormWithFile } from '#platform/http/read-form-with-file.ts'
import { receiveFeed } from '../commands/receive-feed.ts'
import { FeedsPage } from '../pages/feeds.page.tsx'
import { NewFeedPage, type NewFeedPageProps } from '../pages/new-feed.page.tsx'
import { sentenceOfReason } from '../present.ts'
import { pairsToDecide } from '../queries/pairs-to-decide.ts'
import { shippedMappings } from '../queries/shipped-mappings.ts'
import { sourcesOfEcosystem } from '../queries/sources-of-ecosystem.ts'
import { hereParams, longestTable, visit, type Visit } from './here.ts'

const webAddress = z.url({ protocol: /^https?$/ }).max(2000)

/** The list of feeds, and a new one by file, address or paste. */
export const feedsRoutes = (app: App, desk: Desk): void => {
  app.get(
    '/:ecosystem/office/feeds',
    { schema: { params: hereParams }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const sources = await sourcesOfEcosystem(here.city)
      return desk.show(request, reply, {
        title: here.say('feeds.title'),
        ecosystem: here.ecosystem,
        noIndex: true,
        body: createElement(FeedsPage, {
          prefix: here.prefix,
          timeZone: here.ecosystem.timeZone,
          pairs: (await pairsToDecide(here.city, 1)).waiting,
          feeds: sources.map(({ id, name, publisher, address, lastImport }) => ({
            id,
            name,
            publisher,
            address,
            lastImport: lastImport === null ? null : { ...lastImport, at: lastImport.endedAt ?? lastImport.queuedAt },
          })),
        }),
      })
    },
  )

  const showForm = (
    request: FastifyRequest,
    reply: FastifyReply,
    here: Visit,
    form: Pick<NewFeedPageProps, 'given' | 'wrong'>,
    status = 200,
  ) => {
    const names = new Intl.DisplayNames([desk.languageOf(request)], { type: 'language' })
    const languages = [...new Set([...here.ecosystem.languages, 'en', 'es', 'de', 'ar'])]
    return desk.show(request, reply, {
      title: here.say('feeds.new'),
      ecosystem: here.ecosystem,
      status,
      noIndex: true,
      body: createElement(NewFeedPage, {
        prefix: here.prefix,
        languages: languages.map((value) => ({ value, label: names.of(value) ?? value })),
        mappings: [...shippedMappings().keys()],
        ...form,
      }),
    })
  }

  app.get(
    '/:ecosystem/office/feeds/new',
    { schema: { params: hereParams }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      return showForm(request, reply, here, { given: { language: here.ecosystem.languages[0] ?? 'en' }, wrong: [] })
    },
  )

  app.post(
    '/:ecosystem/office/feeds',
    {
      schema: { params: hereParams },
      config: { access: 'office', rateLimit: { max: 20, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const sent = await readFormWithFile(request, desk.files, {
        key: `feeds/${here.ecosystem.id}/sent-${desk.database.newId()}`,
        longestField: longestTable,
      })
      const answer = (name: string, because: string, status: number) =>
        showForm(request, reply, here, { given: sent.words, wrong: [{ name, because }] }, status)
      try {
        const wrong = whatIsWrong(sent)
        if (wrong !== null) return await answer(...wrong, sent.file === 'disk-full' ? statusOfFull : 400)
        const made = await receive(sent, here)
        if (!made.ok) {
          const field = sent.file ? 'file' : sent.words['table'] ? 'table' : 'address'
          const status = made.refusal === 'feeds.disk-full' ? statusOfFull : 422
          return await answer(field, sentenceOfReason(made.refusal), status)
        }
        return await reply.redirect(`${here.prefix}/office/feeds/${made.value.id}`, 303)
      } finally {
        if (isKept(sent.file)) await desk.files.delete(sent.file.key)
      }
    },
  )

  async function receive({ words, file: sent }: FormWithFile, here: Visit) {
    const file = isKept(sent) ? sent : null
    const table = words['table'] ?? ''
    const address = file || table !== '' ? null : words['address']!
    return receiveFeed(
      {
        name: words['name']!,
        origin: file ? 'upload' : table === '' ? 'address' : 'paste',
        address,
        publisher: words['publisher'] || null,
        licence: words['licence'] || null,
        attribution: words['attribution'] || null,
        language: words['language'] || here.ecosystem.languages[0] || 'en',
        mapping: shippedMappings().get(words['mapping'] ?? '') ?? null,
        content: file ? await desk.files.get(file.key) : table === '' ? null : Buffer.from(table),
      },
      here.by,
      here.city,
      desk.files,
    )
  }
}

/** What was sent was right; there is no room for it. */
const statusOfFull = 507

export const isKept = (file: FormWithFile['file']): file is { key: string; name: string } =>
  file !== null && typeof file === 'object'

/** The field and its sentence; null when there is a name and one way in. */
function whatIsWrong({ words, file }: FormWithFile): [name: string, because: string] | null {
  if ((words['name'] ?? '') === '') return ['name', 'feeds.wrong-name']
  if (typeof file === 'string') return ['file', `feeds.reason-${file}`]
  if (file || (words['table'] ?? '') !== '') return null
  if ((words['address'] ?? '') === '') return ['file', 'feeds.wrong-way']
  return webAddress.safeParse(words['address']).success ? null : ['address', 'feeds.reason-address-odd']
}
