import { z } from 'zod'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { foundIds } from '../queries/found-ids.ts'
import { hostsAndAreas } from '../queries/hosts-and-areas.ts'
import { everything } from '../rules/question.ts'
import { publisherOf, type Whereabouts } from './whereabouts.ts'

/** https://www.sitemaps.org/protocol.html: at most 50,000 addresses in a file. */
const addressesInAFile = 50_000
const seconds = 3600
const xml = 'application/xml; charset=utf-8'

/** What search engines may read, and where everything is. */
export function forSearchEngines(app: App, desk: Desk, whereabouts: Whereabouts): void {
  const origin = new URL(desk.config.origin).origin

  app.get('/robots.txt', { schema: { hide: true }, config: { access: 'anyone' } }, async (_request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', `public, max-age=${seconds}`)
      .send(
        [
          'User-agent: *',
          'Disallow: /office',
          'Disallow: /*/office',
          'Disallow: /*?',
          '',
          `Sitemap: ${origin}/sitemap.xml`,
          '',
        ].join('\n'),
      ),
  )

  app.get('/sitemap.xml', { schema: { hide: true }, config: { access: 'anyone' } }, async (_request, reply) => {
    const parts: string[] = []
    for (const { slug } of desk.ecosystems()) {
      const here = whereabouts(slug)
      const files = here ? Math.max(1, Math.ceil((await addressesOf(here)).length / addressesInAFile)) : 0
      for (let part = 1; part <= files; part += 1) parts.push(`${origin}/${slug}/sitemap-${part}.xml`)
    }
    const body = parts.map((address) => `<sitemap><loc>${escaped(address)}</loc></sitemap>`).join('\n')
    return reply
      .type(xml)
      .header('cache-control', `public, max-age=${seconds}`)
      .send(`${head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${body}\n</sitemapindex>\n`)
  })

  app.get(
    '/:ecosystem/sitemap-:part.xml',
    {
      schema: { params: z.object({ ecosystem: z.string().max(40), part: z.string().max(8) }), hide: true },
      config: { access: 'anyone' },
    },
    async (request, reply) => {
      const here = whereabouts(request.params.ecosystem)
      const part = /^[1-9]\d{0,4}$/.test(request.params.part) ? Number(request.params.part) : 0
      const addresses = here && part > 0 ? await addressesOf(here) : []
      const shown = addresses.slice((part - 1) * addressesInAFile, part * addressesInAFile)
      if (!here || (shown.length === 0 && part !== 1))
        return desk.answerRefusal(request, reply, refuse('main.not-here'))
      const { address } = publisherOf(desk, here.ecosystem)
      const body = shown.map((path) => `<url><loc>${escaped(`${address}${path}`)}</loc></url>`).join('\n')
      return reply
        .type(xml)
        .header('cache-control', `public, max-age=${seconds}`)
        .send(`${head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${body}\n</urlset>\n`)
    },
  )
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'

async function addressesOf({ city }: NonNullable<ReturnType<Whereabouts>>): Promise<string[]> {
  const found = await foundIds(everything, Number.MAX_SAFE_INTEGER, city)
  const { hosts } = await hostsAndAreas(city)
  return [
    '/',
    '/opportunities',
    '/organisations',
    ...[...hosts.values()].map(({ slug }) => `/organisations/${slug}`),
    ...(found.ok ? found.value.ids : []).map((id) => `/opportunities/${id}`),
  ]
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
