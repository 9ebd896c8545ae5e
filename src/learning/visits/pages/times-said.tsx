import { useFormats, useSay } from '#web/say/context.tsx'
import type { Times, WeekTime } from '../words.ts'

/** Every Tuesday morning, in the words of the reader. */
export function useWeekTime(): (time: WeekTime) => string {
  const [say, formats] = [useSay(), useFormats()]
  return (time) => {
    const [weekday, part] = time.split('-')
    return say(`visits.week-${part}`, { weekday: formats.weekday(Number(weekday)) })
  }
}

/** When a class could come and would rather, and the hours it keeps to: times of the week first, then single days. */
export function TimesSaid({ times }: { times: Times }) {
  const [say, formats, weekTime] = [useSay(), useFormats(), useWeekTime()]
  const { possibleOn, ratherOn, possibleTimes, ratherTimes, notBefore, overBy } = times
  const told = (some: readonly WeekTime[], days: Times['possibleOn']): string =>
    formats.list([...some.map(weekTime), ...days.map((on) => formats.day(on))])
  return (
    <>
      {ratherOn.length + ratherTimes.length === 0 ? null : (
        <p>{say('visits.rather-line', { days: told(ratherTimes, ratherOn) })}</p>
      )}
      <p>{say('visits.possible-line', { days: told(possibleTimes, possibleOn) })}</p>
      {notBefore === null && overBy === null ? null : (
        <p>
          {notBefore === null ? null : say('visits.hours-from', { from: formats.time(notBefore) })}{' '}
          {overBy === null ? null : say('visits.hours-until', { until: formats.time(overBy) })}
        </p>
      )}
    </>
  )
}
