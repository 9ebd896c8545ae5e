import { createElement } from 'react'
import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import { textFor } from '#kernel/local-text.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { decidePair, undoPair } from '../commands/decide-pair.ts'
import { DuplicatesPage, type PairView } from '../pages/duplicates.page.tsx'
import { pairsToDecide, type PairSeen, type PairSide } from '../queries/pairs-to-decide.ts'
import { hereParams, oneParams, visit } from './here.ts'

const pairsShown = 30
const act = z.object({ act: z.enum(['merged', 'apart', 'undo']) })

/** Possible duplicates between sources: decide, and take it back. */
export const duplicatesRoutes = (app: App, desk: Desk): void => {
  app.get(
    '/:ecosystem/office/duplicates',
    { schema: { params: hereParams }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const { waiting, undecided, decided } = await pairsToDecide(here.city, pairsShown)
      const language = desk.languageOf(request)
      const side = ({ title, ...rest }: PairSide) => {
        const shown = textFor(title, [language])
        return { ...rest, title: shown.text, language: shown.language }
      }
      const view = (pair: PairSeen): PairView => ({ ...pair, one: side(pair.one), other: side(pair.other) })
      return desk.show(request, reply, {
        title: here.say('feeds.pairs-title'),
        ecosystem: here.ecosystem,
        noIndex: true,
        body: createElement(DuplicatesPage, {
          prefix: here.prefix,
          waiting,
          undecided: undecided.map(view),
          decided: decided.map(view),
        }),
      })
    },
  )

  app.post(
    '/:ecosystem/office/duplicates/:id',
    { schema: { params: oneParams, body: act }, config: { access: 'office' } },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const id = request.params.id as Id
      const said = request.body.act
      const done =
        said === 'undo' ? await undoPair(id, here.by, here.city) : await decidePair(id, said, here.by, here.city)
      if (!done.ok) return desk.answerRefusal(request, reply, done)
      desk.flash(reply, `feeds.pair-said-${said}`)
      return reply.redirect(`${here.prefix}/office/duplicates`, 303)
    },
  )
}
