import { createElement } from 'react'
import { z } from 'zod'
import { settingsOf } from '#commons/ecosystems'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { fieldCatalogue } from '../field-catalogues.ts'
import { NoticePage } from '../pages/notice.page.tsx'
import { RegisterPage } from '../pages/register.page.tsx'
import { subProcessors } from '../sub-processors.ts'
import { privacySettings } from '../words.ts'

const here = z.object({ ecosystem: z.string().max(60) })

/** What a place tells everybody before they tell it anything. */
export function noticeRoutes(app: App, desk: Desk): void {
  const others = subProcessors(desk.config)

  app.get('/:ecosystem/privacy', { schema: { params: here }, config: { access: 'anyone' } }, async (request, reply) => {
    const found = await desk.cityBySlug(request.params.ecosystem)
    if (!found) return desk.answerRefusal(request, reply, refuse('main.not-here'))
    const { ecosystem } = found
    return desk.show(request, reply, {
      title: desk.sayFor(request)('privacy.notice-title'),
      ecosystem,
      body: createElement(NoticePage, {
        prefix: prefixFor(request, ecosystem),
        others,
        ...settingsOf(ecosystem, 'privacy', privacySettings),
      }),
    })
  })

  app.get(
    '/:ecosystem/privacy/register',
    { schema: { params: here }, config: { access: 'anyone' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      return desk.show(request, reply, {
        title: desk.sayFor(request)('privacy.register-title'),
        ecosystem: found.ecosystem,
        body: createElement(RegisterPage, {
          fields: fieldCatalogue,
          backHref: `${prefixFor(request, found.ecosystem)}/privacy`,
        }),
      })
    },
  )
}
