import { textFor, type Language } from '#kernel/local-text.ts'
import { themes } from '#learning/catalogue'
import { Button, LinkButton } from '#web/parts/button.tsx'
import { Checkboxes } from '#web/parts/forms/choices.tsx'
import { Fieldset } from '#web/parts/forms/field.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { NumberInput, Select, TextArea } from '#web/parts/forms/inputs.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import type { BeforeSeen } from '../words-for-pages.ts'

/** The form as it was sent, also where it can not be read. */
export interface BeforeTyped {
  readonly attended: readonly string[]
  readonly themes: readonly string[]
  readonly hours: readonly string[]
  readonly badges: string
  readonly atLeast: string
}

export interface BeforeProps {
  readonly seen: BeforeSeen
  readonly action: string
  readonly placesHref: string
  readonly languages: readonly Language[]
  readonly typed: BeforeTyped
  readonly wrong: string | null
}

/** Rows for hours with a theme. */
export const themeRows = 3

/** Where a house says what should have been done before: a few kinds, and how many of them. */
export function BeforePage({ seen, action, placesHref, languages, typed, wrong }: BeforeProps) {
  const say = useSay()
  const title = textFor(seen.title, languages)
  const named = themes
    .map((theme) => ({ value: theme, label: say(`catalogue.theme-${theme}`) }))
    .toSorted((one, other) => (one.label < other.label ? -1 : 1))
  return (
    <article className="page-narrow stack">
      <header>
        <p className="hint">{say('participation.before-title')}</p>
        <h1 lang={title.language} dir="auto">
          {title.text}
        </h1>
      </header>
      <p>{say('participation.before-lead')}</p>
      {wrong === null ? null : <Notice tone="error" live title={wrong} />}
      {seen.isWrittenOtherwise ? <Notice tone="warning" title={say('participation.before-other')} /> : null}
      <Form action={action}>
        {seen.offers.length === 0 ? null : (
          <Checkboxes
            name="attended"
            label={say('participation.before-attended')}
            values={typed.attended}
            choices={seen.offers.map((offer) => {
              const shown = textFor(offer.title, languages)
              return {
                value: offer.id,
                label: (
                  <span lang={shown.language} dir="auto">
                    {shown.text}
                  </span>
                ),
              }
            })}
          />
        )}
        <Fieldset asked={{ name: 'themes', label: say('participation.before-theme') }}>
          {Array.from({ length: themeRows }, (_row, index) => (
            <div key={index} className="actions">
              <Select
                name={`theme-${index}`}
                label={say('participation.before-theme-which', { number: index + 1 })}
                value={typed.themes[index] ?? ''}
                options={[{ value: '', label: say('participation.before-none') }, ...named]}
              />
              <NumberInput
                name={`hours-${index}`}
                label={say('participation.before-hours')}
                value={typed.hours[index] ?? ''}
              />
            </div>
          ))}
        </Fieldset>
        <TextArea
          name="badges"
          label={say('participation.before-badges')}
          hint={say('participation.before-badges-hint')}
          value={typed.badges}
          rows={3}
        />
        <NumberInput
          name="atLeast"
          label={say('participation.before-at-least')}
          hint={say('participation.before-at-least-hint')}
          value={typed.atLeast}
        />
        <div className="actions">
          <Button icon="check">{say('participation.before-save')}</Button>
          <LinkButton href={placesHref} weight="quiet">
            {say('participation.host-title')}
          </LinkButton>
        </div>
      </Form>
    </article>
  )
}
