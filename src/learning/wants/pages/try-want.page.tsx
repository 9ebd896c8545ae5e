import { Button } from '#web/parts/button.tsx'
import { Radios } from '#web/parts/forms/choices.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { NumberInput, Select, TextArea, TextInput } from '#web/parts/forms/inputs.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { useSay } from '#web/say/context.tsx'
import { trialContacts } from '../words.ts'

export interface TryWantProps {
  readonly prefix: string
  readonly want: { readonly id: string; readonly interest: string; readonly language: string }
  readonly houses: readonly { readonly id: string; readonly name: string }[]
  readonly currency: string
  /** As it was typed, by field. */
  readonly given: Readonly<Record<string, string>>
  /** Fields to put right, with the sentence that says how. */
  readonly wrong: readonly { readonly name: string; readonly because: string }[]
}

/** A house says what it would do, and how many it takes. */
export function TryWantPage({ prefix, want, houses, currency, given, wrong }: TryWantProps) {
  const say = useSay()
  const errors = wrong.map(({ name, because }) => ({ name, error: say(because) }))
  const of = (name: string) => ({ name, value: given[name], error: errors.find((one) => one.name === name)?.error })
  return (
    <article className="page-narrow stack">
      <Breadcrumb trail={[{ href: `${prefix}/host/wants`, label: say('wants.demand-title') }]} />
      <h1>{say('wants.try-title')}</h1>
      <p className="want-answer" lang={want.language} dir="auto">
        {want.interest}
      </p>
      <p className="lead">{say('wants.try-lead')}</p>
      <ErrorSummary wrong={errors} />
      <Form action={`${prefix}/host/wants/${want.id}/try`}>
        {houses.length === 1 ? (
          <input type="hidden" name="hostId" value={houses[0]!.id} />
        ) : (
          <Select
            {...of('hostId')}
            label={say('wants.house')}
            options={houses.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <TextInput {...of('title')} label={say('wants.trial-title')} maxLength={120} dir="auto" required />
        <TextArea {...of('description')} label={say('wants.trial-description')} rows={3} maxLength={1500} optional />
        <TextInput {...of('fallsOn')} label={say('wants.falls-on')} type="date" width="short" required />
        <TextInput {...of('startTime')} label={say('wants.starts')} type="time" width="short" required />
        <TextInput {...of('endTime')} label={say('wants.ends')} type="time" width="short" required />
        <TextInput {...of('placeName')} label={say('wants.place')} maxLength={120} dir="auto" required />
        <TextInput {...of('placeAddress')} label={say('wants.address')} maxLength={200} dir="auto" optional />
        <TextInput
          {...of('price')}
          label={say('wants.price')}
          hint={say('wants.price-hint', { currency })}
          inputMode="decimal"
          width="short"
          optional
        />
        <NumberInput {...of('ageMin')} label={say('wants.age-min')} optional />
        <NumberInput {...of('ageMax')} label={say('wants.age-max')} optional />
        <Radios
          {...of('contact')}
          label={say('wants.contact')}
          choices={trialContacts.map((contact) => ({ value: contact, label: say(`wants.contact-${contact}`) }))}
        />
        <NumberInput {...of('minimum')} label={say('wants.minimum')} />
        <NumberInput {...of('seats')} label={say('wants.seats')} />
        <TextInput
          {...of('decideOn')}
          label={say('wants.decide-on')}
          hint={say('wants.decide-on-hint')}
          type="date"
          width="short"
          required
        />
        <Button icon="check">{say('wants.ask-them')}</Button>
      </Form>
    </article>
  )
}
