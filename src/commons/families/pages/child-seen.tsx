import { useFormats, useSay } from '#web/say/context.tsx'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Link, Switch } from '../words.ts'
import { State } from './switch-form.tsx'

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
  readonly switches: readonly Switch[]
  readonly names: Readonly<Record<Id, string>>
}

export function ChildSeen({ child }: { child: SeenView }) {
  const say = useSay()
  const formats = useFormats()
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
      <dl className="facts">
        {child.switches.map((one) => (
          <div key={one.purpose}>
            <dt>{say(`families.purpose-${one.purpose}`)}</dt>
            <dd>
              <State one={one} names={child.names} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
