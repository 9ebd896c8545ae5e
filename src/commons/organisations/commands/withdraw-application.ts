import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { nextApplicationState } from '../rules/joining-life.ts'
import { holdApplication, loadApplicationByLink, saveSettled } from '../store/joining.ts'
import type { JoiningRefusal } from '../words-of-joining.ts'
import { linkHashOf } from './apply-to-join.ts'

/** Who holds the link asks no longer. Asked twice it is told once. @refuses application-not-here · application-settled */
export const withdrawApplication = (
  { link }: { readonly link: string },
  by: Actor,
  city: City,
): Promise<Result<{ readonly applicationId: Id }, JoiningRefusal>> =>
  city.transaction(async (tx) => {
    const found = await loadApplicationByLink(tx, linkHashOf(link))
    const one = found && (await holdApplication(tx, found.id))
    if (!one) return refuse('organisations.application-not-here')
    if (one.state === 'withdrawn') return accept({ applicationId: one.id })
    const state = nextApplicationState(one.state, 'withdrawn')
    if (state === null) return refuse('organisations.application-settled')
    await saveSettled(tx, one.id, { state, note: null, organisationId: null }, city.now())
    await record(tx, [happened('organisations.joining-withdrawn', by, { applicationId: one.id })], city.now())
    return accept({ applicationId: one.id })
  })
