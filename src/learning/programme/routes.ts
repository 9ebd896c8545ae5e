import { z } from 'zod'
import { addDays, dayIn } from '#kernel/instant.ts'
import { textFor } from '#kernel/local-text.ts'
import { refuse } from '#kernel/result.ts'
import { everything, listingsForPage } from '#learning/catalogue'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { formatsFor } from '#web/say/formats.ts'
import { directionOf } from '#web/say/languages.ts'
import { printApart } from './paper/print-apart.ts'
import { entryOf } from './present.ts'
import { dealEntries } from './rules/lay-out-sheet.ts'
import { mostEntries } from './words.ts'

const here = z.object({ ecosystem: z.string().max(60) })

/** A programme looks two months ahead: longer, and half of it would be wrong before it is read. */
const daysAhead = 60

export const programmeRoutes = (app: App, desk: Desk): void => {
  app.get(
    '/:ecosystem/programme.pdf',
    {
      schema: { params: here },
      // A sheet costs seconds of the processor.
      config: { access: 'anyone', rateLimit: { max: 10, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return desk.answerRefusal(request, reply, refuse('programme.not-here'))
      const { city, ecosystem } = found
      const language = desk.languageOf(request)
      const say = desk.sayFor(request)
      const formats = formatsFor(language)
      const today = dayIn(ecosystem.timeZone, desk.clock.now())
      const lastOn = addDays(today, daysAhead)
      const question = { ...everything, from: today, to: lastOn, limit: mostEntries }
      const prefix = prefixFor(request, ecosystem)
      const { total, listings } = await listingsForPage(question, city, { prefix, today, languages: [language] })
      const origin =
        ecosystem.host === null ? desk.config.origin : `${new URL(desk.config.origin).protocol}//${ecosystem.host}`
      const { panels } = dealEntries(
        listings.map((listing) => entryOf(listing, `${origin}${listing.href}`, { say, formats })),
      )
      const name = textFor(ecosystem.name, [language]).text
      const left = total - listings.length
      const pdf = await printApart({
        language,
        direction: directionOf(language),
        title: say('programme.title', { name }),
        name,
        purpose: textFor(ecosystem.purpose, [language]).text,
        days: formats.dayRange(today, lastOn, 'medium'),
        howTo: say('programme.how-to'),
        more: left > 0 ? say('programme.more', { count: left }) : null,
        address: `${origin}${prefix}/`,
        accent: ecosystem.accent,
        panels,
      })
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="${ecosystem.slug}-${today}.pdf"`)
        .send(pdf)
    },
  )
}
