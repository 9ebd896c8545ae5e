import { Button, LinkButton } from '#web/parts/button.tsx'
import { Tag } from '#web/parts/chips.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Select } from '#web/parts/forms/inputs.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { ColleagueSeen, NamedSeen, OfferSeen } from '../queries/standing-of-house.ts'
import { adultFunctions, type Missing, type SessionToStandAt } from '../words.ts'

export interface OfferLine extends Omit<OfferSeen, 'title'> {
  readonly title: string
}

export interface HouseStandingPageProps {
  readonly prefix: string
  /** The one house somebody of the office looks at: every form leads back to it. Null: one's own. */
  readonly asks: string | null
  /** May this person look at what everybody showed? A host alone may not. */
  readonly keepsPapers: boolean
  readonly houses: readonly {
    readonly id: string
    readonly name: string
    readonly offers: readonly OfferLine[]
    readonly colleagues: readonly ColleagueSeen[]
    readonly isCut: boolean
  }[]
  /** A finished sentence: why the last form could not be taken. */
  readonly wrong: string | null
}

/** Begins with what stands without an adult, the act beside it; then what is only partly covered, then the rest. */
export function HouseStandingPage(props: HouseStandingPageProps) {
  const say = useSay()
  return (
    <article className="page stack">
      <h1>{say('catalogue.adults-title')}</h1>
      <p className="lead">{say('catalogue.adults-lead')}</p>
      {props.wrong === null ? null : (
        <Notice tone="error" live>
          <p>{props.wrong}</p>
        </Notice>
      )}
      {props.houses.map((house) => (
        <House key={house.id} house={house} {...props} />
      ))}
    </article>
  )
}

const needs = ({ forMinors, without }: OfferLine): boolean => forMinors && without !== 0

function House({
  house,
  prefix,
  asks,
  keepsPapers,
}: HouseStandingPageProps & { house: HouseStandingPageProps['houses'][number] }) {
  const say = useSay()
  const lost = house.offers.filter((offer) => needs(offer) && offer.named.length > 0)
  const never = house.offers.filter((offer) => needs(offer) && offer.named.length === 0)
  const well = house.offers.filter((offer) => !needs(offer))
  const parts = [
    ['catalogue.adults-lost', lost],
    ['catalogue.adults-never', never],
    ['catalogue.adults-well', well],
  ] as const
  return (
    <section className="stack">
      <h2 dir="auto">{house.name}</h2>
      <Colleagues colleagues={house.colleagues} prefix={prefix} keepsPapers={keepsPapers} />
      {house.offers.length === 0 ? (
        <EmptyState
          title={say('catalogue.adults-no-offers')}
          act={
            <LinkButton href={`${prefix}/opportunities`} weight="quiet">
              {say('catalogue.all-opportunities')}
            </LinkButton>
          }
        />
      ) : null}
      {parts.map(([key, offers]) =>
        offers.length === 0 ? null : (
          <section className="stack" key={key}>
            <h3>{say(key, { count: offers.length })}</h3>
            <ul className="office-lines">
              {offers.map((offer) => (
                <Offer key={offer.id} offer={offer} colleagues={house.colleagues} prefix={prefix} asks={asks} />
              ))}
            </ul>
          </section>
        ),
      )}
      {house.isCut ? <p className="hint">{say('catalogue.adults-cut', { count: house.offers.length })}</p> : null}
    </section>
  )
}

function Colleagues({
  colleagues,
  prefix,
  keepsPapers,
}: { colleagues: readonly ColleagueSeen[] } & Pick<HouseStandingPageProps, 'prefix' | 'keepsPapers'>) {
  const say = useSay()
  const lacking = colleagues.filter(({ stands }) => !stands)
  return (
    <>
      <p>
        {say('catalogue.adults-colleagues', {
          count: colleagues.length - lacking.length,
          lacking: lacking.length,
        })}
      </p>
      {lacking.length === 0 ? null : (
        <ul>
          {lacking.map(({ id, name, missing }) => (
            <li key={id}>
              <bdi>{name}</bdi>: <Lacks missing={missing} />
            </li>
          ))}
        </ul>
      )}
      {keepsPapers ? (
        <p>
          <a href={`${prefix}/me/clearances`}>{say('people.clearances-title')}</a>
        </p>
      ) : null}
    </>
  )
}

