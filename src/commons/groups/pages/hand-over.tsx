import type { Id } from '#kernel/id.ts'
import { Button } from '#web/parts/button.tsx'
import { Checkboxes } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Select } from '#web/parts/forms/inputs.tsx'
import { useSay } from '#web/say/context.tsx'

export interface HandOverProps {
  readonly base: string
  /** Who could answer for it: educators, hosts and mentors of the same house, by name. */
  readonly next: readonly { readonly personId: Id; readonly name: string }[]
  readonly adults: readonly { readonly personId: Id; readonly name: string }[]
}

/** Gives a group to somebody else, or takes somebody in beside. */
export function HandOver({ base, next, adults }: HandOverProps) {
  const say = useSay()
  return (
    <section className="stack">
      <h2>{say('groups.hand-over-title')}</h2>
      {next.length === 0 ? (
        <p>{say('groups.hand-over-nobody')}</p>
      ) : (
        <Form action={`${base}/adults`}>
          <Select
            name="to"
            label={say('groups.hand-over-to')}
            hint={say('groups.hand-over-hint')}
            options={next.map(({ personId, name }) => ({ value: personId, label: name }))}
          />
          {adults.length === 0 ? null : (
            <Checkboxes
              name="leaving"
              label={say('groups.hand-over-leaving')}
              optional
              choices={adults.map(({ personId, name }) => ({ value: personId, label: <bdi>{name}</bdi> }))}
            />
          )}
          <Button weight="quiet" icon="forward">
            {say('groups.hand-over-button')}
          </Button>
        </Form>
      )}
    </section>
  )
}
