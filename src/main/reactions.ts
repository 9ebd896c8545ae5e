import type { City } from '#platform/database/city.ts'
import type { Desk } from '#platform/http/desk.ts'
import type { Directory } from '#commons/ecosystems'

/** What happened, as a reaction hears it. */
export interface Heard {
  readonly name: string
  readonly about: Readonly<Record<string, unknown>>
  readonly ecosystemId: string
}

export interface Reaction {
  /** Of this event… */
  readonly when: string
  /** …this follows. Run by the worker, safe to run twice. */
  readonly then: (event: Heard, city: City, desk: Desk) => Promise<void>
}

/** The one list of what follows from what across slices that may not call each other. */
export const reactions: readonly Reaction[] = []

/** Events after which the directory in memory is read again, in every process. */
export const changesDirectory = (name: string): boolean => name.startsWith('ecosystems.')

export async function refreshDirectory(directory: Directory, events: readonly Heard[]): Promise<void> {
  if (events.some(({ name }) => changesDirectory(name))) await directory.refresh()
}