/** What somebody lacks, in words; a role nobody thought of asks for nothing and stands for nobody. */
export function Lacks({ missing }: { missing: readonly Missing[] }) {
  const say = useSay()
  const formats = useFormats()
  if (missing.length === 0) return <>{say('people.clearance-no-rule')}</>
  return (
    <>
      {formats.list(
        missing.map(({ kind, state }) =>
          say(state === 'expired' ? 'catalogue.adults-expired' : 'catalogue.adults-missing', {
            kind: say(`people.clearance-kind-${kind}`),
          }),
        ),
      )}
    </>
  )
}

function Offer({
  offer,
  colleagues,
  prefix,
  asks,
}: {
  offer: OfferLine
  colleagues: readonly ColleagueSeen[]
} & Pick<HouseStandingPageProps, 'prefix' | 'asks'>) {
  const say = useSay()
  const { id, title, forMinors, without, named, sessions } = offer
  const free = colleagues.filter(({ stands }) => stands || !forMinors)
  return (
    <li className="office-line">
      <p>
        <a href={`${prefix}/opportunities/${id}`} dir="auto">
          {title}
        </a>{' '}
        {!forMinors || without === 0 ? null : (
          <Tag icon="warning" tone="care">
            {without === 'all' ? say('catalogue.adults-nobody') : say('catalogue.adults-nobody-at', { count: without })}
          </Tag>
        )}
      </p>
      {named.length === 0 ? null : (
        <ul>
          {named.map((adult) => (
            <Adult key={adult.id} adult={adult} prefix={prefix} asks={asks} />
          ))}
        </ul>
      )}
      {free.length === 0 ? (
        <p className="hint">{say('catalogue.adults-no-colleague')}</p>
      ) : (
        <Details summary={say(named.length === 0 ? 'catalogue.adults-name' : 'catalogue.adults-name-another')}>
          <Form action={`${prefix}/host/standing/${id}`}>
            <AtHouse asks={asks} />
            <Select
              name={`person-${id}`}
              label={say('catalogue.adults-ask-who')}
              options={free.map((one) => ({ value: one.id, label: one.name }))}
            />
            <Select
              name={`does-${id}`}
              label={say('catalogue.adults-ask-does')}
              options={adultFunctions.map((value) => ({ value, label: say(`catalogue.adult-${value}`) }))}
            />
            <SessionChoice name={`session-${id}`} sessions={sessions} />
            <Button icon="add">{say('catalogue.adults-name-button')}</Button>
          </Form>
        </Details>
      )}
    </li>
  )
}

function SessionChoice({ name, sessions }: { name: string; sessions: readonly SessionToStandAt[] }) {
  const say = useSay()
  const formats = useFormats()
  return (
    <Select
      name={name}
      label={say('catalogue.adults-ask-session')}
      options={[
        { value: '', label: say('catalogue.adults-every-session') },
        ...sessions.map(({ id, startOn, startTime }) => ({
          value: id,
          label:
            startOn === null
              ? say('catalogue.when-unknown')
              : [formats.day(startOn), startTime && formats.time(startTime)].filter(Boolean).join(', '),
        })),
      ]}
    />
  )
}

const AtHouse = ({ asks }: Pick<HouseStandingPageProps, 'asks'>) =>
  asks === null ? null : <input type="hidden" name="house" value={asks} />

function Adult({
  adult: { id, name, does, session, stands },
  prefix,
  asks,
}: { adult: NamedSeen } & Pick<HouseStandingPageProps, 'prefix' | 'asks'>) {
  const say = useSay()
  const formats = useFormats()
  return (
    <li>
      <bdi>{name}</bdi> · {say(`catalogue.adult-${does}`)}
      {session?.startOn ? ` · ${formats.day(session.startOn)}` : ''}{' '}
      {stands.stands ? (
        <Tag icon="check" tone="good">
          {say('catalogue.adults-stands')}
        </Tag>
      ) : (
        <>
          <Tag icon="warning" tone="care">
            {say('catalogue.adults-stands-not')}
          </Tag>{' '}
          {stands.isOfHouse ? <Lacks missing={stands.missing} /> : say('catalogue.adults-left-the-house')}
        </>
      )}
      <Form action={`${prefix}/host/standing/adults/${id}/take-off`}>
        <AtHouse asks={asks} />
        <Button weight="quiet">{say('catalogue.adults-take-off')}</Button>
      </Form>
    </li>
  )
}
