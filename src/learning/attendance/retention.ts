import { sql } from 'kysely'
import { deletingRule } from '#platform/retention/deleting-rule.ts'
import type { RetentionRule } from '#platform/retention/words.ts'

/** P17: names of guests go with the week, phones with the month; who came and left with the lists; what a family said is asked anew. */
export const attendanceRetention: readonly RetentionRule[] = [
  deletingRule({
    name: 'attendance.guests',
    table: 'attendance_guests',
    after: 7,
    where: (before) => sql`added_at < ${before}`,
  }),
  deletingRule({
    name: 'attendance.phones',
    table: 'attendance_phones',
    after: 30,
    where: (before) => sql`opened_at < ${before}`,
  }),
  deletingRule({
    name: 'attendance.acts',
    table: 'attendance_acts',
    after: 730,
    where: (before) => sql`received_at < ${before}`,
  }),
  deletingRule({
    name: 'attendance.care',
    table: 'attendance_care',
    after: 400,
    where: (before) => sql`said_at < ${before}`,
  }),
]
