import type { Instant } from '#kernel/instant.ts'

const before = 3_600_000

/** Whoever is at the door marks who comes a little before it begins. */
export const isDoorOpen = ({ startsAt }: { readonly startsAt: Instant }, now: Instant): boolean =>
  now >= startsAt - before
