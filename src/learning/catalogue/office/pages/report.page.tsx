import { Button } from '#web/parts/button.tsx'
import { Radios } from '#web/parts/forms/choices.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { TextArea } from '#web/parts/forms/inputs.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { useSay } from '#web/say/context.tsx'
import { longestReport, reportReasons } from '../report-words.ts'

export interface ReportPageProps {
  readonly prefix: string
  readonly id: string
  readonly title: string
  readonly language: string
  readonly given: { readonly reason: string; readonly words: string }
  readonly wrong: readonly {
    readonly name: string
    readonly because: string
    readonly facts?: Readonly<Record<string, string | number>>
  }[]
}

/** What is wrong here? One choice and, if one likes, a sentence. */
export function ReportPage({ prefix, id, title, language, given, wrong }: ReportPageProps) {
  const say = useSay()
  const errors = wrong.map(({ name, because, facts }) => ({ name, error: say(because, facts) }))
  const errorOf = (name: string): string | undefined => errors.find((error) => error.name === name)?.error
  const listing = `${prefix}/opportunities/${id}`
  return (
    <article className="page-narrow stack">
      <Breadcrumb trail={[{ href: listing, label: title }]} />
      <h1>{say('catalogue.report-title')}</h1>
      <p className="lead" lang={language} dir="auto">
        {title}
      </p>
      <p>{say('catalogue.report-what')}</p>
      <ErrorSummary wrong={errors} />
      <Form action={`${listing}/report`}>
        <Radios
          name="reason"
          label={say('catalogue.report-reason')}
          value={given.reason}
          error={errorOf('reason')}
          choices={reportReasons.map((reason) => ({ value: reason, label: say(`catalogue.report-${reason}`) }))}
        />
        <TextArea
          name="words"
          label={say('catalogue.report-words')}
          hint={say('catalogue.report-words-hint')}
          value={given.words}
          error={errorOf('words')}
          rows={3}
          maxLength={longestReport}
          optional
        />
        <Button>{say('catalogue.report-send')}</Button>
      </Form>
    </article>
  )
}
