import type { Day } from '#kernel/instant.ts'
import { Button } from '#web/parts/button.tsx'
import { Tag } from '#web/parts/chips.tsx'
import { DateInput } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Select } from '#web/parts/forms/inputs.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { OpenThing } from './what-is-open.ts'

export interface RoleShown {
  readonly id: string
  readonly role: string
  readonly organisation: string | null
  readonly fromOn: Day
  readonly untilOn: Day | null
  /** In whose place it is held. */
  readonly standsInFor: string | null
  readonly open: readonly OpenThing[]
  readonly substitutes: readonly {
    readonly id: string
    readonly personId: string
    readonly name: string
    readonly fromOn: Day
    readonly untilOn: Day
  }[]
  /** Who could take it; null: it is not passed on. */
  readonly colleagues: readonly { readonly id: string; readonly name: string }[] | null
}

export interface MyRolesPageProps {
  readonly prefix: string
  readonly today: Day
  readonly roles: readonly RoleShown[]
  /** Why the last form could not be taken: a key. */
  readonly wrong: string | null
}

/** What I may do here, what is open with it, and how somebody else does it for a while or for good. */
export function MyRolesPage({ prefix, today, roles, wrong }: MyRolesPageProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('people.my-roles-title')}</h1>
      <p className="lead">{say('people.my-roles-lead')}</p>
      {wrong === null ? null : (
        <Notice tone="error" live>
          <p>{say(wrong)}</p>
        </Notice>
      )}
      {roles.length === 0 ? <EmptyState title={say('people.my-roles-none')} /> : null}
      {roles.map((role) => (
        <OneRole key={role.id} role={role} action={`${prefix}/me/roles/${role.id}`} prefix={prefix} today={today} />
      ))}
    </article>
  )
}

function OneRole({ role, action, prefix, today }: { role: RoleShown; action: string; prefix: string; today: Day }) {
  const say = useSay()
  const formats = useFormats()
  const { organisation, fromOn, untilOn, standsInFor, open, substitutes, colleagues } = role
  return (
    <section className="stack">
      <h2>
        {say(`people.role-${role.role}`)}
        {organisation === null ? null : (
          <>
            {' · '}
            <bdi>{organisation}</bdi>
          </>
        )}
      </h2>
      <p className="hint">
        {untilOn === null
          ? say('people.office-role-since', { from: formats.day(fromOn) })
          : say('people.office-role-ran', { from: formats.day(fromOn), until: formats.day(untilOn) })}{' '}
        {standsInFor === null ? null : <Tag icon="info">{say('people.my-roles-for', { name: standsInFor })}</Tag>}
      </p>
      <OpenList open={open} prefix={prefix} />
      {substitutes.length === 0 ? null : (
        <>
          <h3>{say('people.my-roles-substitutes')}</h3>
          <ul>
            {substitutes.map((one) => (
              <li key={one.id}>
                {say('people.my-roles-substitute', {
                  name: one.name,
                  from: formats.day(one.fromOn),
                  until: formats.day(one.untilOn),
                })}
                <Form action={`${prefix}/me/roles/${one.id}/end-substitute`}>
                  <input type="hidden" name="person" value={one.personId} />
                  <Button weight="quiet">{say('people.my-roles-end-substitute')}</Button>
                </Form>
              </li>
            ))}
          </ul>
        </>
      )}
      {colleagues === null ? null : <PassOn role={role} colleagues={colleagues} action={action} today={today} />}
      <Form action={`${action}/lay-down`}>
        <Button weight="care">{say('people.my-roles-lay-down')}</Button>
      </Form>
    </section>
  )
}

export function OpenList({ open, prefix }: { open: readonly OpenThing[]; prefix: string }) {
  const say = useSay()
  if (open.length === 0) return <p>{say('people.my-roles-nothing-open')}</p>
  return (
    <ul>
      {open.map(({ key, count, path }) => (
        <li key={key}>
          <a href={`${prefix}${path}`}>{say(key, { count })}</a>
        </li>
      ))}
    </ul>
  )
}

function PassOn({
  role: { id },
  colleagues,
  action,
  today,
}: {
  role: RoleShown
  colleagues: NonNullable<RoleShown['colleagues']>
  action: string
  today: Day
}) {
  const say = useSay()
  if (colleagues.length === 0) return <p className="hint">{say('people.my-roles-nobody')}</p>
  const options = colleagues.map((one) => ({ value: one.id, label: one.name }))
  const who = (name: string) => (
    <Select name={`${name}-${id}`} label={say('people.my-roles-ask-who')} options={options} />
  )
  return (
    <>
      <Details summary={say('people.my-roles-delegate')}>
        <p>{say('people.my-roles-delegate-what')}</p>
        <Form action={`${action}/delegate`}>
          {who('substitute')}
          <DateInput name={`from-${id}`} label={say('people.my-roles-ask-from')} value={today} min={today} />
          <DateInput name={`until-${id}`} label={say('people.my-roles-ask-until')} min={today} />
          <Button>{say('people.my-roles-delegate')}</Button>
        </Form>
      </Details>
      <Details summary={say('people.my-roles-hand-over')}>
        <p>{say('people.my-roles-hand-over-what')}</p>
        <Form action={`${action}/hand-over`}>
          {who('successor')}
          <DateInput name={`on-${id}`} label={say('people.my-roles-ask-from')} value={today} min={today} />
          <Button weight="care">{say('people.my-roles-hand-over')}</Button>
        </Form>
      </Details>
    </>
  )
}
