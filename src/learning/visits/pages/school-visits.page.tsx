import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Tag } from '#web/parts/chips.tsx'
import { Boxes } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Field } from '#web/parts/forms/field.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { ClassAtSchool, SchoolSeen } from '../words-for-pages.ts'
import { AskLine } from './ask-line.tsx'

export interface SchoolVisitsProps {
  readonly seen: SchoolSeen
  readonly action: string
  readonly prefix: string
  /** One a class, so that a form sent twice holds once. */
  readonly requests: Readonly<Record<string, string>>
  readonly wrong: string | null
}

/** The whole school: classes without a visit this year, far ones first, each with what can be done about it; then the others. */
export function SchoolVisitsPage({ seen, action, prefix, requests, wrong }: SchoolVisitsProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('visits.school-title')}</h1>
      <Actions>
        {seen.mayPlan ? (
          <LinkButton href={`${prefix}/visit-plans`} weight="quiet">
            {say('visits.plans-title')}
          </LinkButton>
        ) : null}
        <LinkButton href={`${prefix}/visit-days`} weight="quiet" icon="calendar">
          {say('visits.blocked-title')}
        </LinkButton>
      </Actions>
      {wrong === null ? null : <Notice tone="error" live title={wrong} />}
      <Due seen={seen} />
      <h2>{say('visits.without-title', { count: seen.without.length })}</h2>
      <p className="hint">{say('visits.without-lead')}</p>
      {seen.without.length === 0 ? <EmptyState title={say('visits.without-none')} /> : null}
      <ul className="plain-list stack">
        {seen.without.map((one) => (
          <li key={one.class.groupId} className="stack" id={`class-${one.class.groupId}`}>
            <ClassHead one={one} prefix={prefix} />
            <Asks one={one} />
            <Notes one={one} action={action} />
            <Hold one={one} action={`${action}/hold`} request={requests[one.class.groupId]!} />
            <Write one={one} kind="letter" action={`${action}/notes`} />
            <Write one={one} kind="note" action={`${action}/notes`} />
          </li>
        ))}
      </ul>
      <h2>{say('visits.with-title', { count: seen.withVisit.length })}</h2>
      <ul className="plain-list stack">
        {seen.withVisit.map((one) => (
          <li key={one.class.groupId} className="stack" id={`class-${one.class.groupId}`}>
            <ClassHead one={one} prefix={prefix} />
            <Asks one={one} />
            <Notes one={one} action={action} />
          </li>
        ))}
      </ul>
    </article>
  )
}

/** Classes with a note whose day has come, each leading to its row. */
function Due({ seen: { without, withVisit } }: { seen: SchoolSeen }) {
  const say = useSay()
  const due = [...without, ...withVisit].filter(({ notes }) => notes.some(({ isDue }) => isDue))
  if (due.length === 0) return null
  return (
    <Notice tone="warning" title={say('visits.due-title', { count: due.length })}>
      <ul className="plain-list">
        {due.map((one) => (
          <li key={one.class.groupId}>
            <a href={`#class-${one.class.groupId}`}>
              <bdi>{one.class.name}</bdi> · <bdi>{one.class.schoolName}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function ClassHead({ one, prefix }: { one: ClassAtSchool; prefix: string }) {
  const say = useSay()
  return (
    <>
      <h3>
        <a href={`${prefix}/groups/${one.class.groupId}/visits`}>
          <bdi>{one.class.name}</bdi> · <bdi>{one.class.schoolName}</bdi>
        </a>
      </h3>
      <p>
        {one.level === '' ? null : <>{say('visits.grade-line', { grade: one.level })} · </>}
        {one.minutes === null ? say('visits.way-unknown') : say('visits.way-minutes', { minutes: one.minutes })}
      </p>
    </>
  )
}

const Asks = ({ one }: { one: ClassAtSchool }) =>
  one.asks.length === 0 ? null : (
    <ul className="plain-list stack">
      {one.asks.map((ask) => (
        <AskLine key={ask.ask.id} seen={ask} />
      ))}
    </ul>
  )

function Notes({ one, action }: { one: ClassAtSchool; action: string }) {
  const say = useSay()
  const formats = useFormats()
  if (one.notes.length === 0) return null
  return (
    <ul className="plain-list stack">
      {one.notes.map((note) => (
        <li key={note.id}>
          <p className="hint">
            {say(`visits.kind-${note.kind}`)}
            {note.nextOn === null ? null : <> · {say('visits.next-on', { day: formats.day(note.nextOn) })}</>}
            {note.doneOn === null ? null : <> · {say('visits.done-on', { day: formats.day(note.doneOn) })}</>}{' '}
            {note.isDue ? <Tag tone="care">{say('visits.due-tag')}</Tag> : null}
          </p>
          <p dir="auto">{note.words}</p>
          {note.kind === 'letter' || note.doneOn !== null ? null : (
            <form method="post" action={`${action}/notes/${note.id}/done`}>
              <Button weight="quiet" icon="check">
                {say('visits.note-done')}
              </Button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}

function Hold({ one, action, request }: { one: ClassAtSchool; action: string; request: string }) {
  const say = useSay()
  const formats = useFormats()
  if (one.holdable.length === 0) return null
  return (
    <Details summary={say('visits.hold-title')}>
      <p className="hint">{say('visits.hold-lead')}</p>
      {one.holdable.map(({ path, slots }) => (
        <Form key={path.id} action={action}>
          <input type="hidden" name="groupId" value={one.class.groupId} />
          <input type="hidden" name="pathId" value={path.id} />
          <input type="hidden" name="request" value={request} />
          <fieldset>
            <legend className="field-label" dir="auto">
              {path.title}
            </legend>
            <Boxes
              name="slotIds"
              values={[]}
              choices={slots.map((slot) => ({
                value: `${slot.id} ${one.class.groupId}`,
                label: formats.appointment(slot.startsAt, slot.timeZone),
              }))}
            />
          </fieldset>
          <Button>{say('visits.hold')}</Button>
        </Form>
      ))}
    </Details>
  )
}

function Write({ one, kind, action }: { one: ClassAtSchool; kind: 'note' | 'letter'; action: string }) {
  const say = useSay()
  const [words, next] = [`${kind}-${one.class.groupId}`, `next-${one.class.groupId}`]
  return (
    <Details summary={say(`visits.write-${kind}`)}>
      <Form action={action}>
        <input type="hidden" name="groupId" value={one.class.groupId} />
        <input type="hidden" name="kind" value={kind} />
        <Field asked={{ name: words, label: say(`visits.words-${kind}`) }}>
          <textarea id={words} name="words" className="input" rows={3} maxLength={800} dir="auto" />
        </Field>
        {kind === 'letter' ? null : (
          <Field asked={{ name: next, label: say('visits.look-again'), optional: true }}>
            <input id={next} name="nextOn" type="date" className="input input-short" />
          </Field>
        )}
        <Button weight="quiet">{say(`visits.send-${kind}`)}</Button>
      </Form>
    </Details>
  )
}
