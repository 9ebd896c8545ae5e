import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { NumberInput, Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'

export interface AddMemberProps {
  readonly base: string
  readonly languages: readonly string[]
  readonly given: {
    readonly userName: string
    readonly year: string
    readonly month: string
    readonly language: string
  }
  /** Keys of sentences, by field. */
  readonly wrong: readonly { readonly name: string; readonly because: string }[]
}

/** Two ways onto the list: by the name on a card, or as a child whom nobody here knows yet. */
export function AddMember({ base, languages, given, wrong }: AddMemberProps) {
  const say = useSay()
  const formats = useFormats()
  const errorOf = (name: string): string | undefined => {
    const found = wrong.find((one) => one.name === name)
    return found && say(found.because)
  }
  return (
    <section className="stack">
      <h2>{say('groups.add-title')}</h2>
      <Form action={`${base}/members`}>
        <TextInput
          name="userName"
          label={say('groups.add-user-name')}
          hint={say('groups.add-user-name-hint')}
          value={given.userName}
          error={errorOf('userName')}
          dir="auto"
          autoComplete="off"
          width="short"
        />
        <Button weight="quiet" icon="add">
          {say('groups.add-button')}
        </Button>
      </Form>
      <Form action={`${base}/members/new`}>
        <p>{say('groups.add-new-lead')}</p>
        <NumberInput name="year" label={say('families.desk-year')} value={given.year} error={errorOf('year')} />
        <NumberInput
          name="month"
          label={say('families.desk-month')}
          hint={say('families.desk-month-hint')}
          value={given.month}
        />
        <Select
          name="language"
          label={say('families.desk-language')}
          value={given.language}
          options={languages.map((tag) => ({ value: tag, label: formats.languageName(tag) }))}
        />
        <Button weight="quiet" icon="add">
          {say('groups.add-new-button')}
        </Button>
      </Form>
    </section>
  )
}
