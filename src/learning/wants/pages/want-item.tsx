import { Button } from '#web/parts/button.tsx'
import { Tag } from '#web/parts/chips.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Select } from '#web/parts/forms/inputs.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { Day } from '#kernel/instant.ts'
import type { PersonToWishFor } from '../words-for-pages.ts'
import type { PublicCount, WantState } from '../words.ts'

/** A want as a page draws it: texts chosen, places named. */
export interface WantView {
  readonly id: string
  readonly interest: string
  readonly language: string
  readonly state: WantState
  readonly count: PublicCount
  readonly area: string | null
  readonly ageBand: string | null
  readonly times: readonly string[]
  readonly season: string | null
  readonly answer: { readonly text: string; readonly language: string } | null
  readonly answeredOn: Day | null
  /** Addresses of the listings that answer it. */
  readonly offers: readonly string[]
}

export interface WantItemProps {
  readonly want: WantView
  /** Where "I want this too" is sent; null where one can only read. */
  readonly joinAction: string | null
  /** In whose name one may want it too; nobody: without a name. */
  readonly people?: readonly PersonToWishFor[]
  readonly level?: 2 | 3
}

/** One want: what, how many, what came of it. */
export function WantItem({ want, joinAction, people, level = 3 }: WantItemProps) {
  const say = useSay()
  const formats = useFormats()
  const Heading = `h${level}` as const
  const who = [
    want.area,
    want.ageBand === null ? null : say(`wants.age-${want.ageBand}`),
    ...want.times.map((time) => say(`wants.time-${time}`)),
    want.season === null ? null : say(`wants.season-${want.season}`),
  ].filter((part): part is string => part !== null)
  return (
    <li className="want">
      <Heading className="want-interest" lang={want.language} dir="auto">
        {want.interest}
      </Heading>
      <p className="want-state">
        <Tag icon={stateIcons[want.state]} tone={want.state === 'being-tried' ? 'good' : undefined}>
          {say(`wants.state-${want.state}`)}
        </Tag>{' '}
        <span>{countSentence(say, want.count)}</span>
        {who.length === 0 ? null : <span className="hint"> {formats.list(who, 'side-by-side')}</span>}
      </p>
      {want.answer === null ? null : (
        <p className="want-answer">
          <span lang={want.answer.language} dir="auto">
            {want.answer.text}
          </span>
          {want.answeredOn === null ? null : (
            <span className="hint"> {say('wants.answered-on', { day: formats.day(want.answeredOn) })}</span>
          )}
        </p>
      )}
      {want.offers.map((href) => (
        <p key={href}>
          <a href={href}>{say('wants.see-offer')}</a>
        </p>
      ))}
      {joinAction === null || want.state === 'declined' ? null : (
        <Form action={joinAction}>
          {people === undefined || people.length === 0 ? null : <InWhoseName of={want.id} people={people} />}
          <Button weight="quiet" icon="add">
            {say('wants.join')}
          </Button>
        </Form>
      )}
    </li>
  )
}

/** Chosen beside the button; without a name unless somebody says otherwise. */
export function InWhoseName({ of, people }: { readonly of: string; readonly people: readonly PersonToWishFor[] }) {
  const say = useSay()
  return (
    <Select
      name={`personId-${of}`}
      label={say('wants.ask-whose')}
      value=""
      options={[
        { value: '', label: say('wants.no-name') },
        ...people.map(({ personId, name }) => ({ value: personId, label: name })),
      ]}
    />
  )
}

export const stateIcons = {
  told: 'want',
  heard: 'check',
  'being-tried': 'refresh',
  declined: 'minus',
  hidden: 'close',
} as const

export const countSentence = (say: ReturnType<typeof useSay>, count: PublicCount): string =>
  count.shown === 'exactly' ? say('wants.asked-by', { count: count.count }) : say('wants.asked-by-few')
