import { Icon } from '#web/parts/icon.tsx'
import { useSay } from '#web/say/context.tsx'

/** A blank that the island fills. */
const blank = (name: string): Readonly<Record<string, string>> => ({ [name]: `{${name}}` })

/** The few sentences the island says by itself, in the language of the page, with their blanks left open. */
export function useWords(): string {
  const say = useSay()
  return JSON.stringify({
    in: say('attendance.said-in-at', blank('time')),
    out: say('attendance.said-out', blank('time')),
    alone: say('attendance.said-out-alone', blank('time')),
    with: say('attendance.said-out-with', { ...blank('time'), ...blank('adult') }),
    absent: say('attendance.said-absent'),
    excused: say('attendance.said-excused'),
    expected: '',
    away: say('attendance.away'),
    sent: say('attendance.all-sent'),
    opens: say('attendance.opens-away'),
    waiting: say('attendance.waiting-to-send', blank('count')),
    card: say('attendance.card-later'),
    gone: say('attendance.gone-from-phone'),
    ended: say('attendance.role-ended'),
    back: say('attendance.sign-in-to-send'),
    leave: say('attendance.leave-title', blank('name')),
    pending: say('attendance.pending'),
    scan: say('attendance.hold-card'),
  })
}

/** Who a child leaves with; filled by the island from the row. */
export function LeaveDialog() {
  const say = useSay()
  return (
    <dialog className="door-leave" aria-labelledby="door-leave-title" data-leave>
      <form method="dialog" className="stack">
        <h2 id="door-leave-title">{say('attendance.do-out')}</h2>
        <div className="stack" data-adults />
        <button type="submit" value="alone" className="button button-main">
          {say('attendance.leave-alone')}
        </button>
        <p>
          <label htmlFor="door-other">{say('attendance.somebody-else')}</label>
          <input id="door-other" className="input" autoComplete="off" maxLength={80} dir="auto" />
        </p>
        <button type="submit" value="other" className="button button-quiet">
          {say('attendance.leave-with-other')}
        </button>
        <button type="submit" value="" className="button button-quiet">
          {say('attendance.close')}
        </button>
      </form>
    </dialog>
  )
}

/** What a phone without a network opens: the same frame with nobody in it. The island puts in what the phone keeps. */
export function ShellPage({ todayHref }: { todayHref: string }) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <p>
        <a href={todayHref}>{say('attendance.today-title')}</a>
      </p>
      <section className="stack door" data-shell data-words={useWords()}>
        <h1>{say('attendance.today-title')}</h1>
        <p data-nothing>{say('attendance.nothing-kept')}</p>
        <ul className="stack" data-kept />
        <p className="hint" role="status" data-told />
        <span hidden>
          <Icon name="warning" /> <Icon name="check" /> <Icon name="add" />
        </span>
      </section>
    </article>
  )
}
