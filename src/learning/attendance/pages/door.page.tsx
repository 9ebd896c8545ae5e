import { textFor, type Language } from '#kernel/local-text.ts'
import type { Id } from '#kernel/id.ts'
import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { TextInput } from '#web/parts/forms/inputs.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { DoorSeen } from '../words-for-pages.ts'
import { ControlsToCome, DoorRow, useRowWords } from './door-row.tsx'
import { Doubts } from './doubts.tsx'
import { useSaid } from './said.tsx'
import { LeaveDialog, useWords } from './offline-parts.tsx'

/** A list longer than `whole` is drawn by a browser with scripts in two steps, the first of so many rows. */
const first = 25
const whole = 40

export interface DoorPageProps {
  readonly seen: DoorSeen
  readonly at: string
  readonly todayHref: string
  readonly me: Id
  readonly languages: readonly Language[]
  readonly wrong: string | null
  /** The whole list at once, asked for where its second part did not come. */
  readonly atOnce: boolean
}

/** The list at the door. Every button is a form's; what the island adds is that it works without a network. */
export function DoorPage({ seen, at, todayHref, me, languages, wrong, atOnce }: DoorPageProps) {
  const say = useSay()
  const formats = useFormats()
  const title = textFor(seen.title, languages)
  const rows = [...seen.rows].sort((a, b) => formats.compare(a.name ?? '\uffff', b.name ?? '\uffff'))
  // Once for five hundred rows.
  const words = useRowWords()
  const saidOf = useSaid(seen.timeZone)
  const inside = rows.filter(({ where }) => where.said === 'in').length
  const cutAt = atOnce || rows.length <= whole ? rows.length : first
  const drawn = rows.map((row) => <DoorRow key={row.subjectId} row={row} at={at} words={words} saidOf={saidOf} />)
  return (
    <article className="page-narrow stack">
      <p>
        <a href={todayHref}>{say('attendance.today-title')}</a>
      </p>
      <section
        className="stack door"
        data-door={seen.occasionId}
        data-at={at}
        data-me={me}
        data-seq={seen.seq}
        data-now={seen.now}
        data-gone={seen.isOpenHour ? seen.goneAt : undefined}
        data-zone={seen.timeZone}
        data-words={useWords()}
      >
        <h1 lang={title.language} dir="auto">
          {title.text}
        </h1>
        <p>{formats.appointment(seen.startsAt, seen.timeZone)}</p>
        <div className="stack" data-news>
          {wrong === null ? null : <Notice tone="error" live title={wrong} />}
          {seen.isTooEarly ? <Notice title={say('attendance.not-begun')} /> : null}
          {seen.isOpenHour ? (
            <p className="door-count">
              <a href={`${at}/count`}>
                <strong data-count>{formats.number(inside)}</strong> <span>{say('attendance.in-now')}</span>
              </a>
            </p>
          ) : null}
          <Doubts rows={rows} at={at} timeZone={seen.timeZone} />
          {rows.length === 0 ? <EmptyState title={say('attendance.nobody-on-list')} /> : null}
        </div>
        <p className="door-told hint" role="status" data-told />
        <p className="actions" data-camera hidden>
          <button type="button" className="button button-quiet">
            {say('attendance.use-camera')}
          </button>
        </p>
        <p className="door-read" role="status" data-read />
        <p className="door-find" hidden>
          <label htmlFor="door-find">{say('attendance.find-name')}</label>
          <input id="door-find" type="search" className="input" autoComplete="off" data-find />
        </p>
        <form method="post" action={`${at}/say`} className="door-say">
          <input type="hidden" name="seen" value={seen.seq} />
          <ul className="plain-list door-list">{drawn.slice(0, cutAt)}</ul>
          {cutAt < drawn.length ? (
            <>
              <noscript data-rest>
                <ul className="plain-list door-list">{drawn.slice(cutAt)}</ul>
              </noscript>
              <p className="door-more" data-more>
                <a href={`${at}?all=1`}>{say('attendance.show-all', { count: drawn.length })}</a>
              </p>
            </>
          ) : null}
        </form>
        <h2>{say('attendance.by-card')}</h2>
        <Form action={`${at}/say`}>
          <input type="hidden" name="seen" value={seen.seq} />
          <TextInput
            name="card"
            label={say('attendance.card-name')}
            hint={say('attendance.card-hint')}
            autoComplete="off"
            dir="ltr"
            maxLength={80}
          />
          <Button weight="quiet" icon="check">
            {say('attendance.do-in')}
          </Button>
        </Form>
        {seen.walkIns ? (
          <>
            <h2>{say('attendance.walk-in')}</h2>
            <Form action={`${at}/say`}>
              <input type="hidden" name="seen" value={seen.seq} />
              <TextInput
                name="guest"
                label={say('attendance.first-name')}
                hint={say('attendance.first-name-hint')}
                autoComplete="off"
                dir="auto"
                maxLength={60}
              />
              <Button weight="quiet" icon="add">
                {say('attendance.count-in')}
              </Button>
            </Form>
          </>
        ) : null}
        <h2>{say('attendance.on-paper')}</h2>
        <ul>
          <li>
            <a href={`${at}/paper`}>{say('attendance.print-list')}</a>
          </li>
          <li>
            <a href={`${at}/from-paper`}>{say('attendance.type-list')}</a>
          </li>
        </ul>
        <p className="hint">
          {say(seen.isOpenHour ? 'attendance.kept-until' : 'attendance.not-kept', {
            from: formats.instant(seen.fromAt, seen.timeZone),
            until: formats.instant(seen.goneAt, seen.timeZone),
          })}
        </p>
        <ControlsToCome at={at} words={words} />
        <LeaveDialog />
      </section>
    </article>
  )
}
