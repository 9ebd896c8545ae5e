import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Link, Mandate, Switch } from '../words.ts'
import { isUntouched, State } from './switch-form.tsx'

/** A child as its guardians see it; drawn alike for both, so that neither sees less (P8). */
export interface SeenView {
  readonly childId: Id
  readonly name: string
  readonly ageBand: string
  readonly guardians: readonly {
    readonly linkId: Id
    readonly guardianId: Id
    readonly name: string
    readonly relation: Link['relation']
    readonly verified: Link['verified']
    readonly sinceOn: Day
    readonly state: Link['state']
  }[]
  readonly isProtected: boolean
  readonly switches: readonly Switch[]
  readonly mandates: readonly Mandate[]
  readonly names: Readonly<Record<Id, string>>
}

export interface ChildSeenProps {
  readonly child: SeenView
  /** How the organisations of its mandates are called. */
  readonly organisations: Readonly<Record<Id, string>>
  /** Where a mandate is ended; left out: not from here. */
  readonly endAt?: string
}

export function ChildSeen({ child, organisations, endAt }: ChildSeenProps) {
  const say = useSay()
  const formats = useFormats()
  const said = child.switches.filter((one) => !isUntouched(one))
  const untouched = child.switches.filter(isUntouched)
  return (
    <>
      <h3>{say('families.family-guardians', { name: child.name })}</h3>
      {child.guardians.length === 0 ? <p>{say('families.seen-nobody')}</p> : null}
      <ul>
        {child.guardians.map(({ linkId, name, relation, verified, sinceOn, state }) => (
          <li key={linkId}>
            <bdi>{name}</bdi>{' '}
            <span className="hint">
              {say('families.family-since', {
                relation: say(`families.relation-${relation}`),
                day: formats.day(sinceOn),
                verified: say(`families.verified-${verified}`),
              })}
              {state === 'suspended' ? ` – ${say('families.family-suspended')}` : ''}
            </span>
          </li>
        ))}
      </ul>
      <h3>{say('families.consent-now')}</h3>
      {said.length === 0 ? null : (
        <dl className="facts">
          {said.map((one) => (
            <div key={one.purpose}>
              <dt>{say(`families.purpose-${one.purpose}`)}</dt>
              <dd>
                <State one={one} names={child.names} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {untouched.length === 0 ? null : (
        <p className="hint">
          {say('families.seen-not-asked', {
            purposes: untouched.map(({ purpose }) => say(`families.purpose-${purpose}`)).join(' · '),
          })}
        </p>
      )}
      {child.mandates.length === 0 ? null : (
        <>
          <h3>{say('families.mandate-seen')}</h3>
          {child.mandates.map(({ id, organisationId, untilOn, scope }) => (
            <div key={id} className="desk-adult">
              <p>
                {say('families.mandate-seen-one', {
                  organisation: organisations[organisationId] ?? '',
                  day: formats.day(untilOn),
                })}{' '}
                <span className="hint">{scope.map((purpose) => say(`families.purpose-${purpose}`)).join(' · ')}</span>
              </p>
              {endAt === undefined ? null : (
                <Form action={`${endAt}/${id}/end`}>
                  <Button weight="care">{say('families.mandate-end')}</Button>
                </Form>
              )}
            </div>
          ))}
        </>
      )}
    </>
  )
}
