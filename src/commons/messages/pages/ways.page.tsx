import type { Day } from '#kernel/instant.ts'
import { Button } from '#web/parts/button.tsx'
import { Radios } from '#web/parts/forms/choices.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { channels, type Choices, type Quiet } from '../words.ts'
import { Topics } from './topics.tsx'

export interface WayShown {
  readonly kind: 'mail' | 'text'
  readonly address: string
  readonly confirmedHow: 'account' | 'code' | 'desk' | null
  /** The day on which somebody wrote from it that nothing shall come; told of a number that is proved to be theirs. */
  readonly stoppedOn: Day | null
}

export interface WaysPageProps {
  readonly prefix: string
  readonly ways: readonly WayShown[]
  readonly choices: Choices
  readonly quiet: Quiet
  readonly language: string
  readonly languages: readonly { readonly tag: string; readonly name: string }[]
  /** What could not be taken: the field, why, and what was typed. */
  readonly wrong: { readonly name: string; readonly because: string; readonly typed: string } | null
  /** No text message can leave this house: nothing is asked that would lead nowhere. */
  readonly hasTexts: boolean
}

/** How I am told: by which way, in which language, at which hours and about what. */
export function WaysPage(props: WaysPageProps) {
  const { prefix, wrong, hasTexts } = props
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('messages.ways-title')}</h1>
      <p className="lead">{say('messages.ways-lead')}</p>
      <ErrorSummary wrong={wrong === null ? [] : [{ name: wrong.name, error: say(wrong.because) }]} />
      <OneWay kind="mail" {...props} />
      {hasTexts ? <OneWay kind="text" {...props} /> : null}
      <Chosen {...props} />
      <p>
        <a href={`${prefix}/me/inbox`}>{say('messages.inbox-title')}</a>
      </p>
    </article>
  )
}

function OneWay({ kind, prefix, ways, wrong }: WaysPageProps & { kind: 'mail' | 'text' }) {
  const say = useSay()
  const formats = useFormats()
  const mine = ways.filter((way) => way.kind === kind)
  const kept = mine.find(({ confirmedHow }) => confirmedHow !== 'account')
  const wrongAt = (name: string) => (wrong?.name === name ? wrong : null)
  return (
    <section className="stack">
      <h2>{say(`messages.way-${kind}`)}</h2>
      {mine.length === 0 ? <p>{say(`messages.way-${kind}-none`)}</p> : null}
      <ul className="plain-list stack">
        {mine.map(({ address, confirmedHow }) => (
          <li key={address}>
            <bdi dir="ltr">{address}</bdi>
            {' · '}
            {say(`messages.way-confirmed-${confirmedHow ?? 'not'}`)}
          </li>
        ))}
      </ul>
      {mine.map(({ address, stoppedOn }) =>
        stoppedOn === null ? null : (
          <Notice key={address} tone="warning">
            <p>{say('messages.text-stopped', { day: formats.day(stoppedOn) })}</p>
          </Notice>
        ),
      )}
      {kept !== undefined && kept.confirmedHow === null ? (
        <>
          <Notice>
            <p>{say('messages.code-sent')}</p>
            {kind === 'text' ? <p>{say('messages.text-not-come')}</p> : null}
          </Notice>
          <Form action={`${prefix}/me/ways/confirm`}>
            <input type="hidden" name="kind" value={kind} />
            <TextInput
              name={`code-${kind}`}
              label={say('messages.code')}
              width="short"
              inputMode="numeric"
              autoComplete="one-time-code"
              dir="ltr"
              maxLength={12}
              error={wrongAt(`code-${kind}`) === null ? undefined : say(wrong!.because)}
            />
            <Button icon="check">{say('messages.code-confirm')}</Button>
          </Form>
        </>
      ) : null}
      <Form action={`${prefix}/me/ways/keep`}>
        <input type="hidden" name="kind" value={kind} />
        <TextInput
          name={`address-${kind}`}
          label={say(kept === undefined ? `messages.way-${kind}-add` : `messages.way-${kind}-change`)}
          hint={say(`messages.way-${kind}-hint`)}
          type={kind === 'mail' ? 'email' : 'tel'}
          autoComplete={kind === 'mail' ? 'email' : 'tel'}
          dir="ltr"
          maxLength={254}
          value={wrongAt(`address-${kind}`)?.typed}
          error={wrongAt(`address-${kind}`) === null ? undefined : say(wrong!.because)}
        />
        <Button weight="quiet" icon={kind === 'mail' ? 'mail' : 'phone'}>
          {say('messages.way-send-code')}
        </Button>
      </Form>
      {kept === undefined ? null : (
        <Form action={`${prefix}/me/ways/let-go`}>
          <Button weight="care" name="kind" value={kind}>
            {say(`messages.way-${kind}-let-go`)}
          </Button>
        </Form>
      )}
    </section>
  )
}

function Chosen({ prefix, choices, quiet, language, languages, wrong, hasTexts }: WaysPageProps) {
  const say = useSay()
  const own = choices.quiet
  return (
    <section className="stack">
      <h2>{say('messages.choices-title')}</h2>
      <Form action={`${prefix}/me/ways/choose`}>
        <Radios
          name="channel"
          label={say('messages.channel')}
          choices={channels
            .filter((channel) => hasTexts || channel !== 'text')
            .map((value) => ({
              value,
              label: say(`messages.channel-${value}`),
              hint: say(`messages.channel-${value}-hint`),
            }))}
          value={choices.channel ?? 'mail'}
        />
        <Select
          name="language"
          label={say('messages.language')}
          hint={say('messages.language-hint')}
          value={language}
          options={languages.map(({ tag, name }) => ({ value: tag, label: name, language: tag }))}
        />
        <Radios
          name="quiet"
          label={say('messages.quiet')}
          hint={say('messages.quiet-hint')}
          choices={[
            { value: 'place', label: say('messages.quiet-place', { from: quiet.from, until: quiet.until }) },
            { value: 'own', label: say('messages.quiet-own') },
          ]}
          value={own === null ? 'place' : 'own'}
        />
        <div className="two-times">
          <TextInput
            name="from"
            type="time"
            label={say('messages.quiet-from')}
            value={own?.from ?? quiet.from}
            width="short"
            error={wrong?.name === 'from' ? say(wrong.because) : undefined}
          />
          <TextInput
            name="until"
            type="time"
            label={say('messages.quiet-until')}
            value={own?.until ?? quiet.until}
            width="short"
          />
        </div>
        <Topics silenced={choices.silenced} />
        <Button icon="check">{say('messages.choices-save')}</Button>
      </Form>
    </section>
  )
}
