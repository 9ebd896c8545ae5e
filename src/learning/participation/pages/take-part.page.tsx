import type { LocalText } from '#kernel/local-text.ts'
import { textFor } from '#kernel/local-text.ts'
import type { Language } from '#kernel/local-text.ts'
import { Button, LinkButton } from '#web/parts/button.tsx'
import { Checkboxes, Radios } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { WhatWePay } from './what-we-pay.tsx'
import type { TakePartSeen } from '../words-for-pages.ts'

export interface TakePartProps {
  readonly seen: TakePartSeen
  readonly action: string
  readonly offerHref: string
  readonly familyHref: string
  /** Where a day whose places are drawn has its draw. */
  readonly drawsHref: string
  readonly languages: readonly Language[]
  /** Fresh with each form, so that a button pressed twice books once. */
  readonly request: string
  /** The sentence of what stood against it. */
  readonly wrong: string | null
  readonly ticked: readonly string[]
}

/** One page that asks for a place for me and my children, with all that is to be said before the button. */
export function TakePartPage({
  seen,
  action,
  offerHref,
  familyHref,
  drawsHref,
  languages,
  request,
  wrong,
  ticked,
}: TakePartProps) {
  const say = useSay()
  const formats = useFormats()
  const { chosen, people, occasions, waiting } = seen
  if (chosen === null) {
    return (
      <article className="page-narrow stack">
        <Title title={seen.title} languages={languages} />
        <EmptyState
          title={say('participation.nothing-open')}
          act={<LinkButton href={offerHref}>{say('participation.back-to-offer')}</LinkButton>}
        />
      </article>
    )
  }
  if (chosen.way === 'fair-draw') {
    return (
      <article className="page-narrow stack">
        <Title title={seen.title} languages={languages} />
        <p className="lead">{formats.appointment(chosen.startsAt, chosen.timeZone)}</p>
        {wrong === null ? null : <Notice tone="error" live title={wrong} />}
        <EmptyState
          title={say('participation.draw-title')}
          act={<LinkButton href={`${drawsHref}?day=${chosen.id}`}>{say('participation.draw-link')}</LinkButton>}
        >
          <p>{say('participation.draw-how')}</p>
        </EmptyState>
      </article>
    )
  }
  const free = chosen.seats - chosen.taken
  const others = occasions.filter(({ id }) => id !== chosen.id)
  const onlyWish = people.length === 1 && !people[0]!.decides
  const warns = people.some(({ findings }) => findings.some(({ mode }) => mode === 'warn'))
  const asked = people.filter(({ isIn }) => !isIn)
  return (
    <article className="page-narrow stack">
      <Title title={seen.title} languages={languages} />
      <p className="lead">{formats.appointment(chosen.startsAt, chosen.timeZone)}</p>
      {others.length === 0 ? null : (
        <nav aria-labelledby="other-days">
          <p id="other-days" className="hint">
            {say('participation.other-days')}
          </p>
          <ul className="plain-list">
            {others.map(({ id, startsAt, timeZone }) => (
              <li key={id}>
                <a href={`${action}?day=${id}`}>{formats.appointment(startsAt, timeZone)}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <p>
        {waiting > 0 || free === 0
          ? say('participation.full', { count: waiting })
          : say('participation.free', { count: free })}
      </p>
      {wrong === null ? null : <Notice tone="error" live title={wrong} />}
      {asked.length === 0 ? (
        <Notice tone="good" title={say('participation.all-in')} />
      ) : (
        <Form action={action}>
          <input type="hidden" name="request" value={request} />
          <input type="hidden" name="occasionId" value={chosen.id} />
          <Checkboxes
            name="personIds"
            label={say('participation.who-comes')}
            values={asked.length === 1 ? [asked[0]!.personId] : ticked}
            choices={asked.map(({ personId, name, findings }) => ({
              value: personId,
              label: <bdi>{name}</bdi>,
              hint:
                findings.length === 0
                  ? say('participation.nothing-against')
                  : findings.map(({ sentence, facts, mode }) => (
                      <span key={sentence} className={`check check-${mode}`}>
                        {say(sentence, facts)}{' '}
                      </span>
                    )),
            }))}
          />
          {asked.length === 1 ? (
            <input type="hidden" name="together" value="yes" />
          ) : (
            <Radios
              name="together"
              label={say('participation.if-few')}
              value="yes"
              choices={[
                { value: 'yes', label: say('participation.together') },
                { value: 'no', label: say('participation.in-part') },
              ]}
            />
          )}
          {warns ? (
            <Checkboxes
              name="anyway"
              label={say('participation.warned')}
              choices={[{ value: 'yes', label: say('participation.i-know') }]}
            />
          ) : null}
          {seen.pay === null ? null : <WhatWePay pay={seen.pay} />}
          <Button icon="check">
            {say(
              onlyWish
                ? 'participation.say-wish'
                : waiting > 0 || free === 0
                  ? 'participation.wait'
                  : 'participation.ask',
            )}
          </Button>
          <p className="hint">
            {say('participation.line-rule')} <a href={familyHref}>{say('participation.family-link')}</a>
          </p>
        </Form>
      )}
    </article>
  )
}

function Title({ title, languages }: { title: LocalText; languages: readonly Language[] }) {
  const say = useSay()
  const shown = textFor(title, languages)
  return (
    <header>
      <p className="hint">{say('participation.take-part')}</p>
      <h1 lang={shown.language} dir="auto">
        {shown.text}
      </h1>
    </header>
  )
}
