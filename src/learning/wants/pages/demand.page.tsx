import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Tag } from '#web/parts/chips.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Select } from '#web/parts/forms/inputs.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { Table, type Column } from '#web/parts/table.tsx'
import { VisuallyHidden } from '#web/parts/hidden.tsx'
import { useVoice } from '#web/say/context.tsx'
import type { Demand, WantInDemand } from '../words-for-pages.ts'
import { seasons, type DemandSort } from '../words.ts'
import { TrialFacts } from './trial-facts.tsx'

export interface DemandProps {
  readonly demand: Demand
  readonly prefix: string
  readonly countsFrom: number
  readonly given: { readonly area: string; readonly season: string; readonly sort: DemandSort }
}

/** What is wanted, by area and season, and what one's own houses ask about it. */
export function DemandPage({ demand, prefix, countsFrom, given }: DemandProps) {
  const { say } = useVoice()
  const here = `${prefix}/host/wants`
  const sortedBy = (sort: DemandSort): string => {
    const asked = new URLSearchParams({ ...given, sort })
    return `${here}?${asked}`
  }
  return (
    <article className="page stack">
      <h1>{say('wants.demand-title')}</h1>
      {demand.houses.length === 0 ? null : <p className="lead">{say('wants.demand-lead')}</p>}
      <OwnTrials trials={demand.trials} prefix={prefix} />
      <form method="get" action={here} className="stack">
        {demand.areas.length === 0 ? null : (
          <Select
            name="area"
            label={say('wants.col-area')}
            value={given.area}
            options={[
              { value: '', label: say('wants.any-area-any') },
              ...demand.areas.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <Select
          name="season"
          label={say('wants.col-season')}
          value={given.season}
          options={[
            { value: '', label: say('wants.any-season') },
            ...seasons.map((season) => ({ value: season, label: say(`wants.season-${season}`) })),
          ]}
        />
        <input type="hidden" name="sort" value={given.sort} />
        <Actions>
          <Button weight="quiet">{say('wants.filter')}</Button>
        </Actions>
      </form>
      {demand.wants.length === 0 ? (
        <EmptyState title={say('wants.demand-none')} />
      ) : (
        <>
          <Table
            caption={say('wants.demand-caption', { count: demand.wants.length })}
            columns={columnsOf({ demand, prefix, given, hrefOf: sortedBy }, say)}
            rows={demand.wants}
            rowKey={({ id }) => id}
            stacked
          />
          <p>
            <LinkButton href={`${here}.csv?${new URLSearchParams(given)}`} weight="quiet" download>
              {say('web.download-csv')}
            </LinkButton>
          </p>
        </>
      )}
      <p className="small">{say('wants.demand-how', { from: countsFrom })}</p>
    </article>
  )
}

type Say = ReturnType<typeof useVoice>['say']

function columnsOf(
  {
    demand,
    prefix,
    given,
    hrefOf,
  }: Pick<DemandProps, 'demand' | 'prefix' | 'given'> & { hrefOf: (sort: DemandSort) => string },
  say: Say,
): Column<WantInDemand>[] {
  const isSorted = (sort: DemandSort) => (given.sort === sort ? { sorted: 'ascending' as const } : {})
  return [
    {
      key: 'want',
      head: say('wants.col-want'),
      sortHref: hrefOf('newest'),
      ...isSorted('newest'),
      cell: ({ want }) => (
        <span lang={want.language} dir="auto">
          {want.interest}
        </span>
      ),
    },
    {
      key: 'asked',
      head: say('wants.col-asked'),
      numeric: true,
      sortHref: hrefOf('asked'),
      ...(given.sort === 'asked' ? { sorted: 'descending' as const } : {}),
      cell: ({ askers }) => askers ?? say('wants.a-few'),
    },
    {
      key: 'area',
      head: say('wants.col-area'),
      sortHref: hrefOf('area'),
      ...isSorted('area'),
      cell: ({ askers, area }) => area ?? say(askers === null ? 'wants.not-shown' : 'wants.whole-place'),
    },
    {
      key: 'season',
      head: say('wants.col-season'),
      sortHref: hrefOf('season'),
      ...isSorted('season'),
      cell: ({ askers, season }) =>
        season === null ? say(askers === null ? 'wants.not-shown' : 'wants.any-season') : say(`wants.season-${season}`),
    },
    {
      key: 'state',
      head: say('wants.col-state'),
      cell: ({ id, want, isBeingAsked }) => (
        <>
          <Tag tone={isBeingAsked ? 'good' : undefined}>
            {say(
              isBeingAsked
                ? 'wants.open-asked'
                : want.state === 'being-tried'
                  ? 'wants.state-being-tried'
                  : 'wants.open-still',
            )}
          </Tag>{' '}
          {demand.houses.length === 0 ? null : (
            <a href={`${prefix}/host/wants/${id}/try`}>
              {say('wants.try-it')}
              <VisuallyHidden>: {want.interest}</VisuallyHidden>
            </a>
          )}
        </>
      ),
    },
  ]
}

function OwnTrials({ trials, prefix }: { readonly trials: Demand['trials']; readonly prefix: string }) {
  const { say, formats } = useVoice()
  if (trials.length === 0) return null
  return (
    <section className="stack">
      <h2>{say('wants.own-trials')}</h2>
      <ul className="wants">
        {trials.map(({ trial, house, yeses }) => (
          <li key={trial.id} className="want stack">
            <h3 lang={trial.language} dir="auto">
              {trial.title}
            </h3>
            <p>
              <Tag tone={trial.state === 'runs' || trial.state === 'agreed' ? 'good' : undefined}>
                {say(`wants.house-${trial.state}`)}
              </Tag>{' '}
              <bdi>{house}</bdi>
            </p>
            <p>
              <strong>
                {say('wants.trial-yeses', {
                  yes: yeses,
                  minimum: trial.minimum,
                  until: formats.appointment(trial.decideBy, trial.timeZone),
                })}
              </strong>
            </p>
            {trial.because === null ? null : <p>{say(trial.because)}</p>}
            <TrialFacts trial={trial} />
            {trial.state === 'asking' ? (
              <Form action={`${prefix}/host/trials/${trial.id}/back`}>
                <Button weight="care">{say('wants.take-trial-back')}</Button>
              </Form>
            ) : null}
            {trial.state === 'runs' ? (
              <p>
                <a href={`${prefix}/host/offers/${trial.opportunityId}`}>{say('wants.to-offer')}</a>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
