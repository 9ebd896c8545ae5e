import type { Role } from '#kernel/actor.ts'
import type { Day } from '#kernel/instant.ts'
import { Tag } from '#web/parts/chips.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { Breadcrumb, Pagination, type PaginationProps } from '#web/parts/navigation.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { Case, CaseState, SeatKind } from '../words.ts'

export interface CaseLine extends Pick<
  Case,
  'id' | 'act' | 'title' | 'state' | 'openedAt' | 'deadlineAt' | 'closedAt'
> {
  /** Why this reader can not decide here; the key of a sentence. Undefined: nobody asked. Null: they can. */
  readonly because?: string | null
}

interface Here {
  readonly prefix: string
  readonly name: string
  readonly timeZone: string
}

export function StateTag({ state }: { state: CaseState }) {
  const say = useSay()
  const tone = state === 'in-effect' ? 'good' : state === 'refused' || state === 'reversed' ? 'care' : undefined
  return (
    <Tag icon={state === 'in-effect' ? 'check' : 'info'} {...(tone === undefined ? {} : { tone })}>
      {say(`governance.state-${state}`)}
    </Tag>
  )
}

function CaseList({ cases, prefix, timeZone }: Here & { cases: readonly CaseLine[] }) {
  const say = useSay()
  const formats = useFormats()
  return (
    <ul className="governance-cases">
      {cases.map((one) => (
        <li key={one.id} className={typeof one.because === 'string' ? 'governance-greyed' : undefined}>
          <p>
            <a href={`${prefix}/cases/${one.id}`} dir="auto">
              {one.title}
            </a>{' '}
            <StateTag state={one.state} />
          </p>
          <p className="hint">
            {say(`governance.act-${one.act.replace('.', '-')}`)} ·{' '}
            {formats.instant(one.closedAt ?? one.openedAt, timeZone)}
          </p>
          {one.deadlineAt === null || one.closedAt !== null ? null : (
            <p>{say('governance.until', { day: formats.instant(one.deadlineAt, timeZone) })}</p>
          )}
          {typeof one.because === 'string' ? <p>{say(one.because)}</p> : null}
        </li>
      ))}
    </ul>
  )
}

/** What is being decided and what was: for everybody. */
export function CasesPage({
  open,
  closed,
  previous,
  next,
  ...here
}: Here & PaginationProps & { open: readonly CaseLine[]; closed: readonly CaseLine[] }) {
  const say = useSay()
  return (
    <article className="page stack">
      <Breadcrumb trail={[{ href: `${here.prefix}/`, label: here.name }]} />
      <h1>{say('governance.cases-title')}</h1>
      <p>
        <a href={`${here.prefix}/bodies`}>{say('governance.bodies-title')}</a>
      </p>
      <section className="stack">
        <h2>{say('governance.cases-open')}</h2>
        {open.length === 0 ? <p>{say('governance.cases-none-open')}</p> : <CaseList cases={open} {...here} />}
      </section>
      {closed.length === 0 ? null : (
        <section className="stack">
          <h2>{say('governance.cases-closed')}</h2>
          <CaseList cases={closed} {...here} />
        </section>
      )}
      <Pagination previous={previous} next={next} />
    </article>
  )
}

export interface SeatLine {
  readonly id: string
  readonly as: { readonly body: string; readonly kind: SeatKind } | { readonly role: Role }
  readonly fromOn: Day
  readonly untilOn: Day | null
}

/**
 * The one screen of who decides: what I can answer first, then what I may not, with the reason; as what I decide and how
 * long; and the record that everybody reads.
 */
export function WaitingPage({
  cases,
  seats,
  previous,
  next,
  ...here
}: Here & PaginationProps & { cases: readonly CaseLine[]; seats: readonly SeatLine[] }) {
  const say = useSay()
  const formats = useFormats()
  const mine = cases.filter(({ because }) => because === null)
  const others = cases.filter(({ because }) => because !== null)
  return (
    <article className="page stack">
      <h1>{say('governance.waiting-title')}</h1>
      {mine.length === 0 ? (
        <EmptyState title={say('governance.waiting-none')}>
          <p>{say('governance.waiting-none-text')}</p>
        </EmptyState>
      ) : (
        <CaseList cases={mine} {...here} />
      )}
      {others.length === 0 ? null : (
        <section className="stack">
          <h2>{say('governance.waiting-not-mine')}</h2>
          <CaseList cases={others} {...here} />
        </section>
      )}
      <Pagination previous={previous} next={next} />
      {seats.length === 0 ? null : (
        <section className="stack">
          <h2>{say('governance.my-seats')}</h2>
          <ul className="governance-seats">
            {seats.map((seat) => (
              <li key={seat.id}>
                <strong>{'role' in seat.as ? say(`people.role-${seat.as.role}`) : <bdi>{seat.as.body}</bdi>}</strong>
                {'role' in seat.as ? null : <Tag>{say(`governance.seat-${seat.as.kind}`)}</Tag>}
                <span className="hint">
                  {seat.untilOn === null
                    ? say('governance.term-from', { from: formats.day(seat.fromOn) })
                    : say('governance.term', { from: formats.day(seat.fromOn), until: formats.day(seat.untilOn) })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="stack">
        <h2>{say('governance.read-by-all')}</h2>
        <ul>
          <li>
            <a href={`${here.prefix}/cases`}>{say('governance.cases-title')}</a>
          </li>
          <li>
            <a href={`${here.prefix}/bodies`}>{say('governance.bodies-title')}</a>
          </li>
        </ul>
      </section>
    </article>
  )
}
