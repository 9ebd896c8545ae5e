import { accessFacts } from '#commons/organisations'
import type { Language } from '#kernel/local-text.ts'
import { Checkboxes, ChipBoxes, Radios } from '#web/parts/forms/choices.tsx'
import { NumberInput, TextInput } from '#web/parts/forms/inputs.tsx'
import { useVoice } from '#web/say/context.tsx'
import { oftenSpoken } from '#web/say/languages.ts'
import { contacts, provisions, themes } from '../../words.ts'
import { priceForms } from '../offer-words.ts'
import type { AskedInForm } from './asked-in.ts'

interface OfferForWhomProps {
  readonly asked: AskedInForm
  readonly languages: readonly Language[]
  readonly currency: string
  /** What each kind of contact asks of an adult of the house. */
  readonly contacts: Readonly<Record<string, readonly string[]>>
}

/** For whom, what it costs, what is there, what one needs to know before coming. */
export function OfferForWhom({ asked, languages, currency, contacts: asks }: OfferForWhomProps) {
  const { say, formats } = useVoice()
  const spoken = [...new Set([...languages, ...oftenSpoken, ...asked.boxes('languages').values])]
  return (
    <>
      <h2>{say('catalogue.ask-age')}</h2>
      <NumberInput
        {...asked.field('ageMin')}
        label={say('catalogue.offer-age-min')}
        hint={say('catalogue.offer-age-hint')}
        unit={say('catalogue.ask-age-unit')}
        optional
      />
      <NumberInput
        {...asked.field('ageMax')}
        label={say('catalogue.offer-age-max')}
        unit={say('catalogue.ask-age-unit')}
        optional
      />
      <NumberInput {...asked.field('capacity')} label={say('catalogue.offer-capacity')} optional />
      <NumberInput
        {...asked.field('minimum')}
        label={say('catalogue.offer-minimum')}
        hint={say('catalogue.offer-minimum-hint')}
        optional
      />
      <Radios
        {...asked.field('contact')}
        label={say('catalogue.offer-contact')}
        optional
        choices={contacts.map((contact) => ({
          value: contact,
          label: say(`catalogue.contact-${contact}`),
          hint:
            (asks[contact] ?? []).length === 0
              ? say('catalogue.contact-asks-nothing')
              : say('catalogue.contact-asks', {
                  kinds: formats.list(asks[contact]!.map((kind) => say(`people.clearance-kind-${kind}`))),
                }),
        }))}
      />
      <h2>{say('catalogue.cost')}</h2>
      <Radios
        {...asked.field('price')}
        label={say('catalogue.cost')}
        choices={priceForms.map((form) => ({ value: form, label: say(`catalogue.offer-price-${form}`) }))}
      />
      <div className="form for-amount">
        <NumberInput {...asked.field('amount')} label={say('catalogue.offer-amount')} unit={currency} optional />
      </div>
      <Checkboxes
        {...asked.boxes('help')}
        label={say('catalogue.offer-help-title')}
        choices={[{ value: 'yes', label: say('catalogue.help-available') }]}
      />
      <h2>{say('catalogue.good-to-know')}</h2>
      <ChipBoxes
        {...asked.boxes('provides')}
        label={say('catalogue.ask-provides')}
        optional
        choices={provisions.map((each) => ({ value: each, label: say(`catalogue.provides-${each}`) }))}
      />
      <ChipBoxes
        {...asked.boxes('access')}
        label={say('catalogue.ask-access')}
        optional
        choices={accessFacts.map((each) => ({ value: each, label: say(`catalogue.access-${each}`) }))}
      />
      <ChipBoxes
        {...asked.boxes('languages')}
        label={say('catalogue.ask-language')}
        optional
        choices={spoken.map((language) => ({ value: language, label: formats.languageName(language) }))}
      />
      <ChipBoxes
        {...asked.boxes('themes')}
        label={say('catalogue.ask-theme')}
        optional
        choices={themes.map((theme) => ({ value: theme, label: say(`catalogue.theme-${theme}`) }))}
      />
      <TextInput
        {...asked.field('signUpLink')}
        type="url"
        label={say('catalogue.offer-sign-up')}
        hint={say('catalogue.offer-sign-up-hint')}
        dir="ltr"
        optional
      />
      <TextInput
        {...asked.field('funders')}
        label={say('catalogue.offer-funders')}
        hint={say('catalogue.offer-funders-hint')}
        maxLength={2_000}
        dir="auto"
        optional
      />
    </>
  )
}
