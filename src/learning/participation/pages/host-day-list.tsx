import type { Instant } from '#kernel/instant.ts'
import { Button } from '#web/parts/button.tsx'
import { Checkboxes } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { TextArea } from '#web/parts/forms/inputs.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { OnList } from '../words-for-hosts.ts'
import type { Occasion } from '../words.ts'

/** Those who come first, then who a place is held for, who waits in the order of the line, and who would like to. */
const groups = [
  { name: 'come', states: ['confirmed', 'attended', 'absent', 'excused', 'completed'] },
  { name: 'held', states: ['offered'] },
  { name: 'wait', states: ['applied', 'waiting'] },
  { name: 'wish', states: ['interested'] },
] as const

interface ListProps {
  readonly list: readonly OnList[]
  readonly occasion: Occasion
  readonly entries: string
  readonly now: Instant
}

export function DayList({ list, ...rest }: ListProps) {
  const say = useSay()
  return (
    <>
      {groups.map(({ name, states }) => {
        const these = list.filter(({ entry }) => (states as readonly string[]).includes(entry.state))
        return these.length === 0 ? null : (
          <section key={name} className="stack">
            <h2>{say(`participation.list-${name}`, { count: these.length })}</h2>
            <ul className="plain-list stack">
              {these.map((one) => (
                <OnePerson key={one.entry.id} one={one} {...rest} />
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

const marks = ['attended', 'absent', 'excused'] as const
const atTheDoor: ReadonlySet<string> = new Set(['confirmed', ...marks])
const toDecline: ReadonlySet<string> = new Set(['applied', 'waiting', 'offered', 'confirmed'])

function OnePerson({ one, occasion, entries, now }: Omit<ListProps, 'list'> & { one: OnList }) {
  const { entry, name, isAllowed, settled } = one
  const say = useSay()
  const formats = useFormats()
  const isDoorOpen = now >= occasion.startsAt - 3_600_000
  const isOver = now >= occasion.endsAt
  const action = `${entries}/${entry.id}`
  const choices = isDoorOpen && atTheDoor.has(entry.state) ? marks.filter((mark) => mark !== entry.state) : []
  return (
    <li>
      <bdi>{name ?? say('participation.name-kept')}</bdi> · {say(`participation.door-${entry.state}`)}
      {entry.part === 'companion' ? <> · {say('participation.comes-along')}</> : null}
      {settled === null ? null : <> · {say('participation.pays', { amount: formats.money(settled) })}</>}
      {isAllowed ? null : (
        <>
          {' '}
          · <strong className="check check-block">{say('participation.not-allowed')}</strong>
        </>
      )}
      {choices.length > 0 || entry.state === 'completed' ? (
        <form method="post" action={`${action}/mark`} className="actions">
          {choices.map((mark) => (
            <Button key={mark} name="as" value={mark} weight="quiet">
              {say(`participation.state-${mark}`)}
            </Button>
          ))}
          {entry.state === 'confirmed' || choices.length === 0 ? null : (
            <Button name="as" value="confirmed" weight="quiet" icon="undo">
              {say('participation.not-said-yet')}
            </Button>
          )}
          {isOver && entry.state === 'attended' && entry.part === 'learner' ? (
            <Button name="as" value="completed" weight="quiet" icon="check">
              {say('participation.state-completed')}
            </Button>
          ) : null}
          {entry.state === 'completed' ? (
            <Button name="as" value="attended" weight="quiet" icon="undo">
              {say('participation.not-completed')}
            </Button>
          ) : null}
        </form>
      ) : null}
      {now < occasion.startsAt && toDecline.has(entry.state) && occasion.state !== 'cancelled' ? (
        <details>
          <summary>{say('participation.decline')}</summary>
          <form method="post" action={`${action}/decline`} className="details-body stack">
            <TextArea
              name={`reason-${entry.id}`}
              rows={3}
              maxLength={400}
              label={say('participation.decline-reason')}
              hint={say('participation.decline-hint')}
            />
            <Button weight="care">{say('participation.decline-yes')}</Button>
          </form>
        </details>
      ) : null}
    </li>
  )
}

/** One tap for everybody who came, but for who is ticked; and one to take it back. */
export function AfterDay({ list, action }: { list: readonly OnList[]; action: string }) {
  const say = useSay()
  const came = list.filter(({ entry }) => entry.state === 'attended' && entry.part === 'learner')
  const completed = list.filter(({ entry }) => entry.state === 'completed')
  return (
    <section className="stack">
      {came.length === 0 ? null : (
        <Form action={action}>
          <Button icon="check">{say('participation.complete-all', { count: came.length })}</Button>
          <details>
            <summary>{say('participation.but-for')}</summary>
            <div className="details-body">
              <Checkboxes
                name="except"
                label={say('participation.did-not-complete')}
                choices={came.map(({ entry, name }) => ({
                  value: entry.id,
                  label: <bdi>{name ?? say('participation.name-kept')}</bdi>,
                }))}
              />
            </div>
          </details>
        </Form>
      )}
      {completed.length === 0 ? null : (
        <form method="post" action={action} className="actions">
          <input type="hidden" name="undo" value="yes" />
          <span>{say('participation.completed-count', { count: completed.length })}</span>
          <Button weight="quiet" icon="undo">
            {say('participation.undo-completed')}
          </Button>
        </form>
      )}
    </section>
  )
}
