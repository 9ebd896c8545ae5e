import { textFor, type Language } from '#kernel/local-text.ts'
import { Button, LinkButton } from '#web/parts/button.tsx'
import { Checkboxes } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { NumberInput, Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { DrawGroup } from '../words.ts'
import type { DayToDraw } from '../words-for-pages.ts'
import { useGroupName } from './draw-parts.tsx'

export interface MakeDrawProps {
  readonly days: readonly DayToDraw[]
  readonly groups: readonly DrawGroup[]
  readonly action: string
  /** The draws one leads. */
  readonly backHref: string
  /** Where days of one's offers are opened; null: who leads has none. */
  readonly offersHref: string | null
  readonly languages: readonly Language[]
  readonly wrong: string | null
  readonly typed: Readonly<Record<string, string>>
  readonly ticked: readonly string[]
}

/** Whoever leads a draw says which days, when, from where the number will come, and what is guaranteed. */
export function MakeDrawPage(props: MakeDrawProps) {
  const { days, groups, action, backHref, offersHref, languages, wrong, typed, ticked } = props
  const say = useSay()
  const formats = useFormats()
  const nameOf = useGroupName(groups, languages)
  return (
    <article className="page-narrow stack">
      <p className="hint">
        <a href={backHref}>{say('draws.led-title')}</a>
      </p>
      <h1>{say('draws.make')}</h1>
      <p className="lead">{say('draws.make-lead')}</p>
      {wrong === null ? null : <Notice tone="error" live title={wrong} />}
      {days.length === 0 ? (
        <EmptyState
          title={say('draws.no-days')}
          act={offersHref === null ? undefined : <LinkButton href={offersHref}>{say('draws.to-offers')}</LinkButton>}
        >
          <p>{say('draws.no-days-why')}</p>
        </EmptyState>
      ) : (
        <Form action={action}>
          <TextInput name="title" label={say('draws.name')} value={typed['title']} maxLength={200} />
          <Checkboxes
            name="occasionIds"
            label={say('draws.which-days')}
            values={ticked}
            choices={days.map(({ occasionId, title, startsAt, timeZone, seats }) => ({
              value: occasionId,
              label: <bdi>{textFor(title, languages).text}</bdi>,
              hint: `${formats.appointment(startsAt, timeZone)} · ${say('draws.seats', { count: seats })}`,
            }))}
          />
          {[...Map.groupBy(days, ({ opportunityId }) => opportunityId)].map(([id, own]) => (
            <Whole key={id} name={`whole-${id}`} days={own} value={typed[`whole-${id}`] ?? ''} languages={languages} />
          ))}
          <TextInput name="opensOn" type="date" width="short" label={say('draws.opens-on')} value={typed['opensOn']} />
          <TextInput
            name="closesOn"
            type="date"
            width="short"
            label={say('draws.closes-on')}
            hint={say('draws.closes-why')}
            value={typed['closesOn']}
          />
          {groups.map(({ id }) => (
            <NumberInput
              key={id}
              name={`guarantee-${id}`}
              label={say('draws.guarantee', { group: nameOf(id) })}
              hint={say('draws.guarantee-why')}
              value={typed[`guarantee-${id}`] ?? '0'}
            />
          ))}
          <SourceFields typed={typed} />
          <Button icon="check">{say('draws.prepare')}</Button>
        </Form>
      )}
    </article>
  )
}

/** Of an offer with several days: is each a place, or do some belong together? */
function Whole({
  name,
  days,
  value,
  languages,
}: Pick<MakeDrawProps, 'days' | 'languages'> & { readonly name: string; readonly value: string }) {
  const say = useSay()
  if (days.length === 1) return null
  const sessions = new Set(days.map(({ sessionId }) => sessionId)).size
  const ways = sessions === 1 ? ['offer'] : sessions < days.length ? ['session', 'offer'] : ['offer']
  return (
    <Select
      name={name}
      label={say('draws.whole', { title: textFor(days[0]!.title, languages).text, count: days.length })}
      hint={say('draws.whole-why')}
      value={value}
      width="full"
      options={[
        { value: '', label: say('draws.whole-each') },
        ...ways.map((way) => ({ value: way, label: say(`draws.whole-${way}`) })),
      ]}
      optional
    />
  )
}

/** From where everybody will read the number that decides. */
export function SourceFields({ typed }: Pick<MakeDrawProps, 'typed'>) {
  const say = useSay()
  return (
    <>
      <TextInput
        name="source"
        label={say('draws.source-name')}
        hint={say('draws.source-why')}
        value={typed['source']}
        maxLength={300}
      />
      <TextInput
        name="sourceAddress"
        type="url"
        dir="ltr"
        label={say('draws.source-address')}
        value={typed['sourceAddress']}
        optional
      />
      <TextInput name="sourceOn" type="date" width="short" label={say('draws.source-on')} value={typed['sourceOn']} />
      <TextInput
        name="sourceTime"
        type="time"
        width="short"
        label={say('draws.source-time')}
        value={typed['sourceTime'] ?? '18:00'}
      />
    </>
  )
}
