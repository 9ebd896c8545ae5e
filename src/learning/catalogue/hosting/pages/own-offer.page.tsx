import type { Organisation } from '#commons/organisations'
import type { Day } from '#kernel/instant.ts'
import { textFor, type Language } from '#kernel/local-text.ts'
import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useVoice } from '#web/say/context.tsx'
import type { Proposal } from '../../words.ts'
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
  /** Where it lies while it waits. */
  readonly waits: WhereItWaits | null
  /** Fields in which the house's word stands before its feed's. */
  readonly overrides: number
  readonly hasDraft: boolean
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
      {overrides === 0 ? null : <p>{say('catalogue.host-overrides', { count: overrides })}</p>}
      <Actions>
        {isPublic ? (
          <LinkButton href={`${prefix}/opportunities/${line.id}`} weight="quiet" icon="forward">
            {say('catalogue.office-see')}
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
  const { say, formats } = useVoice()
  if (line.standing === 'public') return <Notice tone="good" title={say('catalogue.host-is-public')} />
  if (line.standing === 'waiting' && waits) {
    if (waits.isOnItsWay) return <Notice title={say('catalogue.host-in-a-moment')} live />
    const bodies = waits.bodies.map((name) => textFor(name, languages).text)
    return (
      <Notice title={say('catalogue.host-waits')}>
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
