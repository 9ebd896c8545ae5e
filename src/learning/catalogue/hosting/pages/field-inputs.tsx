import { accessFacts } from '#commons/organisations'
import type { Language } from '#kernel/local-text.ts'
import { Checkboxes, ChipBoxes, Radios } from '#web/parts/forms/choices.tsx'
import { NumberInput, TextArea, TextInput } from '#web/parts/forms/inputs.tsx'
import { useVoice } from '#web/say/context.tsx'
import { oftenSpoken } from '#web/say/languages.ts'
import { provisions, themes, type Overridable } from '../../words.ts'
import { fieldOfText, priceForms } from '../../writing/offer-words.ts'
import type { AskedInForm } from '../../writing/pages/asked-in.ts'

interface FieldInputsProps {
  readonly field: Overridable
  readonly asked: AskedInForm
  /** Those the place writes in, the main one first. */
  readonly languages: readonly Language[]
  readonly currency: string
}

/** The questions of the form of an offer that make up one field of it. */
export function FieldInputs({ field, asked, languages, currency }: FieldInputsProps) {
  const { say, formats } = useVoice()
  switch (field) {
    case 'title':
    case 'description':
      return languages.map((language) => {
        const name = fieldOfText(field, language, languages[0]!)
        const label = say('catalogue.offer-in-language', { language: formats.languageName(language) })
        return field === 'title' ? (
          <TextInput key={language} {...asked.field(name)} label={label} maxLength={200} dir="auto" />
        ) : (
          <TextArea key={language} {...asked.field(name)} label={label} rows={5} maxLength={4000} />
        )
      })
    case 'ages':
      return (
        <>
          <NumberInput {...asked.field('ageMin')} label={say('catalogue.offer-age-min')} optional />
          <NumberInput {...asked.field('ageMax')} label={say('catalogue.offer-age-max')} optional />
        </>
      )
    case 'price':
      return (
        <>
          <Radios
            {...asked.field('price')}
            label={say('catalogue.cost')}
            choices={priceForms.map((form) => ({ value: form, label: say(`catalogue.offer-price-${form}`) }))}
          />
          <NumberInput {...asked.field('amount')} label={say('catalogue.offer-amount')} unit={currency} optional />
        </>
      )
    case 'help':
      return (
        <Checkboxes
          {...asked.boxes('help')}
          label={say('catalogue.offer-help-title')}
          choices={[{ value: 'yes', label: say('catalogue.help-available') }]}
        />
      )
    case 'provides':
      return boxes(provisions, (each) => say(`catalogue.provides-${each}`))
    case 'access':
      return boxes(accessFacts, (each) => say(`catalogue.access-${each}`))
    case 'themes':
      return boxes(themes, (each) => say(`catalogue.theme-${each}`))
    case 'languages':
      return boxes([...new Set([...languages, ...oftenSpoken, ...asked.boxes('languages').values])], (each) =>
        formats.languageName(each),
      )
    case 'capacity':
      return <NumberInput {...asked.field('capacity')} label={say('catalogue.offer-capacity')} optional />
    case 'signUpLink':
      return (
        <TextInput
          {...asked.field('signUpLink')}
          type="url"
          label={say('catalogue.offer-sign-up')}
          hint={say('catalogue.offer-sign-up-hint')}
          dir="ltr"
          optional
        />
      )
  }

  function boxes(values: readonly string[], label: (value: string) => string) {
    return (
      <ChipBoxes
        {...asked.boxes(field)}
        label={say(`catalogue.field-${field}`)}
        choices={values.map((value) => ({ value, label: label(value) }))}
      />
    )
  }
}
