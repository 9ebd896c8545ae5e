import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { Button } from '#web/parts/button.tsx'
import { Radios } from '#web/parts/forms/choices.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { TextArea } from '#web/parts/forms/inputs.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'

export interface ReportShown {
  readonly id: Id
  readonly groupName: string
  readonly author: string
  readonly reporter: string
  readonly body: string
  readonly reason: string
  readonly note: string | null
  readonly urgent: boolean
  readonly writtenAt: Instant
  readonly dueAt: Instant
  readonly isLate: boolean
  readonly decisions: readonly { readonly decision: string; readonly note: string; readonly at: Instant }[]
}

export interface OfficeReportsPageProps {
  readonly prefix: string
  readonly timeZone: string
  readonly open: readonly ReportShown[]
  readonly closed: readonly ReportShown[]
  readonly wrong: { readonly id: string; readonly because: string; readonly typed: string } | null
}

/** What somebody reported, the most pressing first, word for word as it stood; then what was decided lately. */
export function OfficeReportsPage({ prefix, timeZone, open, closed, wrong }: OfficeReportsPageProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('messages.reports-title')}</h1>
      <ErrorSummary wrong={wrong === null ? [] : [{ name: `note-${wrong.id}`, error: say(wrong.because) }]} />
      <p>{say('messages.reports-lead')}</p>
      {open.length === 0 ? (
        <EmptyState title={say('messages.reports-none')}>
          <p>{say('messages.reports-none-text')}</p>
        </EmptyState>
      ) : null}
      {open.map((report) => (
        <section key={report.id} className="stack reported">
          <Reported report={report} timeZone={timeZone} />
          <Form action={`${prefix}/office/message-reports/${report.id}`}>
            <Radios
              name={`decision-${report.id}`}
              label={say('messages.decide')}
              choices={(['hide', 'keep', 'escalate'] as const).map((value) => ({
                value,
                label: say(`messages.decide-${value}`),
                hint: say(`messages.decide-${value}-hint`),
              }))}
            />
            <TextArea
              name={`note-${report.id}`}
              label={say('messages.decide-note')}
              hint={say('messages.decide-note-hint')}
              maxLength={2000}
              rows={3}
              value={wrong?.id === report.id ? wrong.typed : undefined}
              error={wrong?.id === report.id ? say(wrong.because) : undefined}
            />
            <Button icon="check">{say('messages.decide-send')}</Button>
          </Form>
        </section>
      ))}
      {closed.length === 0 ? null : (
        <section className="stack">
          <h2>{say('messages.reports-closed')}</h2>
          {closed.map((report) => (
            <div key={report.id} className="stack reported">
              <Reported report={report} timeZone={timeZone} />
            </div>
          ))}
        </section>
      )}
    </article>
  )
}

function Reported({ report, timeZone }: { report: ReportShown; timeZone: string }) {
  const say = useSay()
  const formats = useFormats()
  const { groupName, author, reporter, body, reason, note, urgent, writtenAt, dueAt, isLate, decisions } = report
  const isClosed = decisions.some(({ decision }) => decision !== 'escalate')
  return (
    <>
      <h3 dir="auto">{groupName}</h3>
      {isClosed ? null : (
        <Notice
          tone={isLate || urgent ? 'warning' : 'info'}
          title={say(isLate ? 'messages.reports-late' : 'messages.reports-due', {
            at: formats.instant(dueAt, timeZone),
          })}
        >
          {urgent ? <p>{say('messages.reports-urgent')}</p> : null}
        </Notice>
      )}
      <figure className="quoted">
        <blockquote dir="auto">{body}</blockquote>
        <figcaption>
          <bdi>{author}</bdi>, {formats.instant(writtenAt, timeZone)}
        </figcaption>
      </figure>
      <p>
        <strong>{say(`messages.reason-${reason}`)}</strong>
        {' · '}
        {say('messages.reports-by')} <bdi>{reporter}</bdi>
      </p>
      {note === null ? null : <p dir="auto">{note}</p>}
      {decisions.map(({ decision, note: why, at }) => (
        <p key={at} dir="auto">
          <strong>{say(`messages.decided-${decision}`)}</strong> · {formats.instant(at, timeZone)} · {why}
        </p>
      ))}
    </>
  )
}
