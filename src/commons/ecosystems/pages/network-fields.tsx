import type { Language } from '#kernel/local-text.ts'
import { TextArea, TextInput } from '#web/parts/forms/inputs.tsx'
import { useVoice } from '#web/say/context.tsx'

export interface NetworkFieldsProps {
  readonly languages: readonly Language[]
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly { readonly name: string; readonly error: string }[]
}

/** A network's name and what it is, once for each language. */
export function NetworkFields({ languages, typed, errors }: NetworkFieldsProps) {
  const { say, formats } = useVoice()
  const asked = (name: string) => ({
    name,
    value: typed[name],
    error: errors.find((error) => error.name === name)?.error,
  })
  return (
    <>
      {languages.map((language, position) => (
        <div key={language} className="fields">
          <TextInput
            {...asked(`name-${language}`)}
            label={say('ecosystems.ask-network-name', { language: formats.languageName(language) })}
            optional={position > 0}
            maxLength={120}
            dir="auto"
          />
          <TextArea
            {...asked(`about-${language}`)}
            label={say('ecosystems.ask-network-about', { language: formats.languageName(language) })}
            rows={2}
            maxLength={2000}
            optional
          />
        </div>
      ))}
    </>
  )
}
