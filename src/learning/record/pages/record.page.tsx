import type { Day } from '#kernel/instant.ts'
import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Tag } from '#web/parts/chips.tsx'
import { Radios } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { TextArea } from '#web/parts/forms/inputs.tsx'
import { Pagination, type PaginationProps } from '#web/parts/navigation.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { longestWords, type SeasonName } from '../words.ts'
import { FactRow, themeName, useTime, type FactRowView } from './fact-row.tsx'

export interface RecordPageProps extends PaginationProps {
  /** Where this record lies: `…/me/record`, or `…/me/family/<child>/record`. */
  readonly at: string
  readonly name: string
  readonly today: Day
  /** Null: the learner's own. */
  readonly child: string | null
  readonly seasons: readonly {
    readonly name: SeasonName
    readonly year: number
    readonly spans: boolean
    readonly lines: readonly FactRowView[]
  }[]
  readonly time: { readonly all: number; readonly themes: readonly (readonly [string, number])[] }
  /** A fresh id for the form of a goal. */
  readonly once: string
  /** What was typed, where it could not be taken. */
  readonly wrong: { readonly words: string } | null
}

/** A learner's record, season by season, the newest first. */
export function RecordPage(props: RecordPageProps) {
  const { at, child, name, today, seasons, time, previous, next } = props
  const say = useSay()
  const formats = useFormats()
  const isEmpty = seasons.length === 0
  return (
    <article className="page-narrow stack record">
      <h1>{child === null ? say('record.title') : say('record.child-title', { name: child })}</h1>
      <p className="lead record-only-here">
        {child === null ? say('record.lead') : say('record.child-lead', { name: child })}
      </p>
      <p className="record-printed">{say('record.printed', { name, day: formats.day(today) })}</p>
      <TimeSpent {...time} />
      {isEmpty ? (
        <EmptyState title={say('record.empty-title')}>
          <p>{child === null ? say('record.empty-text') : say('record.child-empty', { name: child })}</p>
        </EmptyState>
      ) : null}
      {child === null ? <GoalForm {...props} isOpen={isEmpty || props.wrong !== null} /> : null}
      {seasons.map((season) => (
        <section key={`${season.name} ${season.year}`} className="stack">
          <h2>
            {say(`record.season-${season.name}`, {
              years: season.spans ? `${season.year}/${String(season.year + 1).slice(2)}` : String(season.year),
            })}
          </h2>
          <ul className="record-lines">
            {season.lines.map((line) => (
              <FactRow key={line.id} line={line} at={at} inYear={line.on.slice(0, 4)} />
            ))}
          </ul>
        </section>
      ))}
      <Pagination previous={previous} next={next} />
      {isEmpty || child !== null ? null : (
        <section className="stack record-only-here">
          <Actions>
            <LinkButton href={`${at}.csv`} weight="quiet" icon="download" download>
              {say('record.download')}
            </LinkButton>
          </Actions>
          <p className="hint">{say('record.print-hint')}</p>
        </section>
      )}
    </article>
  )
}

function TimeSpent({ all, themes }: RecordPageProps['time']) {
  const say = useSay()
  const told = useTime()
  if (all === 0) return null
  return (
    <section className="stack">
      <h2>{say('record.time-title')}</h2>
      <p className="record-time">
        <strong>{say('record.time-all', { time: told(all) })}</strong>
      </p>
      <p className="record-tags">
        {themes.map(([theme, minutes]) => (
          <Tag key={theme}>{say('record.time-of', { what: themeName(theme, say), time: told(minutes) })}</Tag>
        ))}
      </p>
    </section>
  )
}

function GoalForm({ at, once, wrong, isOpen }: RecordPageProps & { isOpen: boolean }) {
  const say = useSay()
  return (
    <div className="record-only-here">
      <Details summary={say('record.goal-title')} open={isOpen}>
        <Form action={`${at}/goals`}>
          <input type="hidden" name="once" value={once} />
          <TextArea
            name="words"
            label={say('record.goal-label')}
            hint={say('record.goal-hint')}
            rows={3}
            maxLength={longestWords}
            value={wrong?.words}
            error={wrong === null ? undefined : say('record.goal-wrong')}
          />
          <Radios
            name="visibility"
            label={say('record.goal-visible')}
            value="shared"
            choices={(['shared', 'private'] as const).map((value) => ({
              value,
              label: say(`record.visible-${value}`),
            }))}
          />
          <Button icon="check">{say('record.goal-save')}</Button>
        </Form>
      </Details>
    </div>
  )
}
