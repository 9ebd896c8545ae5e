import { createElement } from 'react'
import { z } from 'zod'
import { personsById } from '#commons/people'
import { refuse } from '#kernel/result.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import type { RetentionRule } from '#platform/retention/words.ts'
import { mayRunRetention } from '../policy.ts'
import { OfficeRetentionPage } from '../pages/office-retention.page.tsx'
import { dryRunRetention, runRetention } from '../retention/run-retention.ts'
import { loadRuns } from '../retention/runs-store.ts'

const here = z.object({ ecosystem: z.string().max(60) })
const sure = z.object({ sure: z.literal('yes') })
const shownRuns = 100

/** What would go, what went, and a button for who can not wait for the night. */
export function retentionRoutes(app: App, desk: Desk, rules: readonly RetentionRule[]): void {
  app.get(
    '/:ecosystem/office/retention',
    { schema: { params: here }, config: { access: 'audit' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      const { city, ecosystem } = found
      const runs = await city.reading((tx) => loadRuns(tx, shownRuns))
      const askers = [...new Set(runs.flatMap(({ byId }) => (byId === null ? [] : [byId])))]
      const names = new Map((await personsById(askers, city)).map(({ id, displayName }) => [id, displayName]))
      return desk.show(request, reply, {
        title: desk.sayFor(request)('privacy.retention-title'),
        ecosystem,
        noIndex: true,
        body: createElement(OfficeRetentionPage, {
          action: `${prefixFor(request, ecosystem)}/office/retention`,
          timeZone: ecosystem.timeZone,
          rules: await dryRunRetention(rules, city),
          history: runs.map(({ rule, at, byId, gone }) => ({
            rule,
            at,
            gone,
            by: byId === null ? null : (names.get(byId) ?? '–'),
          })),
        }),
      })
    },
  )

  app.post(
    '/:ecosystem/office/retention',
    { schema: { params: here, body: sure }, config: { access: 'audit' } },
    async (request, reply) => {
      const found = await desk.cityBySlug(request.params.ecosystem)
      if (!found) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      const by = await desk.by(request)
      // An auditor looks and changes nothing.
      if (!mayRunRetention(by)) return desk.answerRefusal(request, reply, refuse('privacy.auditors-only-look'))
      const counts = await runRetention(rules, by, found.city)
      desk.flash(reply, 'privacy.retention-ran', { count: counts.reduce((sum, { count }) => sum + count, 0) })
      return reply.redirect(`${prefixFor(request, found.ecosystem)}/office/retention`, 303)
    },
  )
}
