import { fieldOfTime, mostTimes, timeFields, timesIn, type TypedOffer } from '../offer-words.ts'

const fieldsOf = (typed: TypedOffer, number: number): TypedOffer =>
  Object.fromEntries(
    timeFields.flatMap((name) => {
      const values = typed[fieldOfTime(name, number)]
      return values === undefined ? [] : [[name, values]]
    }),
  )

function withTimes(typed: TypedOffer, times: readonly TypedOffer[]): TypedOffer {
  const changed: Record<string, readonly string[]> = { ...typed, times: [String(times.length)] }
  for (let number = 1; number <= timesIn(typed); number += 1)
    for (const name of timeFields) delete changed[fieldOfTime(name, number)]
  for (const [at, fields] of times.entries())
    for (const [name, values] of Object.entries(fields)) changed[fieldOfTime(name, at + 1)] = values
  return changed
}

const timesOf = (typed: TypedOffer): TypedOffer[] =>
  Array.from({ length: timesIn(typed) }, (_, at) => fieldsOf(typed, at + 1))

/** One more time, at the hour and place of the last: mostly only the day differs. */
export function oneTimeMore(typed: TypedOffer): TypedOffer {
  const times = timesOf(typed)
  if (times.length >= mostTimes) return typed
  const { startOn: _first, endOn: _last, date: _dates, except: _except, ...same } = times.at(-1)!
  return withTimes(typed, [...times, same])
}

/** Without the one of this number; the last one left stays. */
export function oneTimeLess(typed: TypedOffer, number: number): TypedOffer {
  const times = timesOf(typed)
  return times.length === 1
    ? typed
    : withTimes(
        typed,
        times.filter((_, at) => at + 1 !== number),
      )
}
