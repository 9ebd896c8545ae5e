import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { personName } from '#commons/people'
import { isId, type Id } from '#kernel/id.ts'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { linkAdultAtDesk } from '../../commands/link-adult-at-desk.ts'
import { makeConsentLink } from '../../commands/make-consent-link.ts'
import { restoreLink } from '../../commands/restore-link.ts'
import { showLinkCode } from '../../commands/show-link-code.ts'
import { suspendLink } from '../../commands/suspend-link.ts'
import { childAsSeen } from '../../queries/child-as-seen.ts'
import { relations, suspensionReasons } from '../../words.ts'
import { notHere, ofChild, placeOf } from '../here.ts'
import type { DeskRoom } from './at-desk.ts'
import { originOf } from './printing.ts'

const guardianForm = z.object({
  guardianName: z.string().max(600).default(''),
  reach: z.string().max(300).default(''),
  relation: z.enum(relations).catch('other'),
})
const oneLink = z.object({ link: z.string().refine(isId) })
const consentForm = oneLink.extend({ how: z.enum(['send', 'show']).catch('show') })
const suspendForm = oneLink.extend({ because: z.enum(suspensionReasons) })

type OfChild<Body = unknown> = FastifyRequest<{ Params: { child: Id }; Body: Body }>

/** The adults beside the child at the desk: linked, asked, and, where there is a conflict, let rest. */
export function deskAdultsRoutes(app: App, desk: Desk, { atDesk, deskOf, showChild, done }: DeskRoom): void {
  app.post(
    '/:ecosystem/office/desk/:child/guardian',
    {
      schema: { params: ofChild, body: guardianForm },
      config: { access: 'person', rateLimit: { max: 30, timeWindow: '1 minute' } },
    },
    atDesk(async (request: OfChild<z.output<typeof guardianForm>>, reply, found, by) => {
      const { guardianName, reach, relation } = request.body
      const mistaken = (name: string, because: string) =>
        showChild(request, reply, found, { wrong: { name, because }, given: { guardianName, reach, relation } })
      const name = personName.safeParse(guardianName)
      if (!name.success) return mistaken('guardianName', 'families.desk-guardian-no-name')
      const ask = {
        childId: request.params.child,
        name: name.data,
        reach,
        relation,
        vouchingOrganisationId: await deskOf(request.params.child, by, found),
        language: desk.languageOf(request),
      }
      const linked = await linkAdultAtDesk(ask, by, found.city, placeOf(found))
      if (!linked.ok && (linked.refusal === 'families.reach-mistaken' || linked.refusal === 'families.adult-not-found'))
        return mistaken('reach', linked.refusal)
      return done(request, reply, found, linked, 'families.desk-guardian-linked')
    }),
  )

  app.post(
    '/:ecosystem/office/desk/:child/code',
    { schema: { params: ofChild }, config: { access: 'person' } },
    atDesk(async (request: OfChild, reply, found, by) => {
      const code = await showLinkCode(request.params.child, by, found.city)
      // No redirect: the code is kept nowhere, so this one answer is the only page that can show it.
      return code.ok ? showChild(request, reply, found, { code: code.value }) : desk.answerRefusal(request, reply, code)
    }),
  )

  app.post(
    '/:ecosystem/office/desk/:child/consent-link',
    { schema: { params: ofChild, body: consentForm }, config: { access: 'person' } },
    atDesk(async (request: OfChild<z.output<typeof consentForm>>, reply, found, by) => {
      const { link, how } = request.body
      const seen = await childAsSeen(request.params.child, by, found.city, placeOf(found))
      const guardian = seen.ok ? seen.value.guardians.find(({ linkId }) => linkId === link) : undefined
      if (!guardian) return notHere(desk, request, reply)
      const ask = { linkId: guardian.linkId, isSent: how === 'send', secret: desk.config.secret }
      const made = await makeConsentLink(ask, by, found.city, placeOf(found))
      if (!made.ok || how === 'send') return done(request, reply, found, made, 'families.desk-consent-sent')
      const address = `${originOf(desk, found)}${prefixFor(request, found.ecosystem)}/consent/${made.value}`
      return showChild(request, reply, found, { link: { name: guardian.name, address } })
    }),
  )

  /** Is the link one of the child's in the address? A link of another child is told like one that is not here. */
  const isOf = async (
    request: OfChild<{ link: Id }>,
    ...rest: Parameters<typeof childAsSeen> extends [Id, ...infer R] ? R : never
  ) => {
    const seen = await childAsSeen(request.params.child, ...rest)
    return seen.ok && seen.value.guardians.some(({ linkId }) => linkId === request.body.link)
  }

  app.post(
    '/:ecosystem/office/desk/:child/suspend',
    { schema: { params: ofChild, body: suspendForm }, config: { access: 'person' } },
    atDesk(async (request: OfChild<z.output<typeof suspendForm> & { link: Id }>, reply, found, by) => {
      if (!(await isOf(request, by, found.city, placeOf(found)))) return notHere(desk, request, reply)
      const { link: linkId, because } = request.body
      const suspended = await suspendLink({ linkId, because }, by, found.city)
      return done(request, reply, found, suspended, 'families.desk-suspended-now')
    }),
  )

  app.post(
    '/:ecosystem/office/desk/:child/restore',
    { schema: { params: ofChild, body: oneLink }, config: { access: 'person' } },
    atDesk(async (request: OfChild<{ link: Id }>, reply, found, by) => {
      if (!(await isOf(request, by, found.city, placeOf(found)))) return notHere(desk, request, reply)
      const restored = await restoreLink(request.body.link, by, found.city)
      const said =
        restored.ok && restored.value === 'restored' ? 'families.desk-restored' : 'families.desk-restore-asked'
      return done(request, reply, found, restored, said)
    }),
  )
}
