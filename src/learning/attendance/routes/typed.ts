import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { DoorSeen, RowAtDoor } from '../words-for-pages.ts'

const text = z.string().max(200).optional()

/** What a button of the list, or one of the two small forms under it, sends. */
export const sayForm = z.object({
  seen: z.coerce.number().int().min(0),
  /** `in`, `absent`, `excused`, `back`, `alone` or `other`, and whom. */
  act: z
    .string()
    .regex(/^(in|absent|excused|back|alone|other) [0-9a-f-]{36}$/)
    .optional(),
  subject: text,
  with: text,
  adult: text,
  card: text,
  guest: text,
})
type Said = z.output<typeof sayForm>

/**
 * The act a form means, as a phone would tell it, for the schema to judge.
 * @returns `who-with`: somebody else fetches a child, and nobody said who
 */
export function actTyped(
  { seen, act, subject, with: named, adult, card, guest }: Said,
  rows: readonly RowAtDoor[],
  { id, now }: { readonly id: Id; readonly now: Instant },
): unknown {
  const base = { id, seen, toldAt: now, offset: 0 }
  if (named !== undefined) return { ...base, subjectId: subject, said: 'out', leaves: 'with', adult: named }
  if (act === undefined) {
    if (card?.trim()) return { ...base, card, said: 'in', how: 'card' }
    return { ...base, subjectId: id, guest, said: 'in' }
  }
  const [what, subjectId] = act.split(' ') as [string, string]
  const row = rows.find((one) => one.subjectId === subjectId)
  if (what === 'alone') return { ...base, subjectId, said: 'out', leaves: row?.isMinor ? 'alone' : null }
  if (what === 'other') {
    if (!adult?.trim()) return 'who-with'
    return { ...base, subjectId, said: 'out', leaves: 'with', adult }
  }
  if (what === 'back') return { ...base, subjectId, said: row?.where.said === 'out' ? 'in' : 'expected' }
  return { ...base, subjectId, said: what }
}

/** Times and names of five hundred people, each under the person's id. */
export const paperForm = z
  .looseObject({ seen: z.coerce.number().int().min(0) })
  .refine((form) => Object.keys(form).length <= 4_000)

/**
 * What a paper says, as acts: who came and left when, who was excused and who stayed away; who was not said anything of is
 * left alone. That somebody stayed away a paper says of the whole day, so it stands at its end: a phone that let them in
 * meanwhile is asked about.
 */
export function actsOnPaper(
  form: z.output<typeof paperForm>,
  { startsAt, endsAt, timeZone, rows, now }: DoorSeen,
  { newId }: { readonly newId: () => Id },
): unknown[] {
  return rows.flatMap(({ subjectId, isMinor }) => {
    const base = { subjectId, seen: form.seen, offset: 0, how: 'paper' }
    const said = form[`said-${subjectId}`]
    if (said === 'absent' || said === 'excused') return [{ ...base, id: newId(), said, toldAt: Math.min(endsAt, now) }]
    if (said !== 'in') return []
    const inAt = timeOn(form[`came-${subjectId}`], startsAt, timeZone)
    const outAt = timeOn(form[`left-${subjectId}`], endsAt, timeZone)
    const adult = String(form[`with-${subjectId}`] ?? '').trim() || null
    const came = { ...base, id: newId(), said: 'in', toldAt: inAt ?? startsAt }
    const leaves = adult === null ? null : isMinor ? 'with' : null
    const left = { ...base, id: newId(), said: 'out', toldAt: outAt, leaves, adult: leaves === null ? null : adult }
    return outAt === null || outAt > now ? [came] : [came, left]
  })
}

const shape = /^([01]\d|2[0-3]):([0-5]\d)$/

/** `14:05` on the day of a moment near it, on the clocks of the place; null: nobody wrote a time. */
function timeOn(typed: unknown, near: Instant, timeZone: string): number | null {
  const match = typeof typed === 'string' ? shape.exec(typed) : null
  if (!match) return null
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const [hours = 0, minutes = 0] = clock.format(near).split(':').map(Number)
  const between = (Number(match[1]) - hours) * 60 + (Number(match[2]) - minutes)
  // The nearer of the two: past midnight 00:10 is ten minutes later, not a day earlier.
  const nearest = between > 720 ? between - 1440 : between < -720 ? between + 1440 : between
  return near - (near % 60_000) + nearest * 60_000
}
