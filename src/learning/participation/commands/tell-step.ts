import type { Actor } from '#kernel/actor.ts'
import { happened, type Event } from '#platform/database/city.ts'
import type { Entry, State } from '../words.ts'

type Tell = (by: Actor, about: Event['about']) => Event

const tells: Readonly<Record<State, Tell>> = {
  interested: (by, about) => happened('participation.interested', by, about),
  applied: (by, about) => happened('participation.applied', by, about),
  waiting: (by, about) => happened('participation.waiting', by, about),
  offered: (by, about) => happened('participation.offered', by, about),
  confirmed: (by, about) => happened('participation.confirmed', by, about),
  attended: (by, about) => happened('participation.attended', by, about),
  absent: (by, about) => happened('participation.absent', by, about),
  excused: (by, about) => happened('participation.excused', by, about),
  completed: (by, about) => happened('participation.completed', by, about),
  withdrawn: (by, about) => happened('participation.withdrawn', by, about),
  lapsed: (by, about) => happened('participation.lapsed', by, about),
  cancelled: (by, about) => happened('participation.cancelled', by, about),
  declined: (by, about) => happened('participation.declined', by, about),
  moved: (by, about) => happened('participation.moved', by, about),
}

/** What happened to one person on one occasion, by ids alone. `step` tells two of the same kind apart. */
export const tellStep = ({ id, occasionId, bookingId, personId, state, step, part }: Entry, by: Actor): Event =>
  tells[state](by, { entryId: id, occasionId, bookingId, personId, step, part })
