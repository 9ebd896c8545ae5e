import type { Language } from '#kernel/local-text.ts'
import { Button } from '#web/parts/button.tsx'
import { Checkboxes, Radios } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Select } from '#web/parts/forms/inputs.tsx'
import { useSay } from '#web/say/context.tsx'
import type { AskTyped, TakePartSeen } from '../words-for-pages.ts'
import type { Occasion } from '../words.ts'
import { Findings } from './findings.tsx'
import { WhatWePay } from './what-we-pay.tsx'

export interface AskFormProps {
  readonly seen: TakePartSeen
  readonly chosen: Occasion
  readonly action: string
  readonly familyHref: string
  /** What addresses of this ecosystem begin with. */
  readonly prefix: string
  readonly languages: readonly Language[]
  /** Fresh with each form, so that a button pressed twice books once. */
  readonly request: string
  readonly typed: AskTyped
}

/** Who comes, what stands against each of them, what it costs and how far it is: all of it before the button. */
export function AskForm({ seen, chosen, action, familyHref, prefix, languages, request, typed }: AskFormProps) {
  const say = useSay()
  const { people, waiting } = seen
  const isFull = waiting > 0 || chosen.seats === chosen.taken
  const onlyWish = people.length === 1 && !people[0]!.decides
  const warns = people.some(({ findings }) => findings.some(({ mode }) => mode === 'warn'))
  const asked = people.filter(({ isIn }) => !isIn)
  return (
    <Form action={action}>
      <input type="hidden" name="request" value={request} />
      <input type="hidden" name="occasionId" value={chosen.id} />
      <Checkboxes
        name="personIds"
        label={say('participation.who-comes')}
        values={asked.length === 1 ? [asked[0]!.personId] : typed.ticked}
        choices={asked.map(({ personId, name, findings }) => ({
          value: personId,
          label: <bdi>{name}</bdi>,
          hint: <Findings {...{ findings, prefix, languages }} />,
        }))}
      />
      {asked.length === 1 ? (
        <input type="hidden" name="together" value="yes" />
      ) : (
        <Radios
          name="together"
          label={say('participation.if-few')}
          value={typed.together ? 'yes' : 'no'}
          choices={[
            { value: 'yes', label: say('participation.together') },
            { value: 'no', label: say('participation.in-part') },
          ]}
        />
      )}
      {warns ? (
        <Checkboxes
          name="anyway"
          label={say('participation.warned')}
          values={typed.anyway ? ['yes'] : []}
          choices={[{ value: 'yes', label: say('participation.i-know') }]}
        />
      ) : null}
      {seen.pay === null ? null : <WhatWePay pay={seen.pay} />}
      <HowFar seen={seen} from={typed.from} />
      {asked.length > 1 || seen.areas.length > 0 ? (
        <Button name="reckon" value="yes" weight="quiet">
          {say('participation.reckon')}
        </Button>
      ) : null}
      <Button icon="check">
        {say(onlyWish ? 'participation.say-wish' : isFull ? 'participation.wait' : 'participation.ask')}
      </Button>
      <p className="hint">
        {say('participation.line-rule')} <a href={familyHref}>{say('participation.family-link')}</a>
      </p>
    </Form>
  )
}

/** The way, where the place has parts of town and it is known where it goes: an estimate, and nothing of it is kept. */
function HowFar({ seen: { areas, minutes }, from }: { readonly seen: TakePartSeen; readonly from: string | null }) {
  const say = useSay()
  if (areas.length === 0) return null
  return (
    <>
      <Select
        name="from"
        label={say('participation.from')}
        hint={say('participation.from-hint')}
        value={from ?? ''}
        width="full"
        options={[
          { value: '', label: say('participation.from-unsaid') },
          ...areas.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {minutes === null ? null : <p>{say('participation.way', { minutes })}</p>}
    </>
  )
}
