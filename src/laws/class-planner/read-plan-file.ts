import { isDay } from '#kernel/instant.ts'
import type { PlanFile } from './words.ts'

export type PlanMistakeKind =
  | 'id-empty'
  | 'id-twice'
  | 'size-not-whole'
  | 'seats-not-whole'
  | 'minutes-not-whole'
  | 'limit-not-whole'
  | 'path-twice'
  | 'not-a-day'
  | 'rather-not-possible'
  | 'slot-unknown'
  | 'way-twice'
  | 'way-missing'

/** What is wrong in which row, counted from 0; rows of `rules` are the two numbers of the file itself. */
export interface PlanMistake {
  readonly list: 'classes' | 'slots' | 'ways' | 'blocked' | 'rules'
  readonly row: number
  readonly mistake: PlanMistakeKind
}

const isCount = (number: number, least: number): boolean => Number.isSafeInteger(number) && number >= least

/** Every mistake of the file, not only the first: whoever typed it mends all rows at once. None: the file may be planned. */
export function mistakesIn({ classes, slots, ways, blocked, awayADay, otherDayMinutes }: PlanFile): PlanMistake[] {
  const found: PlanMistake[] = []
  const seen = new Set<string>()
  const tell = (list: PlanMistake['list'], row: number, mistake: PlanMistakeKind, isWrong: boolean): void => {
    if (isWrong) found.push({ list, row, mistake })
  }
  const isSeen = (kind: string, ...words: readonly string[]): boolean => {
    const before = seen.size
    return seen.add(JSON.stringify([kind, ...words])).size === before
  }
  if (!isCount(awayADay, 1)) found.push({ list: 'rules', row: 0, mistake: 'limit-not-whole' })
  if (!isCount(otherDayMinutes, 0)) found.push({ list: 'rules', row: 1, mistake: 'minutes-not-whole' })
  ways.forEach(({ school, place, minutes }, row) => {
    tell('ways', row, 'id-empty', school === '' || place === '')
    tell('ways', row, 'way-twice', isSeen('way', school, place))
    tell('ways', row, 'minutes-not-whole', !isCount(minutes, 0))
  })
  slots.forEach((slot, row) => {
    tell('slots', row, 'id-empty', slot.id === '' || slot.path === '' || slot.place === '')
    tell('slots', row, 'id-twice', isSeen('slot', slot.id))
    tell('slots', row, 'seats-not-whole', !isCount(slot.seats, 0))
    tell('slots', row, 'not-a-day', !isDay(slot.on))
  })
  const places = [...new Set(slots.map(({ place }) => place))]
  const known = new Set(ways.map(({ school, place }) => JSON.stringify([school, place])))
  const slotIds = new Set(slots.map(({ id }) => id))
  classes.forEach((one, row) => {
    tell('classes', row, 'id-empty', one.id === '' || one.school === '' || one.goesAs === '')
    tell('classes', row, 'id-twice', isSeen('class', one.id))
    tell('classes', row, 'size-not-whole', !isCount(one.size, 1))
    tell('classes', row, 'path-twice', new Set(one.paths).size < one.paths.length)
    tell('classes', row, 'not-a-day', ![...one.possibleOn, ...one.ratherOn].every(isDay))
    tell('classes', row, 'rather-not-possible', !one.ratherOn.every((on) => one.possibleOn.includes(on)))
    const isKnown = [...one.notIn, ...one.ratherIn].every((slot) => slotIds.has(slot))
    tell('classes', row, 'slot-unknown', !isKnown)
    tell(
      'classes',
      row,
      'rather-not-possible',
      one.ratherIn.some((slot) => one.notIn.includes(slot)),
    )
    tell('classes', row, 'way-missing', !places.every((place) => known.has(JSON.stringify([one.school, place]))))
  })
  blocked.forEach(({ on, school }, row) => {
    tell('blocked', row, 'not-a-day', !isDay(on))
    tell('blocked', row, 'id-empty', school === '')
  })
  return found
}
