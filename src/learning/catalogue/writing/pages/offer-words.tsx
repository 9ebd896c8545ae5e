import type { Language } from '#kernel/local-text.ts'
import { Select, TextArea, TextInput } from '#web/parts/forms/inputs.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useVoice } from '#web/say/context.tsx'
import { kinds } from '../../words.ts'
import { fieldOfText } from '../offer-words.ts'
import type { AskedInForm } from './asked-in.ts'

interface OfferWordsProps {
  readonly asked: AskedInForm
  readonly languages: readonly Language[]
  /** Names proposed for who offers it; null: that is known already. */
  readonly hosts: readonly string[] | null
}

/** What it is called, what it is, and who makes it. */
export function OfferWords({ asked, languages, hosts }: OfferWordsProps) {
  const { say, formats } = useVoice()
  const [main, ...others] = languages
  const texts = (language: Language) => (
    <>
      <TextInput
        {...asked.field(fieldOfText('title', language, main!))}
        label={say('catalogue.offer-title')}
        maxLength={200}
        dir="auto"
        optional={language !== main}
      />
      <TextArea
        {...asked.field(fieldOfText('description', language, main!))}
        label={say('catalogue.offer-description')}
        hint={language === main ? say('catalogue.offer-description-hint') : undefined}
        rows={5}
        maxLength={4000}
        optional
      />
    </>
  )
  const isTyped = (language: Language): boolean =>
    (['title', 'description'] as const).some((part) => {
      const { value, error } = asked.field(fieldOfText(part, language, main!))
      return value !== '' || error !== undefined
    })
  return (
    <>
      <h2>{say('catalogue.offer-what')}</h2>
      {texts(main!)}
      {others.map((language) => (
        <Details
          key={language}
          summary={say('catalogue.offer-in-language', { language: formats.languageName(language) })}
          open={isTyped(language)}
        >
          <div className="fields">{texts(language)}</div>
        </Details>
      ))}
      <Select
        {...asked.field('kind')}
        label={say('catalogue.ask-kind')}
        options={kinds.map((kind) => ({ value: kind, label: say(`catalogue.kind-${kind}`) }))}
      />
      {hosts === null ? null : (
        <>
          <TextInput
            {...asked.field('host')}
            label={say('catalogue.offer-host')}
            hint={say('catalogue.offer-host-hint')}
            maxLength={200}
            list="known-hosts"
            dir="auto"
          />
          <datalist id="known-hosts">
            {hosts.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </datalist>
        </>
      )}
    </>
  )
}
