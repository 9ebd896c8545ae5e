import { Actions, Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { Progress } from '#web/parts/progress.tsx'
import { Table } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { PlanOutcome } from '../words-of-plans.ts'
import type { PlanRow, PlanSeen } from '../words-for-pages.ts'
import { When } from './ask-line.tsx'

export interface PlanProps {
  readonly seen: PlanSeen
  readonly action: string
  readonly back: string
  readonly wrong: string | null
}

/** A plan before anything is given: who gets what, who is left out and why, and how good it is. */
export function PlanPage({ seen, action, back, wrong }: PlanProps) {
  const say = useSay()
  const { plan, job, given, notGiven } = seen
  const isWorkedOn = job?.state === 'waiting' || job?.state === 'running'
  return (
    <article className="page-narrow stack">
      <p>
        <a href={back}>{say('visits.plans-title')}</a>
      </p>
      <h1>{say('visits.plan-title')}</h1>
      {wrong === null ? null : <Notice tone="error" live title={wrong} />}
      {plan.state === 'running' && isWorkedOn ? (
        <>
          <Progress
            id="plan-progress"
            label={say(job?.step ?? 'visits.step-gathering')}
            done={job?.done ?? 0}
            total={job?.total ?? null}
            hint={say('visits.plan-hint')}
          />
          <form method="post" action={action}>
            <Button name="act" value="stop" weight="quiet" icon="close">
              {say('visits.plan-stop')}
            </Button>
          </form>
        </>
      ) : null}
      {plan.state === 'running' && !isWorkedOn ? (
        <>
          <Notice tone="warning" title={say(job?.state === 'failed' ? 'visits.plan-failed' : 'visits.plan-stopped')} />
          <Again action={action} />
        </>
      ) : null}
      {plan.state === 'ready' ? <Notice title={say('visits.plan-ready-lead')} /> : null}
      {plan.state === 'confirmed' ? <Notice tone="good" title={say('visits.plan-confirmed-lead')} /> : null}
      {plan.state === 'dropped' ? <Notice title={say('visits.plan-dropped-lead')} /> : null}
      {plan.state === 'running' || plan.outcome === null ? null : (
        <>
          <Worth outcome={plan.outcome} />
          <Given rows={given} />
          <NotGiven rows={notGiven} />
        </>
      )}
      {plan.state === 'ready' ? (
        <Form action={action}>
          <p>{say('visits.plan-confirm-lead', { count: given.length })}</p>
          <Actions>
            <Button name="act" value="confirm" icon="check">
              {say('visits.plan-confirm')}
            </Button>
            <Button name="act" value="again" weight="quiet" icon="refresh">
              {say('visits.plan-again')}
            </Button>
            <Button name="act" value="drop" weight="care">
              {say('visits.plan-drop')}
            </Button>
          </Actions>
        </Form>
      ) : null}
    </article>
  )
}

function Again({ action }: { action: string }) {
  const say = useSay()
  return (
    <form method="post" action={action}>
      <Actions>
        <Button name="act" value="again" icon="refresh">
          {say('visits.plan-again')}
        </Button>
        <Button name="act" value="drop" weight="care">
          {say('visits.plan-drop')}
        </Button>
      </Actions>
    </form>
  )
}

/** How good it is, beside what a person could lay by hand: never worse. */
function Worth({ outcome: { worth, greedy, gap, seconds } }: { outcome: PlanOutcome }) {
  const say = useSay()
  const formats = useFormats()
  const rows = (['met', 'farLeftOut', 'worstOff', 'cost'] as const).map((key) => ({
    key,
    plan: worth[key],
    simple: greedy[key],
  }))
  const number = (value: number): string => formats.number(Math.round(value))
  return (
    <>
      <Table
        caption={say('visits.worth-caption')}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'what', head: say('visits.worth-what'), cell: ({ key }) => say(`visits.worth-${key}`) },
          { key: 'plan', head: say('visits.worth-plan'), cell: ({ plan }) => number(plan), numeric: true },
          { key: 'simple', head: say('visits.worth-simple'), cell: ({ simple }) => number(simple), numeric: true },
        ]}
      />
      <p className="hint">
        {gap === null
          ? say('visits.gap-unknown')
          : gap === 0
            ? say('visits.gap-none')
            : say('visits.gap', { gap: formats.percent(gap, 1) })}{' '}
        {seconds < 0.1 ? null : say('visits.seconds', { seconds: formats.decimal(seconds, 1) })}{' '}
        {say('visits.way-note')}
      </p>
    </>
  )
}

const ClassCell = ({ row }: { row: PlanRow }) => (
  <>
    <bdi>{row.class.name}</bdi> · <bdi>{row.class.schoolName}</bdi>
  </>
)

/** How far the class goes, a column of its own beside who and where. */
function WayCell({ row }: { row: PlanRow }) {
  const say = useSay()
  return row.minutes === null ? say('visits.way-unknown') : say('visits.way-short', { minutes: row.minutes })
}

function Given({ rows }: { rows: PlanSeen['given'] }) {
  const say = useSay()
  return (
    <Table
      caption={say('visits.plan-given', { count: rows.length })}
      rows={rows}
      rowKey={({ askId }) => askId}
      stacked
      columns={[
        { key: 'class', head: say('visits.col-class'), cell: (row) => <ClassCell row={row} /> },
        { key: 'visit', head: say('visits.col-visit'), cell: ({ pathTitle }) => <bdi>{pathTitle}</bdi> },
        { key: 'way', head: say('visits.col-way'), cell: (row) => <WayCell row={row} /> },
        {
          key: 'when',
          head: say('visits.col-when'),
          cell: ({ slot, isRather }) => (
            <>
              <When slot={slot} /> {isRather ? `· ${say('visits.rather')}` : ''}
            </>
          ),
        },
      ]}
    />
  )
}

function NotGiven({ rows }: { rows: PlanSeen['notGiven'] }) {
  const say = useSay()
  if (rows.length === 0) return <p>{say('visits.plan-everybody')}</p>
  return (
    <Table
      caption={say('visits.plan-not-given', { count: rows.length })}
      rows={rows}
      rowKey={({ askId }) => askId}
      stacked
      columns={[
        { key: 'class', head: say('visits.col-class'), cell: (row) => <ClassCell row={row} /> },
        { key: 'visit', head: say('visits.col-visit'), cell: ({ pathTitle }) => <bdi>{pathTitle}</bdi> },
        { key: 'way', head: say('visits.col-way'), cell: (row) => <WayCell row={row} /> },
        { key: 'why', head: say('visits.col-why'), cell: ({ why }) => say(why.key, why.facts) },
      ]}
    />
  )
}
