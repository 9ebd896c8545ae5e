import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { Actions, Button } from '#web/parts/button.tsx'
import { DateInput } from '#web/parts/forms/choices.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { FileInput, Select } from '#web/parts/forms/inputs.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { Table } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { QuestionSeen } from '../queries/roster-seen.ts'

export interface RostersPageProps {
  readonly base: string
  readonly timeZone: string
  readonly rosters: readonly {
    readonly id: Id
    readonly partyName: string
    readonly sentAt: Instant
    readonly state: string
    readonly children: number
  }[]
  readonly questions: readonly QuestionSeen[]
  /** Organisations whose agreement runs today. */
  readonly parties: readonly { readonly id: Id; readonly name: string }[]
  readonly languages: readonly string[]
  readonly given: Readonly<Record<string, string>>
  readonly wrong: readonly { readonly name: string; readonly because: string }[]
}

/** What waits for a person, what was sent, and a new one. */
export function RostersPage(props: RostersPageProps) {
  const { base, rosters, questions, timeZone, wrong } = props
  const say = useSay()
  const formats = useFormats()
  return (
    <article className="page stack">
      <h1>{say('groups.rosters-title')}</h1>
      <p className="lead">{say('groups.rosters-lead')}</p>
      <ErrorSummary wrong={wrong.map(({ name, because }) => ({ name, error: say(because) }))} />
      {questions.length === 0 ? null : <Questions base={base} questions={questions} />}
      <SendRoster {...props} />
      <section className="stack">
        <h2>{say('groups.rosters-sent')}</h2>
        {rosters.length === 0 ? (
          <EmptyState title={say('groups.rosters-none')}>
            <p>{say('groups.rosters-none-text')}</p>
          </EmptyState>
        ) : (
          <Table
            caption={say('groups.rosters-sent')}
            captionHidden
            rows={rosters}
            rowKey={({ id }) => id}
            stacked
            columns={[
              {
                key: 'party',
                head: say('groups.roster-party'),
                cell: ({ id, partyName }) => (
                  <a href={`${base}/${id}`}>
                    <bdi>{partyName}</bdi>
                  </a>
                ),
              },
              {
                key: 'at',
                head: say('groups.roster-sent-at'),
                cell: ({ sentAt }) => formats.instant(sentAt, timeZone),
              },
              { key: 'state', head: say('groups.roster-state'), cell: ({ state }) => say(`groups.roster-is-${state}`) },
              {
                key: 'children',
                head: say('groups.column-members'),
                numeric: true,
                cell: ({ children }) => formats.number(children),
              },
            ]}
          />
        )}
      </section>
    </article>
  )
}

function SendRoster({ base, parties, languages, given, wrong }: RostersPageProps) {
  const say = useSay()
  const formats = useFormats()
  const errorOf = (name: string): string | undefined => {
    const found = wrong.find((one) => one.name === name)
    return found && say(found.because)
  }
  return (
    <section className="stack">
      <h2>{say('groups.roster-send')}</h2>
      {parties.length === 0 ? (
        <Notice title={say('groups.roster-no-party')}>
          <p>{say('groups.roster-no-party-text')}</p>
        </Notice>
      ) : (
        <Form action={base} files>
          <Select
            name="party"
            label={say('groups.roster-party')}
            hint={say('groups.roster-party-hint')}
            value={given['party']}
            width="full"
            options={parties.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <FileInput
            name="file"
            label={say('groups.roster-file')}
            hint={say('groups.roster-file-hint')}
            accept=".csv,.tsv,.txt,.zip,text/csv,application/zip"
            error={errorOf('file')}
          />
          <DateInput name="fromOn" label={say('groups.ask-from')} value={given['fromOn']} error={errorOf('fromOn')} />
          <DateInput
            name="untilOn"
            label={say('groups.ask-until')}
            value={given['untilOn']}
            error={errorOf('untilOn')}
          />
          <Select
            name="language"
            label={say('groups.roster-language')}
            hint={say('groups.roster-language-hint')}
            value={given['language']}
            options={languages.map((tag) => ({ value: tag, label: formats.languageName(tag) }))}
          />
          <Button icon="upload">{say('groups.roster-look')}</Button>
        </Form>
      )}
    </section>
  )
}

function Questions({ base, questions }: Pick<RostersPageProps, 'base' | 'questions'>) {
  const say = useSay()
  const formats = useFormats()
  const born = (month: QuestionSeen['month']): string =>
    month === null
      ? say('groups.roster-born-unknown')
      : say('groups.roster-born', {
          month: formats.day(`${month.year}-${String(month.month).padStart(2, '0')}-01` as never, 'month'),
        })
  return (
    <section className="stack">
      <h2>{say('groups.roster-questions', { count: questions.length })}</h2>
      <p>{say('groups.roster-questions-lead')}</p>
      {questions.map(({ id, because, name, month, candidates }) => (
        <section key={id} className="roster-question stack">
          <h3>
            <bdi>{name}</bdi>, {born(month)}
          </h3>
          <p>{say(`groups.roster-because-${because}`)}</p>
          <Form action={`${base}/questions/${id}`}>
            <Actions>
              {candidates.map((candidate) => (
                <Button key={candidate.personId} name="person" value={candidate.personId} weight="quiet">
                  {say('groups.roster-same')}: <bdi>{candidate.name}</bdi>, {born(candidate.month)}
                </Button>
              ))}
              <Button name="person" value="new" weight="quiet">
                {say('groups.roster-new')}
              </Button>
            </Actions>
          </Form>
        </section>
      ))}
    </section>
  )
}
