import { Checkboxes } from '#web/parts/forms/choices.tsx'
import { useSay } from '#web/say/context.tsx'
import { topics, type Topic } from '../words.ts'

/** What is sent: ticked is told. Safety has no box, for it can not be left out, and the hint says so. */
export function Topics({ silenced }: { readonly silenced: readonly Topic[] }) {
  const say = useSay()
  return (
    <Checkboxes
      name="topics"
      label={say('messages.topics')}
      hint={say('messages.topics-hint')}
      choices={topics.map((value) => ({ value, label: say(`messages.topic-${value}`) }))}
      values={topics.filter((topic) => !silenced.includes(topic))}
    />
  )
}
