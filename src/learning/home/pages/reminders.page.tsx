import { Button } from '#web/parts/button.tsx'
import { Checkboxes, Radios } from '#web/parts/forms/choices.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { AreaNear } from '../words-for-pages.ts'
import { mostHours, type Choices, type HomeSettings } from '../words.ts'

export interface RemindersProps {
  readonly choices: Choices
  readonly settings: HomeSettings
  readonly areas: readonly { readonly id: string; readonly name: string }[]
  readonly action: string
  readonly homeHref: string
  readonly waysHref: string
  /** Areas somebody may have meant by what they typed; none: nothing was typed. */
  readonly found: readonly AreaNear[]
  readonly wrong: { readonly name: 'hoursBefore' | 'near'; readonly error: string } | null
}

/** What I am reminded of and when, and from where a way is guessed. */
export function RemindersPage({ choices, settings, areas, found, action, homeHref, waysHref, wrong }: RemindersProps) {
  const say = useSay()
  const formats = useFormats()
  const hours = Array.from({ length: mostHours }, (_, at) => at + 1)
  return (
    <article className="page-narrow stack">
      <h1>{say('home.reminders-title')}</h1>
      <p className="lead">{say('home.reminders-lead')}</p>
      <ErrorSummary wrong={wrong === null ? [] : [wrong]} />
      <Form action={action}>
        <Checkboxes
          name="dayBefore"
          label={say('home.reminders-when')}
          values={choices.dayBefore ? ['yes'] : []}
          choices={[{ value: 'yes', label: say('home.reminders-day', { time: formats.time(settings.dayBeforeAt) }) }]}
        />
        <Select
          name="hoursBefore"
          label={say('home.reminders-hours')}
          value={String(choices.hoursBefore)}
          width="full"
          options={[
            { value: '0', label: say('home.reminders-no-hours') },
            ...hours.map((count) => ({ value: String(count), label: say('home.reminders-hours-before', { count }) })),
          ]}
        />
        {found.length > 0 ? (
          <Radios
            name="areaId"
            label={say('home.near-which')}
            value={found[0]!.areaId}
            choices={[
              ...found.map(({ areaId, name, near }) => ({
                value: areaId,
                label: name,
                ...(near === null ? {} : { hint: say('home.near-house', { house: near }) }),
              })),
              { value: '', label: say('home.from-nowhere') },
            ]}
          />
        ) : null}
        {areas.length === 0 || found.length > 0 ? null : (
          <Select
            name="areaId"
            label={say('home.from-area')}
            hint={say('home.from-area-hint')}
            value={choices.areaId ?? ''}
            width="full"
            options={[
              { value: '', label: say('home.from-nowhere') },
              ...areas.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        {areas.length === 0 ? null : (
          <TextInput
            name="near"
            label={say('home.near')}
            hint={say('home.near-hint')}
            value=""
            maxLength={120}
            error={wrong?.name === 'near' ? wrong.error : undefined}
            optional
          />
        )}
        <Button>{say('home.save')}</Button>
      </Form>
      <p>
        <a href={waysHref}>{say('home.reminders-ways')}</a>
      </p>
      <p>
        <a href={homeHref}>{say('home.back')}</a>
      </p>
    </article>
  )
}
