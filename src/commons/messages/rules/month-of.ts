import { dayIn, type Instant } from '#kernel/instant.ts'

/** The month a message is paid in, `2026-06`, by the calendar of the place. */
export const monthOf = (timeZone: string, at: Instant): string => dayIn(timeZone, at).slice(0, 7)
