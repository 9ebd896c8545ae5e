import { textFor, type Language } from '#kernel/local-text.ts'
import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Tag } from '#web/parts/chips.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useVoice } from '#web/say/context.tsx'
import type { WishSeen } from '../words-for-pages.ts'
import type { Find } from '../words.ts'
import { TrialAsked } from './trial-asked.tsx'
import { countSentence, stateIcons } from './want-item.tsx'

export interface MyWishesProps {
  readonly wishes: readonly WishSeen[]
  readonly prefix: string
  /** The place's own address with its origin: what is given to friends. */
  readonly origin: string
  readonly areas: ReadonlyMap<string, string>
  readonly languages: readonly Language[]
}

/** What I and my children wish for: what was found, who would try it, and the way back from each step. */
export function MyWishesPage({ wishes, ...where }: MyWishesProps) {
  const { say } = useVoice()
  const now = wishes.filter(({ wish }) => wish.state !== 'taken-back')
  const before = wishes.filter(({ wish }) => wish.state === 'taken-back')
  const tell = (
    <LinkButton href={`${where.prefix}/wants/new`} icon="want">
      {say('wants.wish-new')}
    </LinkButton>
  )
  return (
    <article className="page-narrow stack">
      <h1>{say('wants.mine-title')}</h1>
      <p className="lead">{say('wants.mine-lead')}</p>
      {now.length === 0 ? (
        <EmptyState title={say('wants.mine-none')} act={tell}>
          <p>{say('wants.mine-none-text')}</p>
        </EmptyState>
      ) : (
        <p className="actions">
          {tell} <a href={`${where.prefix}/wants`}>{say('wants.all')}</a>
        </p>
      )}
      <ul className="wants">
        {now.map((one) => (
          <OneWish key={one.wish.id} one={one} {...where} />
        ))}
      </ul>
      {before.length === 0 ? null : (
        <section className="stack">
          <h2>{say('wants.taken-back')}</h2>
          <ul className="wants">
            {before.map(({ wish, want, name }) => (
              <li key={wish.id} className="want">
                <h3 className="want-interest" lang={want.language} dir="auto">
                  {want.interest}
                </h3>
                <p className="hint">
                  <bdi>{name}</bdi>
                </p>
                <Form action={`${where.prefix}/me/wants/${wish.id}/again`}>
                  <Button weight="quiet" icon="refresh">
                    {say('wants.wish-again')}
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

type Where = Omit<MyWishesProps, 'wishes'>

function OneWish({ one, ...where }: Where & { one: WishSeen }) {
  const { say, formats } = useVoice()
  const { wish, want, name, isOneself, finds, trials } = one
  const { prefix, areas, languages } = where
  const action = `${prefix}/me/wants/${wish.id}`
  const facts = [
    want.areaId === null ? null : (areas.get(want.areaId) ?? null),
    want.ageBand === null ? null : say(`wants.age-${want.ageBand}`),
    ...want.times.map((time) => say(`wants.time-${time}`)),
    want.season === null ? null : say(`wants.season-${want.season}`),
  ].filter((part): part is string => part !== null)
  const answer = want.answer && textFor(want.answer, languages)
  const shown = finds.filter(({ state }) => state !== 'not-this')
  return (
    <li className="want stack">
      <h2 className="want-interest" lang={want.language} dir="auto">
        {want.interest}
      </h2>
      <p className="want-state">
        {wish.state === 'met' ? (
          <Tag icon="check" tone="good">
            {say('wants.wish-met')}
          </Tag>
        ) : (
          <Tag icon={stateIcons[want.state]} tone={want.state === 'being-tried' ? 'good' : undefined}>
            {say(`wants.state-${want.state}`)}
          </Tag>
        )}{' '}
        <span>{isOneself ? say('wants.wish-own') : <bdi>{name}</bdi>}</span> ·{' '}
        <span>{countSentence(say, want.count)}</span>
        {facts.length === 0 ? null : <span className="hint">{formats.list(facts, 'side-by-side')}</span>}
      </p>
      {answer === null ? null : (
        <p className="want-answer" lang={answer.language} dir="auto">
          {answer.text}
        </p>
      )}
      {trials.map((seen) => (
        <TrialAsked key={seen.trial.id} seen={seen} action={action} prefix={prefix} isOpen={wish.state === 'open'} />
      ))}
      {shown.map((find) => (
        <OneFind key={find.opportunityId} find={find} action={action} {...where} />
      ))}
      {wish.state === 'open' ? <Invite one={one} {...where} /> : null}
      {wish.state === 'open' ? (
        <Actions>
          <a href={action}>{say('wants.reword')}</a>
          <Form action={`${action}/back`}>
            <Button weight="care">{say('wants.take-back')}</Button>
          </Form>
        </Actions>
      ) : null}
    </li>
  )
}

function OneFind({ find, action, prefix, languages }: Where & { find: Find; action: string }) {
  const { say } = useVoice()
  const title = textFor(find.title, languages)
  return (
    <div className="want-answer stack">
      <p>
        {say(find.state === 'this-is-it' ? 'wants.find-is-it' : 'wants.find-may-be')}{' '}
        <a href={`${prefix}/opportunities/${find.opportunityId}`} lang={title.language} dir="auto">
          {title.text}
        </a>
      </p>
      <Form action={`${action}/finds/${find.opportunityId}`}>
        <Actions>
          {find.state === 'this-is-it' ? (
            <Button name="says" value="told" weight="quiet" icon="refresh">
              {say('wants.find-undo')}
            </Button>
          ) : (
            <>
              <Button name="says" value="this-is-it" icon="check">
                {say('wants.find-yes')}
              </Button>
              <Button name="says" value="not-this" weight="quiet">
                {say('wants.find-no')}
              </Button>
            </>
          )}
        </Actions>
      </Form>
    </div>
  )
}

function Invite({ one: { wish }, origin }: Pick<MyWishesProps, 'origin'> & { one: WishSeen }) {
  const { say } = useVoice()
  const code = `${wish.code.slice(0, 4)}-${wish.code.slice(4)}`
  return (
    <Details summary={say('wants.invite')}>
      <p>{say('wants.invite-how')}</p>
      <p className="break-anywhere" dir="ltr">
        <a href={`${origin}/wants/with/${wish.code}`}>{`${origin}/wants/with/${wish.code}`}</a>
      </p>
      <p>
        {say('wants.invite-code')} <strong dir="ltr">{code}</strong>
      </p>
    </Details>
  )
}
