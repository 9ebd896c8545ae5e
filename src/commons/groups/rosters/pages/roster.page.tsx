import type { Day } from '#kernel/instant.ts'
import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Select } from '#web/parts/forms/inputs.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { Details, Progress } from '#web/parts/progress.tsx'
import { Table } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { Doubt } from '../rules/doubt-columns.ts'
import {
  birthOrders,
  rosterCountNames,
  rosterFields,
  type Roster,
  type RosterField,
  type RowRefused,
} from '../words.ts'

export interface RosterPageProps {
  /** Of all rosters. */
  readonly list: string
  readonly roster: Roster
  readonly partyName: string
  readonly agreed: { readonly fields: readonly string[]; readonly untilOn: Day } | null
  /** Of the fields, those the agreement covers. */
  readonly open: readonly RosterField[]
  readonly columns: readonly string[]
  readonly missing: readonly RosterField[]
  readonly doubts: readonly Doubt[]
  readonly isOrderOpen: boolean
  readonly refused: readonly RowRefused[]
  readonly progress: { readonly done: number; readonly total: number | null; readonly step: string | null } | null
  /** A sentence's key with its facts: what was refused just now, or why it failed. */
  readonly wrong: { readonly because: string; readonly facts: Readonly<Record<string, string | number>> } | null
}

/** One roster: what its columns hold, what it would change, what it changed; each step is a person's. */
export function RosterPage(props: RosterPageProps) {
  const { list, roster, partyName, agreed, progress, wrong } = props
  const say = useSay()
  const formats = useFormats()
  const isRunning = roster.state === 'trying' || roster.state === 'applying'
  // Nothing is read before the columns are right, so nothing else is the next step.
  const isUnclear = roster.state === 'sent' && props.missing.length + props.doubts.length > 0
  return (
    <article className="page stack">
      <Breadcrumb trail={[{ href: list, label: say('groups.rosters-title') }]} />
      <h1>
        <bdi>{partyName}</bdi>
      </h1>
      <p className="lead">
        {say('groups.from-until', { from: formats.day(roster.fromOn), until: formats.day(roster.untilOn) })}
      </p>
      {wrong === null ? null : (
        <Notice tone="error" title={say('groups.roster-stands')} live>
          <p>{say(wrong.because, wrong.facts)}</p>
        </Notice>
      )}
      {agreed === null ? (
        <Notice tone="error" title={say('groups.roster-no-agreement-title')}>
          <p>{say('groups.roster-no-agreement')}</p>
        </Notice>
      ) : (
        <p className="hint">
          {say('groups.roster-agreed', {
            fields: formats.list(agreed.fields.map((field) => say(`organisations.agreement-field-${field}`))),
            day: formats.day(agreed.untilOn),
          })}
        </p>
      )}
      {isRunning ? (
        <Progress
          id="roster-progress"
          label={say(progress?.step ?? 'groups.step-waiting')}
          done={progress?.done ?? 0}
          total={progress?.total ?? null}
          hint={say('groups.roster-safe-to-leave')}
        />
      ) : (
        <Notice tone={toneOf(roster.state)} title={say(`groups.roster-is-${roster.state}`)}>
          <p>{say(isUnclear ? 'groups.roster-what-columns' : `groups.roster-what-${roster.state}`)}</p>
        </Notice>
      )}
      <Acts {...props} isRunning={isRunning} />
      {!isRunning && props.columns.length > 0 ? <Columns {...props} /> : null}
      {roster.counts.rows > 0 ? <Report {...props} /> : null}
    </article>
  )
}

const toneOf = (state: Roster['state']) => {
  if (state === 'applied') return 'good'
  if (state === 'failed') return 'error'
  return state === 'stopped' ? 'warning' : 'info'
}

function Acts({ list, roster, missing, doubts, agreed, isRunning }: RosterPageProps & { isRunning: boolean }) {
  const say = useSay()
  const at = `${list}/${roster.id}`
  if (isRunning)
    return (
      <Form action={at}>
        <Button name="act" value="stop" weight="quiet" icon="close">
          {say('groups.roster-stop')}
        </Button>
      </Form>
    )
  if (roster.fileKey === null || agreed === null) return null
  const mayApply = roster.state === 'tried' || (roster.state !== 'sent' && roster.counts.rows > 0)
  const isReady = missing.length === 0 && doubts.length === 0
  return (
    <Form action={at}>
      {mayApply && roster.counts.left > 0 ? (
        <p>
          <strong>{say('groups.roster-will-leave', { count: roster.counts.left })}</strong>
        </p>
      ) : null}
      <Actions>
        {mayApply && isReady ? (
          <Button name="act" value="apply" icon="check">
            {say('groups.roster-apply')}
          </Button>
        ) : null}
        {isReady ? (
          <Button name="act" value="try" weight={mayApply ? 'quiet' : 'main'} icon="search">
            {say('groups.roster-try')}
          </Button>
        ) : null}
        <Button name="act" value="let-go" weight="care">
          {say('groups.roster-let-go')}
        </Button>
      </Actions>
    </Form>
  )
}

