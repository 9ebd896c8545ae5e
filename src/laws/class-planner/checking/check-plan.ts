import type { PlanFile, Visit, Worth } from '../words.ts'

export interface PlanFault {
  readonly visit: Visit
  readonly fault:
    | 'unknown'
    | 'not-asked-for'
    | 'path-twice'
    | 'not-for-this-grade'
    | 'not-possible-on-this-day'
    | 'not-at-this-hour'
    | 'blocked-day'
    | 'more-than-the-seats'
    | 'too-many-of-the-school-away'
    | 'twice-on-one-day'
}

/**
 * Reads a plan against the file, row by row, and adds up what it is worth. Written apart from everything that plans: it
 * shares the words with it and no line. The file has no mistakes.
 */
export function checkPlan(file: PlanFile, visits: readonly Visit[]): { faults: PlanFault[]; worth: Worth } {
  const faults: PlanFault[] = []
  const classes = new Map(file.classes.map((one) => [one.id, one]))
  const slots = new Map(file.slots.map((slot) => [slot.id, slot]))
  const has = (count: Map<string, number>, key: string, more = 1): number => {
    const sum = (count.get(key) ?? 0) + more
    count.set(key, sum)
    return sum
  }
  const inSlot = new Map<string, number>()
  const away = new Map<string, number>()
  const goes = new Map<string, number>()
  const ofPath = new Map<string, Visit>()
  for (const visit of visits) {
    const tell = (fault: PlanFault['fault'], isWrong: boolean): void => {
      if (isWrong) faults.push({ visit, fault })
    }
    const one = classes.get(visit.class)
    const slot = slots.get(visit.slot)
    if (!one || !slot) {
      faults.push({ visit, fault: 'unknown' })
      continue
    }
    const key = JSON.stringify([visit.class, visit.path])
    tell('not-asked-for', !one.paths.includes(visit.path) || slot.path !== visit.path)
    tell('path-twice', ofPath.has(key))
    tell('not-for-this-grade', !slot.grades.includes(one.grade))
    tell('not-possible-on-this-day', !one.possibleOn.includes(slot.on))
    const isBlocked = file.blocked.some(({ on, school }) => on === slot.on && (school ?? one.school) === one.school)
    tell('not-at-this-hour', one.notIn.includes(slot.id))
    tell('blocked-day', isBlocked)
    tell('more-than-the-seats', has(inSlot, slot.id, one.size) > slot.seats)
    tell('too-many-of-the-school-away', has(away, JSON.stringify([one.school, slot.on])) > file.awayADay)
    tell('twice-on-one-day', has(goes, JSON.stringify([one.goesAs, slot.on])) > 1)
    ofPath.set(key, visit)
  }
  return { faults, worth: worthOf(file, ofPath) }
}

function worthOf(file: PlanFile, given: ReadonlyMap<string, Visit>): Worth {
  const slots = new Map(file.slots.map((slot) => [slot.id, slot]))
  const minutes = new Map(file.ways.map((way) => [JSON.stringify([way.school, way.place]), way.minutes]))
  const sums = new Map<string, { asked: number; minutes: number }>()
  let met = 0
  let farLeftOut = 0
  let otherDays = 0
  for (const one of file.classes) {
    const ways = file.slots.map(({ place }) => minutes.get(JSON.stringify([one.school, place])) ?? 0)
    const [nearest, farthest] = [ways.reduce((a, b) => Math.min(a, b), Infinity), Math.max(0, ...ways)]
    for (const path of one.paths) {
      const sum = sums.get(one.school) ?? { asked: 0, minutes: 0 }
      sums.set(one.school, sum)
      sum.asked += 1
      const slot = slots.get(given.get(JSON.stringify([one.id, path]))?.slot ?? '')
      if (slot) {
        met += 1
        sum.minutes += minutes.get(JSON.stringify([one.school, slot.place])) ?? 0
        const isSaid = one.ratherOn.length > 0 || one.ratherIn.length > 0
        if (isSaid && !one.ratherOn.includes(slot.on) && !one.ratherIn.includes(slot.id)) otherDays += 1
      } else {
        farLeftOut += ways.length > 0 ? nearest : 0
        sum.minutes += farthest
      }
    }
  }
  const all = [...sums.values()]
  return {
    met,
    farLeftOut,
    worstOff: all.reduce((worst, sum) => Math.max(worst, sum.minutes / sum.asked), 0),
    cost: all.reduce((total, sum) => total + sum.minutes, 0) + otherDays * file.otherDayMinutes,
  }
}
