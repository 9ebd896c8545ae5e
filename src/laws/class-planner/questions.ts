import type { PlanFile, SchoolClass, Slot } from './words.ts'

/** One visit asked for: a class and a path. */
export interface Question {
  readonly class: SchoolClass
  readonly path: string
  /** Into the schools. */
  readonly school: number
  readonly choices: readonly Choice[]
}

/** A slot that would suit the class, were it alone in the world. */
export interface Choice {
  /** Into the questions and the slots. */
  readonly question: number
  readonly slot: number
  readonly minutes: number
  /** Minutes, and what another day than those she would rather have counts. */
  readonly cost: number
}

export interface School {
  readonly id: string
  /** Minutes to the nearest and the farthest place of all visits. */
  readonly nearest: number
  readonly farthest: number
  readonly questions: number
}

/** The file in its own order: by ids, so that no order of rows changes anything that follows. */
export interface Questions {
  readonly questions: readonly Question[]
  readonly slots: readonly Slot[]
  readonly schools: readonly School[]
}

/** Text in the order of its code units: the same on every computer. */
export const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** Which slots each visit asked for could be met by. The file has no mistakes. */
export function questionsOf(file: PlanFile): Questions {
  const classes = [...file.classes].sort((one, other) => inOrder(one.id, other.id))
  const slots = [...file.slots].sort((one, other) => inOrder(one.id, other.id))
  const ofPath = Map.groupBy(slots.keys(), (slot) => slots[slot]!.path)
  const places = new Set(slots.map(({ place }) => place))
  const waysOf = Map.groupBy(
    file.ways.filter(({ place }) => places.has(place)),
    ({ school }) => school,
  )
  const asked = Map.groupBy(classes, ({ school }) => school)
  const schoolIds = [...asked.keys()].sort(inOrder)
  const schools = schoolIds.map((id): School => {
    const minutes = waysOf.get(id)?.map((way) => way.minutes) ?? [0]
    const questions = asked.get(id)!.reduce((sum, { paths }) => sum + paths.length, 0)
    return { id, questions, nearest: Math.min(...minutes), farthest: Math.max(...minutes) }
  })
  const minutesFrom = schoolIds.map((id) => new Map((waysOf.get(id) ?? []).map((way) => [way.place, way.minutes])))
  const blockedFor = Map.groupBy(file.blocked, ({ school }) => school ?? '')
  const blocked = schoolIds.map(
    (id) => new Set([...(blockedFor.get('') ?? []), ...(blockedFor.get(id) ?? [])].map(({ on }) => on)),
  )
  const numbers = new Map(schoolIds.map((id, school) => [id, school]))
  const questions: Question[] = []
  for (const one of classes) {
    const school = numbers.get(one.school)!
    const days = new Set(one.possibleOn.filter((on) => !blocked[school]!.has(on)))
    const [never, rather] = [new Set(one.notIn), new Set(one.ratherIn)]
    const isAllTheSame = one.ratherOn.length === 0 && rather.size === 0
    for (const path of [...one.paths].sort(inOrder)) {
      const question = questions.length
      const choices = (ofPath.get(path) ?? []).flatMap((slot): Choice[] => {
        const { id, grades, seats, on, place } = slots[slot]!
        if (!grades.includes(one.grade) || seats < one.size || !days.has(on) || never.has(id)) return []
        const minutes = minutesFrom[school]!.get(place)!
        const isOtherDay = !isAllTheSame && !one.ratherOn.includes(on) && !rather.has(id)
        return [{ question, slot, minutes, cost: minutes + (isOtherDay ? file.otherDayMinutes : 0) }]
      })
      questions.push({ class: one, path, school, choices })
    }
  }
  return { questions, slots, schools }
}