function Columns({ list, roster, columns, open, missing, doubts, isOrderOpen }: RosterPageProps) {
  const say = useSay()
  const mapping = roster.mapping!
  const doubtOf = (field: RosterField): string | undefined => {
    if (missing.includes(field)) return say('groups.roster-column-missing')
    const doubt = doubts.find((one) => one.field === field)
    if (!doubt) return undefined
    const facts = { column: doubt.column, wrong: doubt.wrong, of: doubt.of, rather: doubt.rather ?? '' }
    if (doubt.by === 'repeats') return say(`groups.roster-doubt-${field === 'school' ? 'houses' : 'repeats'}`, facts)
    const what = say(`groups.roster-field-${field}`)
    return say(doubt.rather === null ? 'groups.roster-doubt' : 'groups.roster-doubt-swapped', { ...facts, what })
  }
  const options = [
    { value: '', label: say('groups.roster-column-none') },
    ...columns.map((column) => ({ value: column, label: column })),
  ]
  const isOpenAtOnce = missing.length > 0 || doubts.length > 0 || isOrderOpen
  return (
    <Details summary={say('groups.roster-columns-title')} open={isOpenAtOnce}>
      <p>{say('groups.roster-columns-lead')}</p>
      <Form action={`${list}/${roster.id}/columns`}>
        {rosterFields
          .filter((field) => open.includes(field))
          .map((field) => (
            <Select
              key={field}
              name={`column-${field}`}
              label={say(`groups.roster-field-${field}`)}
              value={mapping.columns[field] ?? ''}
              options={options}
              error={doubtOf(field)}
            />
          ))}
        {mapping.columns.birth === undefined ? (
          <input type="hidden" name="birthOrder" value={mapping.birthOrder} />
        ) : (
          <Select
            name="birthOrder"
            label={say('groups.roster-birth-order')}
            hint={say(isOrderOpen ? 'groups.roster-birth-order-open' : 'groups.roster-birth-order-hint')}
            value={mapping.birthOrder}
            options={birthOrders.map((value) => ({ value, label: say(`groups.roster-order-${value}`) }))}
          />
        )}
        <Button weight="quiet" icon="check">
          {say('groups.roster-columns-save')}
        </Button>
      </Form>
    </Details>
  )
}

function Report({ list, roster, refused }: RosterPageProps) {
  const say = useSay()
  const formats = useFormats()
  const isDone = roster.state === 'applied'
  return (
    <>
      <Table
        caption={say(isDone ? 'groups.roster-report-done' : 'groups.roster-report-would')}
        rows={rosterCountNames.filter((name) => roster.counts[name] > 0 || name === 'rows')}
        rowKey={(name) => name}
        columns={[
          { key: 'what', head: say('groups.roster-what'), cell: (name) => say(`groups.roster-count-${name}`) },
          {
            key: 'count',
            head: say('groups.roster-how-many'),
            numeric: true,
            cell: (name) => formats.number(roster.counts[name]),
          },
        ]}
      />
      {roster.schools.length < 2 ? null : (
        <Details summary={say('groups.roster-by-school', { count: roster.schools.length })}>
          <Table
            caption={say('groups.roster-by-school', { count: roster.schools.length })}
            captionHidden
            rows={roster.schools}
            rowKey={({ name }) => name}
            stacked
            columns={[
              { key: 'name', head: say('groups.fact-school'), cell: ({ name }) => <bdi>{name || '–'}</bdi> },
              ...(['groups', 'children', 'created', 'left'] as const).map((key) => ({
                key,
                head: say(`groups.roster-school-${key}`),
                numeric: true,
                cell: (school: (typeof roster.schools)[number]) => formats.number(school[key]),
              })),
            ]}
          />
        </Details>
      )}
      {refused.length === 0 ? null : (
        <section className="stack">
          <h2>{say('groups.roster-refused', { count: roster.counts.refused })}</h2>
          <Table
            caption={say('groups.roster-refused-shown', { count: refused.length })}
            captionHidden
            rows={refused}
            rowKey={({ row, column, reason }) => `${row} ${column} ${reason}`}
            stacked
            columns={[
              { key: 'row', head: say('groups.roster-row'), numeric: true, cell: ({ row }) => row },
              { key: 'column', head: say('groups.roster-column'), cell: ({ column }) => <bdi>{column || '–'}</bdi> },
              {
                key: 'reason',
                head: say('groups.roster-reason'),
                cell: ({ reason }) => say(`groups.roster-row-${reason}`),
              },
            ]}
          />
          <LinkButton href={`${list}/${roster.id}/refused.csv`} weight="quiet" icon="download" download>
            {say('groups.roster-download')}
          </LinkButton>
        </section>
      )}
    </>
  )
}
