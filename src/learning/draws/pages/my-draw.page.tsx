import type { Language } from '#kernel/local-text.ts'
import { LinkButton } from '#web/parts/button.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import type { DrawSeen, ResultShown, WishesToSay } from '../words-for-pages.ts'
import { Lines, Title, useGroupName, usePay, When, WhereItStands } from './draw-parts.tsx'

export interface MyDrawProps {
  readonly seen: DrawSeen
  readonly people: readonly WishesToSay[]
  readonly prefix: string
  readonly languages: readonly Language[]
}

/** One's own wishes and one's children's; once published, what became of each, why, and the proof. */
export function MyDrawPage({ seen, people, prefix, languages }: MyDrawProps) {
  const say = useSay()
  const { draw } = seen
  const href = `${prefix}/me/draws/${draw.id}`
  const some = people.filter(({ rowId, mayWish }) => rowId !== null || (draw.phase === 'open' && mayWish))
  // What became of it comes before how it came about.
  const hasResult = some.some(({ result }) => result !== null)
  return (
    <article className="page-narrow stack">
      <header>
        <p className="hint">
          <a href={`${prefix}/draws/${draw.id}`}>{say('draws.fair-draw')}</a>
        </p>
        <h1 lang={draw.language} dir="auto">
          {draw.title}
        </h1>
      </header>
      {hasResult ? null : <WhereItStands draw={draw} timeZone={seen.timeZone} />}
      {some.length === 0 ? (
        <EmptyState
          title={say('draws.nobody-of-you')}
          act={<LinkButton href={`${prefix}/opportunities`}>{say('draws.what-else')}</LinkButton>}
        />
      ) : (
        some.map((one) => (
          <OnePerson key={one.personId} one={one} seen={seen} href={href} prefix={prefix} languages={languages} />
        ))
      )}
      {hasResult ? <WhereItStands draw={draw} timeZone={seen.timeZone} /> : null}
    </article>
  )
}

function OnePerson({
  one,
  seen,
  href,
  prefix,
  languages,
}: Omit<MyDrawProps, 'people'> & { readonly one: WishesToSay; readonly href: string }) {
  const say = useSay()
  const payOf = usePay()
  const { draw, items } = seen
  const wished = one.wishes.flatMap((id) => items.find((item) => item.id === id) ?? [])
  return (
    <section className="stack">
      <h2>
        <bdi>{one.name}</bdi>
      </h2>
      {one.result === null ? (
        <>
          {wished.length === 0 ? <p>{say('draws.no-wishes-yet')}</p> : <p>{say('draws.wishes-kept')}</p>}
          <ol>
            {wished.map((item) => (
              <li key={item.id}>
                <Title item={item} languages={languages} /> · <When item={item} />
                {one.pays.has(item.id) ? (
                  <span className="hint">
                    <br />
                    {payOf(one.pays.get(item.id)!)}
                  </span>
                ) : null}
              </li>
            ))}
          </ol>
          {one.friends === null ? null : (
            <p>
              {say('draws.friends-word')} <code dir="ltr">{one.friends}</code>.{' '}
              {say('draws.friends-stand', { count: one.friendsThere, alike: one.friendsAlike })}
            </p>
          )}
          {draw.phase === 'open' && one.mayWish ? (
            <div className="actions">
              <LinkButton href={`${href}/wishes/${one.personId}`}>
                {say(wished.length === 0 ? 'draws.say-wishes' : 'draws.change-wishes')}
              </LinkButton>
            </div>
          ) : null}
        </>
      ) : (
        <Result result={one.result} one={one} seen={seen} href={href} prefix={prefix} languages={languages} />
      )}
    </section>
  )
}

function Result({
  result,
  one,
  seen: { items, groups, draw },
  href,
  prefix,
  languages,
}: Omit<MyDrawProps, 'people'> & {
  readonly result: ResultShown
  readonly one: WishesToSay
  readonly href: string
}) {
  const say = useSay()
  const nameOf = useGroupName(groups, languages)
  const itemOf = new Map(items.map((item) => [item.id, item]))
  const place = result.itemId === null ? undefined : itemOf.get(result.itemId)
  const before = result.movedFrom === null ? undefined : itemOf.get(result.movedFrom)
  const free = items.filter((item) => item.id !== result.itemId && (item.free ?? 0) > 0)
  return (
    <>
      {place && result.isGone ? (
        <Notice title={say('draws.place-gone')}>
          <p>
            <Title item={place} languages={languages} /> · <When item={place} />
          </p>
          <p>{say('draws.place-gone-why')}</p>
        </Notice>
      ) : place ? (
        <Notice tone="good" title={say('draws.has-place')}>
          <p>
            <Title item={place} languages={languages} /> · <When item={place} />
          </p>
          {before ? (
            <p>
              {say('draws.moved-from')} <Title item={before} languages={languages} /> · <When item={before} />
            </p>
          ) : null}
          <p>
            <a href={`${prefix}/me/taking-part`}>{say('draws.to-places')}</a>
          </p>
        </Notice>
      ) : (
        <Notice title={say('draws.has-no-place')}>
          <p>{say('draws.has-no-place-why')}</p>
        </Notice>
      )}
      <h3>{say('draws.why')}</h3>
      <p>
        {say('draws.your-number')} <code dir="ltr">{result.number.slice(0, 8)}</code>. {say('draws.number-how')}
      </p>
      {result.groups.length === 0 ? null : (
        <p>{say('draws.your-groups', { groups: result.groups.map(nameOf).join(' · ') })}</p>
      )}
      <ol className="stack">
        {result.wishes.map(({ itemId, came, lines }) => (
          <li key={itemId}>
            <Title item={itemOf.get(itemId)!} languages={languages} /> · <When item={itemOf.get(itemId)!} />:{' '}
            {say(`draws.came-${came}`)}
            <Lines lines={lines} nameOf={nameOf} />
          </li>
        ))}
      </ol>
      <h3>{say('draws.proof')}</h3>
      {result.isProven ? <p>{say('draws.proven')}</p> : <Notice tone="error" title={say('draws.not-proven')} />}
      <p>
        <a href={`${href}/${one.rowId}/receipt.json`}>{say('draws.file-receipt')}</a> {say('draws.receipt-how')}{' '}
        <code dir="ltr">npm run hedgerow -- check-receipt receipt.json</code>
      </p>
      {place && !result.isGone ? null : (
        <>
          <h3>{say('draws.what-else')}</h3>
          {draw.isReleased ? (
            <ul>
              {free.map((item) => (
                <li key={item.id}>
                  <a
                    href={`${prefix}/opportunities/${item.opportunityId}/take-part?day=${item.days.find((day) => !day.isCancelled)!.occasionId}`}
                  >
                    <Title item={item} languages={languages} />
                  </a>{' '}
                  · {say('draws.free', { count: item.free! })}
                </li>
              ))}
            </ul>
          ) : (
            <p>{say('draws.wait-second')}</p>
          )}
          <p>
            <LinkButton href={`${prefix}/opportunities`}>{say('draws.find')}</LinkButton>
          </p>
        </>
      )}
    </>
  )
}
