import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { VisuallyHidden } from '#web/parts/hidden.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { useVoice } from '#web/say/context.tsx'
import type { Report } from '../report-words.ts'

export interface ReportLine extends Report {
  readonly title: string
  readonly titleLanguage: string
}

export interface OfficeReportsPageProps {
  readonly prefix: string
  readonly timeZone: string
  readonly waiting: number
  readonly open: readonly ReportLine[]
  readonly dealtWith: readonly ReportLine[]
}

/** Begins with what waits, the oldest first. */
export function OfficeReportsPage({ prefix, timeZone, waiting, open, dealtWith }: OfficeReportsPageProps) {
  const { say } = useVoice()
  const lines = (reports: readonly ReportLine[]) => (
    <ul className="office-lines">
      {reports.map((report) => (
        <Line key={report.id} prefix={prefix} timeZone={timeZone} report={report} />
      ))}
    </ul>
  )
  return (
    <article className="page stack">
      <Breadcrumb trail={[{ href: `${prefix}/office/listings`, label: say('catalogue.office-listings-title') }]} />
      <h1>{say('catalogue.office-reports-title')}</h1>
      {open.length === 0 ? (
        <EmptyState title={say('catalogue.office-reports-none')}>
          <p>{say('catalogue.office-reports-none-text')}</p>
        </EmptyState>
      ) : (
        <>
          <h2>{say('catalogue.office-reports-count', { count: waiting })}</h2>
          {lines(open)}
        </>
      )}
      {dealtWith.length === 0 ? null : (
        <section className="stack">
          <h2>{say('catalogue.office-reports-done')}</h2>
          {lines(dealtWith)}
        </section>
      )}
    </article>
  )
}

function Line({ prefix, timeZone, report }: { prefix: string; timeZone: string; report: ReportLine }) {
  const { say, formats } = useVoice()
  const isOpen = report.dealtWithAt === null
  const facts = [
    say(`catalogue.report-${report.reason}`),
    formats.instant(report.reportedAt, timeZone),
    ...(report.times === 1 ? [] : [say('catalogue.office-report-times', { count: report.times })]),
  ]
  return (
    <li className="office-line">
      <h3 className="office-line-title">
        <a href={`${prefix}/office/listings/${report.opportunityId}`} lang={report.titleLanguage} dir="auto">
          {report.title}
        </a>
      </h3>
      <p className="office-line-facts">{formats.list(facts, 'side-by-side')}</p>
      {report.words === null ? null : (
        <blockquote lang={report.language} dir="auto">
          {report.words}
        </blockquote>
      )}
      <Form action={`${prefix}/office/reports/${report.id}`}>
        <Button name="act" value={isOpen ? 'dealt-with' : 'open'} weight="quiet" icon={isOpen ? 'check' : 'undo'}>
          {say(isOpen ? 'catalogue.office-deal-with' : 'catalogue.office-open-again')}
          <VisuallyHidden>: {report.title}</VisuallyHidden>
        </Button>
      </Form>
    </li>
  )
}
