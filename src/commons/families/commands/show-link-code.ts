import { randomInt } from 'node:crypto'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { isThemself } from '../policy.ts'
import { childFacts } from '../queries/child-facts.ts'
import { servingNow } from '../queries/serving-now.ts'
import { saveCode } from '../store/codes.ts'
import { codeAlphabet, codeLength, type FamilyRefusal } from '../words.ts'

/**
 * Makes the code a guardian types to be linked; it stands on the child's screen, or on the desk's in front of the child.
 * @returns eight letters and digits, kept nowhere but in this answer
 * @refuses not-here · not-yours · clearance-lapsed
 */
export const showLinkCode = (childId: Id, by: Actor, city: City): Promise<Result<string, FamilyRefusal>> =>
  city.transaction(async (tx) => {
    const here = within(tx, city)
    const child = (await childFacts([childId], here, { timeZone: 'UTC' })).get(childId)
    if (!child) return refuse('families.not-here')
    const served = isThemself(by, childId) ? accept(null) : await servingNow(by, child, here)
    if (!served.ok) return served
    const code = Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]!).join('')
    const now = city.now()
    await saveCode(tx, code, childId, now)
    await record(tx, [happened('families.code-shown', by, { childId })], now)
    return accept(code)
  })
