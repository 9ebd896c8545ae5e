import type { Day } from '#kernel/instant.ts'
import { textFor, type Language } from '#kernel/local-text.ts'
import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Tag } from '#web/parts/chips.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { VisuallyHidden } from '#web/parts/hidden.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useVoice } from '#web/say/context.tsx'
import type { HouseAtHome, OwnLine } from '../words.ts'
import { OwnFacts } from './own-facts.tsx'

export interface HostPageProps {
  readonly prefix: string
  readonly today: Day
  readonly timeZone: string
  /** The reader's first. */
  readonly languages: readonly Language[]
  readonly houses: readonly HouseAtHome[]
}

/** What one's houses offer, with what is missing or old first, and the way to write more. */
export function HostPage(props: HostPageProps) {
  const { say } = useVoice()
  return (
    <article className="page stack">
      <h1>{say('catalogue.host-title')}</h1>
      {props.houses.map((house) => (
        <House key={house.organisation.id} house={house} {...props} />
      ))}
    </article>
  )
}

function House({ house, ...props }: HostPageProps & { house: HouseAtHome }) {
  const { say } = useVoice()
  const { organisation, coordinates, rests, lightDoorOffers, now, before } = house
  const at = `${props.prefix}/host/houses/${encodeURIComponent(organisation.slug)}`
  const asks = now.filter(({ old, missing }) => old || missing.length > 0).length
  return (
    <section className="stack" aria-labelledby={`house-${organisation.id}`}>
      <h2 id={`house-${organisation.id}`} dir="auto">
        {organisation.name}
      </h2>
      {rests === null ? null : <Notice tone="warning" title={say(`catalogue.host-rests-${rests}`)} />}
      {coordinates ? (
        <p>
          <a href={`${props.prefix}/me/organisations/${encodeURIComponent(organisation.slug)}`}>
            {say('catalogue.host-membership')}
          </a>
        </p>
      ) : null}
      {lightDoorOffers === null ? null : (
        <p className="hint">{say('catalogue.host-light-door', { count: lightDoorOffers })}</p>
      )}
      <Actions>
        <LinkButton href={`${at}/new`} icon="add">
          {say('catalogue.office-write')}
        </LinkButton>
        {now.length === 0 ? null : (
          <LinkButton href={`${at}/still-true`} weight="quiet" icon="check">
            {say('catalogue.host-still-true')}
          </LinkButton>
        )}
      </Actions>
      <Drafts house={house} at={at} {...props} />
      {now.length === 0 ? (
        <EmptyState title={say('catalogue.host-none')}>
          <p>{say('catalogue.host-none-what')}</p>
        </EmptyState>
      ) : (
        <>
          <p>{say('catalogue.host-offers', { count: now.length, asks })}</p>
          <ul className="office-lines">
            {now.map((line) => (
              <Line key={line.id} line={line} at={at} {...props} />
            ))}
          </ul>
        </>
      )}
      {before.length === 0 ? null : (
        <Details summary={say('catalogue.host-before', { count: before.length })}>
          <ul className="office-lines">
            {before.map((line) => (
              <Line key={line.id} line={line} at={at} {...props} />
            ))}
          </ul>
        </Details>
      )}
    </section>
  )
}

function Drafts({ house: { drafts }, prefix, at, timeZone }: HostPageProps & { house: HouseAtHome; at: string }) {
  const { say, formats } = useVoice()
  if (drafts.length === 0) return null
  return (
    <section className="stack">
      <h3>{say('catalogue.host-drafts')}</h3>
      <ul className="office-lines">
        {drafts.map(({ id, title, isNew, savedAt }) => {
          const name = title === '' ? say('catalogue.draft-untitled') : title
          return (
            <li key={id} className="office-line">
              <h4 className="office-line-title">
                <a href={isNew ? `${at}/new?draft=${id}` : `${prefix}/host/offers/${id}/edit`} dir="auto">
                  {name}
                </a>
              </h4>
              <p className="office-line-facts">
                {say('catalogue.draft-saved', { at: formats.instant(savedAt, timeZone) })}{' '}
                {isNew ? null : <Tag>{say('catalogue.draft-of-public')}</Tag>}
              </p>
              <Form action={`${prefix}/host/drafts/${id}/throw-away`}>
                <Actions>
                  <Button weight="care">
                    {say('catalogue.draft-throw-away')}
                    <VisuallyHidden>: {name}</VisuallyHidden>
                  </Button>
                </Actions>
              </Form>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Line({ line, prefix, at, today, languages }: HostPageProps & { line: OwnLine; at: string }) {
  const { say } = useVoice()
  const title = textFor(line.title, languages)
  const which = <VisuallyHidden>: {title.text}</VisuallyHidden>
  return (
    <li className="office-line">
      <h3 className="office-line-title">
        <a href={`${prefix}/host/offers/${line.id}`} lang={title.language} dir="auto">
          {title.text}
        </a>
      </h3>
      <OwnFacts line={line} today={today} />
      <p className="actions">
        <a href={`${prefix}/host/offers/${line.id}/${line.sourceId === null ? 'edit' : 'feed'}`}>
          {say(line.sourceId === null ? 'catalogue.office-edit' : 'catalogue.host-of-feed')}
          {which}
        </a>
        <a href={`${at}/new?${line.standing === 'over' ? 'again' : 'copy'}=${line.id}`}>
          {say(line.standing === 'over' ? 'catalogue.host-again' : 'catalogue.host-copy')}
          {which}
        </a>
      </p>
    </li>
  )
}
