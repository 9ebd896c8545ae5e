import { Button } from '#web/parts/button.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { TextInput } from '#web/parts/forms/inputs.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useSay } from '#web/say/context.tsx'
import type { Venue } from '../words.ts'

export interface OfficeVenuesPageProps {
  readonly prefix: string
  readonly unplaced: readonly Venue[]
  readonly placedByHand: readonly Venue[]
  /** What was typed and could not be used. */
  readonly wrong: {
    readonly venueId: string
    readonly typed: string
    readonly because: string
    readonly facts?: Readonly<Record<string, string | number>>
  } | null
}

/** Begins with what needs a person: venues nobody has put on the map. */
export function OfficeVenuesPage({ prefix, unplaced, placedByHand, wrong }: OfficeVenuesPageProps) {
  const say = useSay()
  const errors = wrong === null ? [] : [{ name: `point-${wrong.venueId}`, error: say(wrong.because, wrong.facts) }]
  return (
    <article className="page stack">
      <h1>{say('organisations.venues-title')}</h1>
      <p className="lead">{say('organisations.venues-lead', { count: unplaced.length })}</p>
      <ErrorSummary wrong={errors} />
      <ul className="organisations">
        {unplaced.map((venue) => {
          const isWrong = wrong?.venueId === venue.id
          return (
            <li key={venue.id}>
              <Details summary={<VenueLine venue={venue} />} open={isWrong}>
                <Form action={`${prefix}/office/venues/${venue.id}/place`}>
                  <TextInput
                    name={`point-${venue.id}`}
                    label={say('organisations.ask-point')}
                    hint={say('organisations.ask-point-hint')}
                    value={isWrong ? wrong.typed : undefined}
                    width="short"
                    dir="ltr"
                    error={isWrong ? say(wrong.because, wrong.facts) : undefined}
                  />
                  <Button weight="quiet" icon="place">
                    {say('organisations.place')}
                  </Button>
                </Form>
              </Details>
            </li>
          )
        })}
      </ul>
      {placedByHand.length === 0 ? null : (
        <section className="stack">
          <h2>{say('organisations.venues-placed')}</h2>
          <ul className="organisations">
            {placedByHand.map((venue) => (
              <li key={venue.id}>
                <VenueLine venue={venue} />
                <Form action={`${prefix}/office/venues/${venue.id}/undo`}>
                  <Button weight="quiet" icon="undo">
                    {say('organisations.undo-place')}
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  )
}

function VenueLine({ venue }: { venue: Venue }) {
  const say = useSay()
  return (
    <>
      <bdi>{venue.name}</bdi>{' '}
      <span className="hint venue-address">
        <bdi>{venue.address ?? say('organisations.venue-no-address')}</bdi>
      </span>
    </>
  )
}
