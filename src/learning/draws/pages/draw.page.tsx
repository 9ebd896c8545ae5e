import { Fragment } from 'react'
import type { Language } from '#kernel/local-text.ts'
import { LinkButton } from '#web/parts/button.tsx'
import { Definitions } from '#web/parts/listing.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { Table, type Column } from '#web/parts/table.tsx'
import { useSay } from '#web/say/context.tsx'
import type { DrawSeen, ItemShown } from '../words-for-pages.ts'
import { Lines, Title, useGroupName, useSeats, When, WhereItStands } from './draw-parts.tsx'

export interface DrawProps {
  readonly seen: DrawSeen
  readonly prefix: string
  readonly languages: readonly Language[]
}

const steps = ['one', 'two', 'three', 'four', 'five'] as const

/** All that is everybody's of one draw: how it works, its seats, what was committed to, the number, the lines, the check. */
export function DrawPage({ seen, prefix, languages }: DrawProps) {
  const say = useSay()
  const { draw, commitment, rounds } = seen
  const href = `${prefix}/draws/${draw.id}`
  const mine = `${prefix}/me/draws/${draw.id}`
  return (
    <article className="page stack">
      <header>
        <p className="hint">{say('draws.fair-draw')}</p>
        <h1 lang={draw.language} dir="auto">
          {draw.title}
        </h1>
      </header>
      <WhereItStands draw={draw} timeZone={seen.timeZone} />
      {draw.phase === 'cancelled' ? <Notice tone="warning" title={say('draws.is-cancelled')} /> : null}
      <div className="actions">
        <LinkButton href={mine}>
          {say(
            draw.phase === 'open' ? 'draws.say-wishes' : rounds.length > 0 ? 'draws.read-result' : 'draws.our-wishes',
          )}
        </LinkButton>
      </div>
      <section className="stack">
        <h2>{say('draws.how-title')}</h2>
        <ol>
          {steps.map((step) => (
            <li key={step}>{say(`draws.how-${step}`)}</li>
          ))}
        </ol>
        <Groups seen={seen} languages={languages} />
      </section>
      <section className="stack">
        <h2>{say('draws.days')}</h2>
        <Days seen={seen} prefix={prefix} languages={languages} />
      </section>
      {commitment === null ? null : (
        <section className="stack">
          <h2>{say('draws.commitment')}</h2>
          <p>{say('draws.commitment-why', { count: commitment.rows })}</p>
          <Definitions
            items={[
              { term: say('draws.root'), detail: <LongCode text={commitment.root} /> },
              { term: say('draws.rules-hash'), detail: <LongCode text={commitment.rules} /> },
            ]}
          />
        </section>
      )}
      {rounds.length === 0 ? null : (
        <section className="stack">
          <h2>{say('draws.checked')}</h2>
          {rounds.map(({ round, faults, wasted, blocking }) => (
            <p key={round}>
              {rounds.length > 1 ? <strong>{say(`draws.round-${round}`)} </strong> : null}
              {say('draws.checked-faults', { faults, wasted })} {say('draws.checked-blocking', { blocking })}
            </p>
          ))}
          <h3>{say('draws.again-title')}</h3>
          <p>{say('draws.again')}</p>
          <ul>
            <li>
              <a href={`${href}/result.json`}>{say('draws.file-result')}</a>
            </li>
            <li>
              <a href={`${href}/twin.json`}>{say('draws.file-twin')}</a>
            </li>
          </ul>
          <p>
            <code dir="ltr">npm run hedgerow -- check-draw twin.json</code>
          </p>
        </section>
      )}
    </article>
  )
}

/** Sixteen digits and room to break. */
function LongCode({ text }: { readonly text: string }) {
  return (
    <code dir="ltr">
      {text.match(/.{1,16}/g)!.map((part) => (
        <Fragment key={part}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </code>
  )
}

function Groups({ seen: { groups, items }, languages }: Pick<DrawProps, 'seen' | 'languages'>) {
  const say = useSay()
  const nameOf = useGroupName(groups, languages)
  const used = groups.filter(({ id }) => items.some(({ guarantees }) => guarantees.some(({ group }) => group === id)))
  if (used.length === 0) return null
  return (
    <>
      <h3>{say('draws.groups')}</h3>
      <ul>
        {used.map(({ id, by, areas }) => (
          <li key={id}>
            <strong>{nameOf(id)}</strong>. {say(`draws.in-${by}`)}
            {areas.length === 0 ? null : ` ${areas.join(' · ')}`}
          </li>
        ))}
      </ul>
    </>
  )
}

function Days({ seen: { items, groups, rounds }, prefix, languages }: DrawProps) {
  const say = useSay()
  const nameOf = useGroupName(groups, languages)
  const seatsOf = useSeats(nameOf)
  const columns: Column<ItemShown>[] = [
    {
      key: 'title',
      head: say('draws.column-what'),
      cell: (item) => (
        <a href={`${prefix}/opportunities/${item.opportunityId}`}>
          <Title item={item} languages={languages} />
        </a>
      ),
    },
    { key: 'day', head: say('draws.column-day'), cell: (item) => <When item={item} /> },
    { key: 'seats', head: say('draws.column-seats'), cell: seatsOf },
    ...rounds.map(({ round, lines }) => ({
      key: `round-${round}`,
      head: rounds.length > 1 ? say(`draws.lines-${round}`) : say('draws.lines'),
      cell: ({ name }: ItemShown) => <Lines lines={lines.get(name) ?? []} nameOf={nameOf} />,
    })),
  ]
  return (
    <Table
      caption={rounds.length === 0 ? say('draws.days') : say('draws.lines-why')}
      captionHidden={rounds.length === 0}
      columns={columns}
      rows={items}
      rowKey={({ id }) => id}
      stacked
    />
  )
}
