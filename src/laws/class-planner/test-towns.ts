import { addDays, type Day } from '#kernel/instant.ts'
import type { PlanFile, SchoolClass, Slot } from './words.ts'

/** mulberry32, so that a town is told by one number. */
export function chanceOf(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

export interface Size {
  readonly classes: number
  readonly slots: number
  readonly days: number
  readonly schools: number
  readonly paths: number
}

/** A little town of chance in which everything that can stand in the way of a visit sometimes does. */
export function townOfChance(seed: number, size: Size): PlanFile {
  const chance = chanceOf(seed)
  const days = Array.from({ length: size.days }, (_, day) => addDays('2026-10-05' as Day, day))
  const some = <One>(list: readonly One[], ofTen: number): One[] => list.filter(() => chance(10) < ofTen)
  const one = <One>(list: readonly One[]): One => list[chance(list.length)]!
  const schools = Array.from({ length: size.schools }, (_, school) => `s${school}`)
  const places = ['p0', 'p1', 'p2']
  const paths = Array.from({ length: size.paths }, (_, path) => `path-${path}`)
  const classes = Array.from({ length: size.classes }, (_, row) => {
    const possibleOn = some(days, 7)
    return {
      id: `c${row}`,
      school: one(schools),
      size: 10 + chance(15),
      grade: one(['3', '4']),
      paths: some(paths, 7),
      possibleOn,
      ratherOn: some(possibleOn, 5),
    }
  })
  const slots = Array.from({ length: size.slots }, (_, row): Slot => ({
    id: `t${row}`,
    path: one(paths),
    on: one(days),
    seats: 8 + chance(50),
    grades: chance(4) === 0 ? ['3'] : ['3', '4'],
    place: one(places),
  }))
  const ways = schools.flatMap((school) => {
    const far = chance(3) * 20
    return places.map((place) => ({ school, place, minutes: far + chance(30) }))
  })
  const blocked = some(days, 1).map((on) => ({ on, school: chance(2) === 0 ? null : one(schools) }))
  const rules = { awayADay: 1 + chance(2), otherDayMinutes: chance(3) * 10 }
  const slotIds = slots.map(({ id }) => id)
  const withHours = classes.map((one, row): SchoolClass => {
    const notIn = some(slotIds, 1)
    const ratherIn = some(slotIds, 1).filter((id) => !notIn.includes(id))
    // Now and then the second half of the class before it.
    return { ...one, goesAs: row > 0 && chance(4) === 0 ? `c${row - 1}` : one.id, notIn, ratherIn }
  })
  return { classes: withHours, slots, ways, blocked, ...rules }
}

export function shuffled<Row>(rows: readonly Row[], seed: number): Row[] {
  const chance = chanceOf(seed)
  const left = [...rows]
  return rows.map(() => left.splice(chance(left.length), 1)[0]!)
}
