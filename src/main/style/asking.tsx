import { useSay } from '#web/say/context.tsx'
import { Actions, Button } from '#web/parts/button.tsx'
import { Checkboxes, ChipBoxes, DateInput, Radios } from '#web/parts/forms/choices.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { FileInput, NumberInput, Select, TextArea, TextInput } from '#web/parts/forms/inputs.tsx'
import { Chapter } from './chapter.tsx'

export function Asking() {
  const say = useSay()
  const wrong = say('web.style-age-wrong')
  const days = [6, 7].map((day) => ({
    value: String(day),
    label: say(day === 6 ? 'web.style-saturday' : 'web.style-sunday'),
  }))
  return (
    <Chapter name="asking">
      <ErrorSummary wrong={[{ name: 'sample-age', error: wrong }]} />
      <Form action="/style" method="get">
        <TextInput
          name="sample-what"
          label={say('web.find-label')}
          hint={say('web.style-what-hint')}
          type="search"
          value={say('web.style-robots')}
        />
        <NumberInput
          name="sample-age"
          label={say('web.style-age')}
          unit={say('web.style-years')}
          value="240"
          error={wrong}
        />
        <DateInput name="sample-day" label={say('web.day')} value="2026-06-20" optional />
        <Select
          name="sample-where"
          label={say('web.style-where')}
          options={[
            { value: '', label: say('web.style-anywhere') },
            { value: 'old-mill', label: 'Old Mill' },
          ]}
        />
        <Radios
          name="sample-price"
          label={say('web.style-price')}
          value="free"
          choices={[
            { value: 'free', label: say('web.style-free'), hint: say('web.style-free-hint') },
            { value: 'any', label: say('web.style-any-price') },
          ]}
        />
        <Checkboxes name="sample-days" label={say('web.style-days')} values={['6']} choices={days} />
        <ChipBoxes name="sample-chips" label={say('web.style-days')} values={['6']} choices={days} />
        <TextArea name="sample-words" label={say('web.style-words')} optional />
        <FileInput name="sample-file" label={say('web.style-file')} hint={say('web.style-file-hint')} />
        <Actions>
          <Button>{say('web.style-save')}</Button>
        </Actions>
      </Form>
    </Chapter>
  )
}
