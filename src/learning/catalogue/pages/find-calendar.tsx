import { addDays, weekdayOf, type Day } from '#kernel/instant.ts'
import { Icon } from '#web/parts/icon.tsx'
import { Listings } from '#web/parts/listing.tsx'
import { FindListing } from './find-listing.tsx'
import { timeSentence, type Voiced } from './sentences.ts'
import type { DayView, Here, MonthView } from '../words-for-pages.ts'

/** A month as a table on a desk; on a phone the style sheet leaves the days that hold something, one under another. */
export function FindCalendar({ month, here, voiced }: { month: MonthView; here: Here; voiced: Voiced }) {
  const { say, formats } = voiced
  const weekStart = formats.weekStart()
  const order = Array.from({ length: 7 }, (_, index) => ((weekStart - 1 + index) % 7) + 1)
  return (
    <section className="calendar" aria-labelledby="calendar-month">
      <div className="calendar-head">
        <h2 id="calendar-month">{formats.day(month.firstOn, 'month')}</h2>
        <nav className="calendar-steps" aria-label={say('catalogue.months')}>
          {month.previousHref === null ? null : (
            <a href={month.previousHref} rel="prev nofollow">
              <Icon name="back" />
              {say('catalogue.month-before')}
            </a>
          )}
          <a href={month.nextHref} rel="next nofollow">
            {say('catalogue.month-after')}
            <Icon name="forward" />
          </a>
        </nav>
      </div>
      <table className="calendar-table">
        <caption className="visually-hidden">
          {say('catalogue.calendar-caption', { month: formats.day(month.firstOn, 'month') })}
        </caption>
        <thead>
          <tr>
            {order.map((weekday) => (
              <th key={weekday} scope="col">
                <abbr title={formats.weekday(weekday)}>{formats.weekday(weekday, 'short')}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month, weekStart, here.today).map((week) => (
            <tr key={week[0]!.on}>
              {week.map(({ on, day }) => (
                <CalendarDay key={on} on={on} day={day} month={month} here={here} voiced={voiced} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {month.spansCount === 0 ? null : (
        <section className="calendar-spans">
          <h3>{say('catalogue.spans-heading')}</h3>
          <p className="hint">{say('catalogue.calendar-spans-hint', { count: month.spansCount })}</p>
          <Listings>
            {month.spans.map((listing) => (
              <FindListing key={listing.id} listing={listing} here={here} voiced={voiced} />
            ))}
          </Listings>
        </section>
      )}
    </section>
  )
}

interface CalendarDayProps {
  readonly on: Day
  readonly day: DayView | undefined
  readonly month: MonthView
  readonly here: Here
  readonly voiced: Voiced
}

function CalendarDay({ on, day, month, here, voiced }: CalendarDayProps) {
  const { say, formats } = voiced
  const outside = on.slice(0, 7) !== month.firstOn.slice(0, 7)
  const count = day?.count ?? 0
  const state = outside ? 'calendar-outside' : count === 0 ? 'calendar-free' : undefined
  // An empty cell of the grid is no control; the rule takes every cell for one.
  // oxlint-disable-next-line jsx-a11y/control-has-associated-label
  if (outside) return <td className={state} />
  return (
    <td className={state} data-today={on === here.today ? '' : undefined}>
      <p className="calendar-day">
        <time dateTime={on}>
          <span className="calendar-number">{formats.day(on, 'number')}</span>
          <span className="calendar-name">{formats.day(on, 'weekday')}</span>
        </time>
      </p>
      {day === undefined || count === 0 ? null : (
        <>
          <ul>
            {day.first.map((listing) => (
              <li key={listing.id}>
                {listing.occasion.startTime === null ? null : (
                  <span className="calendar-time">
                    {timeSentence(voiced, { startTime: listing.occasion.startTime, endTime: null })}{' '}
                  </span>
                )}
                <a href={listing.href} lang={listing.title.language} dir="auto">
                  {listing.title.text}
                </a>
              </li>
            ))}
          </ul>
          {count > day.first.length ? (
            <p className="calendar-more">
              <a href={day.href} rel="nofollow">
                {say('catalogue.day-all', { count, day: formats.day(on, 'weekday') })}
              </a>
            </p>
          ) : null}
        </>
      )}
    </td>
  )
}

/** Weeks of the month; those that are over hold nothing and are left out. */
function weeksOf(month: MonthView, weekStart: number, today: Day): { on: Day; day: DayView | undefined }[][] {
  const byDay = new Map(month.days.map((day) => [day.on, day]))
  const key = month.firstOn.slice(0, 7)
  const weeks: { on: Day; day: DayView | undefined }[][] = []
  let on = addDays(month.firstOn, -((weekdayOf(month.firstOn) - weekStart + 7) % 7))
  do {
    const week: { on: Day; day: DayView | undefined }[] = []
    for (let step = 0; step < 7; step += 1) {
      week.push({ on, day: byDay.get(on) })
      on = addDays(on, 1)
    }
    if (week[6]!.on >= today) weeks.push(week)
  } while (on.slice(0, 7) === key)
  return weeks
}
