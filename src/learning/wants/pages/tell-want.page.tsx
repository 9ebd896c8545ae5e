import { Button } from '#web/parts/button.tsx'
import { Checkboxes } from '#web/parts/forms/choices.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { PrivacyNote } from '#web/parts/privacy-note.tsx'
import { useSay } from '#web/say/context.tsx'
import { ageBands, longestInterest, wantedTimes } from '../words.ts'

export interface TellWantPageProps {
  readonly prefix: string
  readonly name: string
  readonly areas: readonly { readonly id: string; readonly name: string }[]
  readonly given: {
    readonly interest: string
    readonly areaId: string
    readonly ageBand: string
    readonly times: readonly string[]
  }
  /** Keys of sentences, by field. */
  readonly wrong: readonly {
    readonly name: string
    readonly because: string
    readonly facts?: Record<string, string | number>
  }[]
}

/** Four questions, of which one must be answered. Says at the moment of asking what is kept (P30). */
export function TellWantPage({ prefix, name, areas, given, wrong }: TellWantPageProps) {
  const say = useSay()
  const errors = wrong.map(({ name: field, because, facts }) => ({ name: field, error: say(because, facts) }))
  const errorOf = (field: string): string | undefined => errors.find((error) => error.name === field)?.error
  return (
    <article className="page-narrow stack">
      <Breadcrumb
        trail={[
          { href: `${prefix}/`, label: name },
          { href: `${prefix}/wants`, label: say('wants.all') },
        ]}
      />
      <h1>{say('wants.tell-title')}</h1>
      <p className="lead">{say('wants.tell-lead')}</p>
      <ErrorSummary wrong={errors} />
      <PrivacyNote prefix={prefix} />
      <Form action={`${prefix}/wants`}>
        <TextInput
          name="interest"
          label={say('wants.ask-interest')}
          hint={say('wants.ask-interest-hint')}
          value={given.interest}
          maxLength={longestInterest}
          required
          dir="auto"
          error={errorOf('interest')}
        />
        {areas.length === 0 ? null : (
          <Select
            name="areaId"
            label={say('wants.ask-area')}
            optional
            value={given.areaId}
            options={[
              { value: '', label: say('wants.any-area') },
              ...areas.map(({ id, name: area }) => ({ value: id, label: area })),
            ]}
          />
        )}
        <Select
          name="ageBand"
          label={say('wants.ask-age')}
          optional
          value={given.ageBand}
          options={[
            { value: '', label: say('wants.any-age') },
            ...ageBands.map((band) => ({ value: band, label: say(`wants.age-${band}`) })),
          ]}
        />
        <Checkboxes
          name="times"
          label={say('wants.ask-times')}
          optional
          values={given.times}
          choices={wantedTimes.map((time) => ({ value: time, label: say(`wants.time-${time}`) }))}
        />
        <p className="hint">{say('wants.kept')}</p>
        <Button icon="want">{say('wants.send')}</Button>
      </Form>
    </article>
  )
}
