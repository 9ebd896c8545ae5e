import type { Language } from '#kernel/local-text.ts'
import { Actions, Button } from '#web/parts/button.tsx'
import { Tag } from '#web/parts/chips.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { TextInput } from '#web/parts/forms/inputs.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useVoice } from '#web/say/context.tsx'
import { tellValue } from '../../overriding/tell-value.ts'
import type { Overridable, Override } from '../../words.ts'
import type { TypedOffer, WrongField } from '../../writing/offer-words.ts'
import { askedIn } from '../../writing/pages/asked-in.ts'
import { FieldInputs } from './field-inputs.tsx'

export interface FeedFieldsPageProps {
  readonly prefix: string
  readonly id: string
  readonly title: { readonly text: string; readonly language: Language }
  readonly host: string
  readonly timeZone: string
  /** The reader's first. */
  readonly languages: readonly Language[]
  /** Those the place writes in. */
  readonly written: readonly Language[]
  readonly currency: string
  readonly fields: readonly {
    readonly field: Overridable
    readonly shown: unknown
    readonly override: Override | null
    /** By the name they go by; null: somebody of the office. */
    readonly saidBy: string | null
  }[]
  readonly typed: TypedOffer
  /** The field whose form came back with a mistake. */
  readonly trying: Overridable | null
  readonly wrong: readonly WrongField[]
}

/** Field by field: what is shown, whose word it is, and how to say it differently or leave it to the feed again. */
export function FeedFieldsPage(props: FeedFieldsPageProps) {
  const { prefix, id, title, host, fields, wrong } = props
  const { say } = useVoice()
  return (
    <article className="page-narrow stack">
      <Breadcrumb
        trail={[
          { href: `${prefix}/host`, label: say('catalogue.host-title') },
          { href: `${prefix}/host/offers/${id}`, label: say('catalogue.host-this-offer') },
        ]}
      />
      <h1 lang={title.language} dir="auto">
        {title.text}
      </h1>
      <p className="lead" dir="auto">
        {host}
      </p>
      <p>{say('catalogue.override-what')}</p>
      <ErrorSummary wrong={wrong.map(({ name, because, facts }) => ({ name, error: say(because, facts) }))} />
      {fields.map((one) => (
        <OneField key={one.field} one={one} {...props} />
      ))}
      <p className="hint">{say('catalogue.override-not-times')}</p>
    </article>
  )
}

function OneField({ one, ...props }: FeedFieldsPageProps & { one: FeedFieldsPageProps['fields'][number] }) {
  const voiced = useVoice()
  const { say, formats } = voiced
  const { prefix, id, languages, timeZone, trying } = props
  const { field, shown, override, saidBy } = one
  const told = (value: unknown) => <span dir="auto">{tellValue({ field, value, languages }, voiced)}</span>
  const action = `${prefix}/host/offers/${id}/feed`
  const asked = askedIn(trying === field ? props : { ...props, wrong: [] }, say)
  return (
    <section className="stack" id={`field-${field}`}>
      <h2>
        {say(`catalogue.field-${field}`)}{' '}
        <Tag tone={override ? 'care' : undefined}>
          {say(override ? 'catalogue.override-yours' : 'catalogue.override-feeds')}
        </Tag>
      </h2>
      <p>{told(shown)}</p>
      {override === null ? null : (
        <>
          <p className="hint">
            {say('catalogue.override-told')} {told(override.told)}
          </p>
          <p className="hint">
            <span dir="auto">{override.why}</span> ·{' '}
            {saidBy === null ? say('catalogue.override-by-office') : <bdi>{saidBy}</bdi>} ·{' '}
            {formats.instant(override.saidAt, timeZone)}
            {override.heldAt === null
              ? null
              : ` · ${say('catalogue.override-held', { at: formats.instant(override.heldAt, timeZone) })}`}
          </p>
          <Form action={action}>
            <input type="hidden" name="field" value={field} />
            <Actions>
              <Button name="act" value="lay-down" weight="quiet" icon="undo">
                {say('catalogue.override-lay-down')}
              </Button>
            </Actions>
          </Form>
        </>
      )}
      <Details summary={say('catalogue.override-say')} open={trying === field}>
        <Form action={action}>
          <input type="hidden" name="field" value={field} />
          <FieldInputs field={field} asked={asked} languages={props.written} currency={props.currency} />
          <TextInput
            {...asked.field(`why-${field}`)}
            label={say('catalogue.override-why')}
            hint={say('catalogue.override-why-hint')}
            maxLength={300}
            dir="auto"
          />
          <Actions>
            <Button name="act" value="say">
              {say('catalogue.override-save')}
            </Button>
          </Actions>
        </Form>
      </Details>
    </section>
  )
}
