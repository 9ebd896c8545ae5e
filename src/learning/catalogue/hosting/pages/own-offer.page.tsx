import type { Organisation } from '#commons/organisations'
import type { Day } from '#kernel/instant.ts'
import { textFor, type Language } from '#kernel/local-text.ts'
import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useVoice } from '#web/say/context.tsx'
import type { AskedAgain, Proposal } from '../../words.ts'
import type { WhereItWaits } from '../queries/where-it-waits.ts'
import type { OwnLine } from '../words.ts'
import { OwnFacts } from './own-facts.tsx'

export interface OwnOfferPageProps {
  readonly prefix: string
  readonly today: Day
  readonly timeZone: string
  readonly languages: readonly Language[]
  readonly organisation: Organisation
  readonly line: OwnLine
  readonly proposal: Proposal | null
  /** The last change that people were asked about. */
  readonly change: ChangeSeen | null
  /** Where it lies while it or its change waits. */
  readonly waits: WhereItWaits | null
  /** Fields in which the house's word stands before its feed's. */
  readonly overrides: number
  readonly hasDraft: boolean
}

export interface ChangeSeen {
  readonly state: Proposal['state']
  readonly note: string | null
  /** What of it is looked at, while it waits. */
  readonly asks: readonly AskedAgain[]
}

/** One offer of a house: where it stands, and everything that can be done to it. */
export function OwnOfferPage(props: OwnOfferPageProps) {
  const { prefix, organisation, line, today, languages, overrides, hasDraft } = props
  const { say } = useVoice()
  const title = textFor(line.title, languages)
  const at = `${prefix}/host/offers/${line.id}`
  const isPublic = line.standing === 'public'
  return (
    <article className="page-narrow stack">
      <Breadcrumb trail={[{ href: `${prefix}/host`, label: say('catalogue.host-title') }]} />
      <h1 lang={title.language} dir="auto">
        {title.text}
      </h1>
      <p className="lead" dir="auto">
        {organisation.name}
      </p>
      <OwnFacts line={line} today={today} />
      <Standing {...props} />
      <Change {...props} at={at} />
      {overrides === 0 ? null : <p>{say('catalogue.host-overrides', { count: overrides })}</p>}
      <Actions>
        {isPublic ? (
          <LinkButton href={`${prefix}/opportunities/${line.id}`} weight="quiet" icon="forward">
            {say('catalogue.office-see')}
          </LinkButton>
        ) : null}
        {line.sourceId === null ? (
          <LinkButton href={`${at}/places`} weight="quiet" icon="calendar">
            {say('participation.host-title')}
          </LinkButton>
        ) : null}
        <LinkButton href={`${at}/${line.sourceId === null ? 'edit' : 'feed'}`} weight="quiet" icon="edit">
          {say(
            line.sourceId !== null
              ? 'catalogue.host-of-feed'
              : hasDraft
                ? 'catalogue.host-go-on'
                : 'catalogue.office-edit',
          )}
        </LinkButton>
        <LinkButton
          href={`${prefix}/host/houses/${encodeURIComponent(organisation.slug)}/new?${line.standing === 'over' ? 'again' : 'copy'}=${line.id}`}
          weight="quiet"
          icon="add"
        >
          {say(line.standing === 'over' ? 'catalogue.host-again' : 'catalogue.host-copy')}
        </LinkButton>
      </Actions>
      {isPublic ? (
        <Form action={`${at}/still-true`}>
          <p>{say('catalogue.host-confirm-what')}</p>
          <Button icon="check">{say('catalogue.office-confirm')}</Button>
        </Form>
      ) : null}
      {line.standing === 'folded' ? null : line.standing === 'withdrawn' ? (
        <Form action={`${at}/restore`}>
          <p>{say('catalogue.host-is-withdrawn')}</p>
          <Button icon="undo">{say('catalogue.office-restore')}</Button>
        </Form>
      ) : (
        <Form action={`${at}/withdraw`}>
          <p>{say('catalogue.host-withdraw-what')}</p>
          <Button weight="care">{say('catalogue.office-withdraw')}</Button>
        </Form>
      )}
    </article>
  )
}

/** Waiting is told with where and until when; a no with its reason and the way on. */
function Standing({ prefix, line, proposal, waits, languages, timeZone }: OwnOfferPageProps) {
  const { say } = useVoice()
  if (line.standing === 'public') return <Notice tone="good" title={say('catalogue.host-is-public')} />
  if (line.standing === 'waiting' && waits) {
    if (waits.isOnItsWay) return <Notice title={say('catalogue.host-in-a-moment')} live />
    return (
      <Notice title={say('catalogue.host-waits')}>
        <WhereItLies prefix={prefix} waits={waits} languages={languages} timeZone={timeZone} />
      </Notice>
    )
  }
  if (line.standing !== 'not-let-through' || !proposal) return null
  return (
    <Notice tone="warning" title={say(`catalogue.host-not-${proposal.state}`)}>
      {proposal.note === null ? null : <p dir="auto">{proposal.note}</p>}
      <p>{say('catalogue.host-propose-anew')}</p>
    </Notice>
  )
}

/** A change that people look at: what of it, where, and the way to take it back; or why it was not let through. */
function Change({ prefix, at, change, waits, languages, timeZone, hasDraft }: OwnOfferPageProps & { at: string }) {
  const { say, formats } = useVoice()
  if (change?.state === 'proposed' && waits) {
    if (waits.isOnItsWay) return <Notice title={say('catalogue.host-change-on-its-way')} live />
    const parts = formats.list(change.asks.map((part) => say(`catalogue.field-${part}`)))
    return (
      <Notice title={say('catalogue.host-change-waits')}>
        <div className="stack">
          {parts === '' ? null : <p>{say('catalogue.host-change-what', { parts })}</p>}
          <WhereItLies prefix={prefix} waits={waits} languages={languages} timeZone={timeZone} />
          <p className="hint">{say('catalogue.host-change-office')}</p>
          <Form action={`${at}/take-back-change`}>
            <Button weight="quiet" icon="undo">
              {say('catalogue.host-take-change-back')}
            </Button>
          </Form>
        </div>
      </Notice>
    )
  }
  const isNo = change !== null && ['refused', 'lapsed', 'reversed'].includes(change.state)
  if (!isNo || hasDraft) return null
  return (
    <Notice tone="warning" title={say(`catalogue.host-change-not-${change.state}`)}>
      {change.note === null ? null : <p dir="auto">{change.note}</p>}
      <p>{say('catalogue.host-change-anew')}</p>
    </Notice>
  )
}

function WhereItLies({
  prefix,
  waits,
  languages,
  timeZone,
}: Pick<OwnOfferPageProps, 'prefix' | 'languages' | 'timeZone'> & { waits: WhereItWaits }) {
  const { say, formats } = useVoice()
  const bodies = waits.bodies.map((name) => textFor(name, languages).text)
  return (
    <>
      <p>
        {bodies.length === 0
          ? say('catalogue.host-waits-for-office')
          : say('catalogue.host-waits-for', { bodies: formats.list(bodies) })}{' '}
        {waits.deadlineAt === null
          ? null
          : say('catalogue.host-waits-until', { at: formats.instant(waits.deadlineAt, timeZone) })}
      </p>
      {waits.caseId === null ? null : (
        <p>
          <a href={`${prefix}/cases/${waits.caseId}`}>{say('catalogue.host-its-case')}</a>
        </p>
      )}
    </>
  )
}
