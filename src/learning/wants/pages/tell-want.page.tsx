import { Button } from '#web/parts/button.tsx'
import { Checkboxes, Radios } from '#web/parts/forms/choices.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { PrivacyNote } from '#web/parts/privacy-note.tsx'
import { useSay } from '#web/say/context.tsx'
import type { PersonToWishFor } from '../words-for-pages.ts'
import { ageBands, longestInterest, seasons, wantedTimes } from '../words.ts'

export interface TellWantPageProps {
  readonly prefix: string
  readonly name: string
  readonly areas: readonly { readonly id: string; readonly name: string }[]
  /** Oneself and one's children, for who is signed in; nobody: it is told without a name. */
  readonly people: readonly PersonToWishFor[]
  readonly given: {
    readonly interest: string
    readonly areaId: string
    readonly ageBand: string
    readonly times: readonly string[]
    readonly season: string
    readonly personId?: string
  }
  /** Where a wish that stands is said in other words; left out: a new one is told. */
  readonly rewords?: { readonly action: string; readonly back: string }
  /** Keys of sentences, by field. */
  readonly wrong: readonly {
    readonly name: string
    readonly because: string
    readonly facts?: Record<string, string | number>
  }[]
}

/** A few questions, of which one must be answered. Says at the moment of asking what is kept (P30). */
export function TellWantPage({ prefix, name, areas, people, given, rewords, wrong }: TellWantPageProps) {
  const say = useSay()
  const errors = wrong.map(({ name: field, because, facts }) => ({ name: field, error: say(because, facts) }))
  const errorOf = (field: string): string | undefined => errors.find((error) => error.name === field)?.error
  return (
    <article className="page-narrow stack">
      <Breadcrumb
        trail={[
          { href: `${prefix}/`, label: name },
          rewords
            ? { href: rewords.back, label: say('wants.mine-title') }
            : { href: `${prefix}/wants`, label: say('wants.all') },
        ]}
      />
      <h1>{say(rewords ? 'wants.reword-title' : 'wants.tell-title')}</h1>
      <p className="lead">{say(rewords ? 'wants.reword-lead' : 'wants.tell-lead')}</p>
      <ErrorSummary wrong={errors} />
      <PrivacyNote prefix={prefix} />
      <Form action={rewords?.action ?? `${prefix}/wants`}>
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
        {people.length === 0 ? null : (
          <Radios
            name="personId"
            label={say('wants.ask-whose')}
            hint={say('wants.ask-whose-hint')}
            value={given.personId ?? ''}
            choices={[
              { value: '', label: say('wants.no-name') },
              ...people.map(({ personId, name: person }) => ({ value: personId, label: <bdi>{person}</bdi> })),
            ]}
          />
        )}
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
        <Select
          name="season"
          label={say('wants.ask-season')}
          optional
          value={given.season}
          options={[
            { value: '', label: say('wants.any-season') },
            ...seasons.map((season) => ({ value: season, label: say(`wants.season-${season}`) })),
          ]}
        />
        {rewords ? null : <p className="hint">{say('wants.kept')}</p>}
        <Button icon="want">{say(rewords ? 'wants.reword' : 'wants.send')}</Button>
      </Form>
    </article>
  )
}
