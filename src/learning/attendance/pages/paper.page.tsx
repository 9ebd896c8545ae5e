import { textFor, type Language } from '#kernel/local-text.ts'
import { Button } from '#web/parts/button.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { DoorSeen } from '../words-for-pages.ts'
import { nameOf } from './door-row.tsx'
import { wallTimeIn } from './said.tsx'

export interface PaperProps {
  readonly seen: DoorSeen
  readonly at: string
  readonly languages: readonly Language[]
}

const byName =
  (compare: (a: string, b: string) => number) => (a: { name: string | null }, b: { name: string | null }) =>
    compare(a.name ?? '\uffff', b.name ?? '\uffff')

/** The list to print, with a box to tick and room for times. What people need is left out: paper stays lying about. */
export function PaperPage({ seen, at, languages }: PaperProps) {
  const say = useSay()
  const formats = useFormats()
  const title = textFor(seen.title, languages)
  return (
    <article className="stack door-paper">
      <p className="door-screen">
        <a href={at}>{say('attendance.back-to-list')}</a> · {say('attendance.print-hint')}
      </p>
      <h1 lang={title.language} dir="auto">
        {title.text}
      </h1>
      <p>{formats.appointment(seen.startsAt, seen.timeZone)}</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say('attendance.column-here')}</th>
            <th scope="col">{say('attendance.column-excused')}</th>
            <th scope="col">{say('attendance.column-name')}</th>
            <th scope="col">{say('attendance.column-came')}</th>
            <th scope="col">{say('attendance.column-left')}</th>
            <th scope="col">{say('attendance.column-with')}</th>
          </tr>
        </thead>
        <tbody>
          {[...seen.rows].sort(byName(formats.compare)).map((row) => (
            <tr key={row.subjectId}>
              <td aria-hidden="true">☐</td>
              <td aria-hidden="true">☐</td>
              <th scope="row">
                <bdi>{nameOf(row, say)}</bdi>
              </th>
              <td>{'\u00a0'}</td>
              <td>{'\u00a0'}</td>
              <td>{'\u00a0'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  )
}

/** Typed in later from the paper: who came, who was excused, and times where somebody wrote them down. */
export function FromPaperPage({ seen, at, languages, wrong }: PaperProps & { readonly wrong: string | null }) {
  const say = useSay()
  const formats = useFormats()
  const title = textFor(seen.title, languages)
  const came = wallTimeIn(seen.timeZone, seen.startsAt)
  const left = wallTimeIn(seen.timeZone, seen.endsAt)
  return (
    <article className="page-narrow stack">
      <p>
        <a href={at}>{say('attendance.back-to-list')}</a>
      </p>
      <h1 lang={title.language} dir="auto">
        {title.text}
      </h1>
      <p>{say('attendance.from-paper-text')}</p>
      {wrong === null ? null : (
        <p className="notice notice-error" role="alert">
          {wrong}
        </p>
      )}
      <form method="post" action={`${at}/from-paper`} className="form">
        <input type="hidden" name="seen" value={seen.seq} />
        <ul className="plain-list door-list">
          {[...seen.rows]
            .sort(byName(formats.compare))
            .filter(({ where }) => where.by === null || where.said === 'expected')
            .map((row) => (
              <li key={row.subjectId} className="door-typed">
                <fieldset className="door-tick">
                  <legend>
                    <bdi>{nameOf(row, say)}</bdi>
                  </legend>
                  {saidOnPaper.map(({ said, text }) => (
                    <label key={said}>
                      <input type="radio" name={`said-${row.subjectId}`} value={said} defaultChecked={said === ''} />{' '}
                      {say(text)}
                    </label>
                  ))}
                </fieldset>
                <Typed name={`came-${row.subjectId}`} label={say('attendance.column-came')} type="time" value={came} />
                <Typed name={`left-${row.subjectId}`} label={say('attendance.column-left')} type="time" value={left} />
                <Typed name={`with-${row.subjectId}`} label={say('attendance.column-with')} type="text" value="" />
              </li>
            ))}
        </ul>
        <Button icon="check">{say('attendance.save-paper')}</Button>
      </form>
    </article>
  )
}

/** One of four, so that nobody came and was excused at once. */
const saidOnPaper = [
  { said: '', text: 'attendance.paper-nothing' },
  { said: 'in', text: 'attendance.paper-in' },
  { said: 'excused', text: 'attendance.said-excused' },
  { said: 'absent', text: 'attendance.paper-absent' },
] as const

const Typed = ({ name, label, type, value }: { name: string; label: string; type: 'time' | 'text'; value: string }) => (
  <label className="door-time">
    <span>{label}</span>
    <input className="input" type={type} name={name} defaultValue={value} maxLength={80} autoComplete="off" />
  </label>
)

/**
 * For whoever counts heads in the yard: how many, and who, on a sheet of its own. Outside the hours of the day nobody is in
 * the house, whoever forgot to say that they left.
 */
export function CountPage({ seen, at, languages }: PaperProps) {
  const say = useSay()
  const formats = useFormats()
  const title = textFor(seen.title, languages)
  if (!seen.isOpenHour) {
    const [from, until] = [seen.fromAt, seen.goneAt].map((at) => formats.instant(at, seen.timeZone)) as [string, string]
    return (
      <article className="page-narrow stack">
        <p>
          <a href={at}>{say('attendance.back-to-list')}</a>
        </p>
        <h1 lang={title.language} dir="auto">
          {title.text}
        </h1>
        <p>{say('attendance.not-counted', { from, until })}</p>
      </article>
    )
  }
  const inside = seen.rows.filter(({ where }) => where.said === 'in').sort(byName(formats.compare))
  return (
    <article className="page-narrow stack door-paper">
      <p className="door-screen">
        <a href={at}>{say('attendance.back-to-list')}</a>
      </p>
      <h1>
        <strong className="door-big">{formats.number(inside.length)}</strong> {say('attendance.in-now')}
      </h1>
      <p>
        <span lang={title.language} dir="auto">
          {title.text}
        </span>{' '}
        · {formats.instant(seen.now, seen.timeZone)}
      </p>
      <ol className="door-names">
        {inside.map((row) => (
          <li key={row.subjectId}>
            <bdi>{nameOf(row, say)}</bdi>
          </li>
        ))}
      </ol>
    </article>
  )
}
