import { careSaid } from '#learning/attendance'
import { dayIn, type Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { stillToDo } from '../rules/still-to-do.ts'
import type { DaysOfMine, ToDoOfChild } from '../words-for-pages.ts'

const comes: ReadonlySet<string> = new Set(['confirmed', 'offered', 'waiting'])

/** What whoever looks has still to do for each of their children, in the order of the children; who has nothing open stands there too. */
export async function stillToDoOf(
  { people, things }: DaysOfMine,
  city: City,
  timeZone: string,
): Promise<ToDoOfChild[]> {
  const children = people.filter(({ forms }) => forms !== null)
  const ids = children.map(({ personId }) => personId)
  const said = await careSaid(ids, city)
  const dayOf = (personId: (typeof ids)[number]): Day | null => {
    const at = said.get(personId)
    return at === undefined ? null : dayIn(timeZone, at)
  }
  const today = dayIn(timeZone, city.now())
  const coming = new Set(
    things.flatMap(({ places }) => places.flatMap(({ personId, state }) => (comes.has(state) ? [personId] : []))),
  )
  return children.map(({ personId, name, forms }) => ({
    childId: personId,
    name,
    toDo: stillToDo({ ...forms!, doorSaidOn: dayOf(personId), comes: coming.has(personId) }, today),
  }))
}
