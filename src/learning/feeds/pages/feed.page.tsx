import type { Instant } from '#kernel/instant.ts'
import { Actions, Button } from '#web/parts/button.tsx'
import { ErrorSummary, Form, type Wrong } from '#web/parts/forms/error-summary.tsx'
import { NumberInput, Select, TextArea } from '#web/parts/forms/inputs.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { Details } from '#web/parts/progress.tsx'
import { Table } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { Import, Source } from '../words.ts'
import { PreviewOfFeed, type PreviewProps } from './feed-preview.tsx'

export interface FieldChoice {
  readonly field: string
  /** '' nothing, 'kept' the rule the mapping has now, else the column. */
  readonly chosen: string
  /** The rule in words, where it is more than a column. */
  readonly rule: string | null
}

export interface FeedPageProps {
  readonly prefix: string
  readonly timeZone: string
  readonly source: Source
  readonly columns: readonly string[]
  readonly choices: readonly FieldChoice[]
  readonly mappingText: string
  readonly preview: PreviewProps
  readonly imports: readonly (Pick<Import, 'id' | 'state' | 'counts'> & { readonly at: Instant })[]
  readonly unread: string | null
  readonly wrong: readonly Wrong[]
}

/** How one feed is read: which column says what, with a preview of twenty rows, before anything is public. */
export function FeedPage(props: FeedPageProps) {
  const { prefix, source, columns, choices, mappingText, preview, unread, wrong } = props
  const say = useSay()
  const here = `${prefix}/office/feeds/${source.id}`
  const options = (choice: FieldChoice) => [
    { value: '', label: say('feeds.not-said') },
    ...(choice.rule === null ? [] : [{ value: 'kept', label: say('feeds.by-rule', { rule: choice.rule }) }]),
    ...columns.map((column) => ({ value: `column:${column}`, label: column })),
  ]
  return (
    <article className="page stack">
      <Breadcrumb trail={[{ href: `${prefix}/office/feeds`, label: say('feeds.title') }]} />
      <h1 dir="auto">{source.name}</h1>
      <ErrorSummary wrong={wrong} />
      {unread === null ? (
        <PreviewOfFeed {...preview} />
      ) : (
        <>
          <Notice tone="warning" title={say(unread)} />
          <NewerFile here={here} origin={source.origin} open />
        </>
      )}
      <Form action={here}>
        <h2>{say('feeds.mapping')}</h2>
        <p className="hint">{say('feeds.mapping-hint')}</p>
        <div className="fields-beside">
          {choices.map((choice) => (
            <Select
              key={choice.field}
              name={`field-${choice.field}`}
              label={say(`feeds.field-${choice.field}`)}
              value={choice.chosen}
              options={options(choice)}
              width="full"
            />
          ))}
        </div>
        <Details summary={say('feeds.whole-mapping')} open={wrong.some(({ name }) => name === 'mapping')}>
          <TextArea
            name="mapping"
            label={say('feeds.whole-mapping')}
            hint={say('feeds.whole-mapping-hint')}
            value={mappingText}
            error={wrong.find(({ name }) => name === 'mapping')?.error}
            rows={16}
            plain
          />
        </Details>
        {source.address === null ? null : (
          <NumberInput
            name="pollMinutes"
            label={say('feeds.poll-every')}
            hint={say('feeds.poll-hint')}
            value={source.pollMinutes ?? ''}
            unit={say('feeds.minutes')}
            optional
          />
        )}
        <Actions>
          <Button name="act" value="import" icon="upload">
            {say('feeds.save-and-import')}
          </Button>
          <Button name="act" value="preview" weight="quiet" icon="refresh">
            {say('feeds.preview-again')}
          </Button>
          <Button name="act" value="save" weight="quiet">
            {say('feeds.save')}
          </Button>
        </Actions>
      </Form>
      <Imports {...props} />
      {unread === null ? <NewerFile here={here} origin={source.origin} /> : null}
      <Details summary={say('feeds.remove')}>
        <p>{say('feeds.remove-what')}</p>
        <Form action={here}>
          <Button name="act" value="remove" weight="care">
            {say('feeds.remove')}
          </Button>
        </Form>
      </Details>
    </article>
  )
}

function Imports({ prefix, timeZone, imports }: FeedPageProps) {
  const say = useSay()
  const formats = useFormats()
  if (imports.length === 0) return null
  return (
    <Table
      caption={say('feeds.imports-caption')}
      rows={imports}
      rowKey={(one) => one.id}
      stacked
      columns={[
        {
          key: 'at',
          head: say('feeds.when'),
          cell: (one) => <a href={`${prefix}/office/imports/${one.id}`}>{formats.instant(one.at, timeZone)}</a>,
        },
        { key: 'state', head: say('feeds.state'), cell: (one) => say(`feeds.state-${one.state}`) },
        { key: 'read', head: say('feeds.count-read'), numeric: true, cell: (one) => formats.number(one.counts.read) },
        {
          key: 'created',
          head: say('feeds.count-created'),
          numeric: true,
          cell: (one) => formats.number(one.counts.created),
        },
        {
          key: 'changed',
          head: say('feeds.count-changed'),
          numeric: true,
          cell: (one) => formats.number(one.counts.changed),
        },
        {
          key: 'refused',
          head: say('feeds.count-refused'),
          numeric: true,
          cell: (one) => formats.number(one.counts.refused),
        },
      ]}
    />
  )
}

function NewerFile({ here, origin, open = false }: { here: string; origin: Source['origin']; open?: boolean }) {
  const say = useSay()
  if (origin === 'address') return null
  return (
    <Details summary={say('feeds.newer')} open={open}>
      <form className="form" action={`${here}/newer`} method="post" encType="multipart/form-data">
        <div className="field">
          <label className="field-label" htmlFor="newer-file">
            {say('feeds.way-file')}
          </label>
          <input id="newer-file" name="file" type="file" className="input input-file" />
        </div>
        <Button weight="quiet" icon="upload">
          {say('feeds.send-newer')}
        </Button>
      </form>
    </Details>
  )
}
