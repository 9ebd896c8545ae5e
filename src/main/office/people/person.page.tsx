import { roles as allRoles, type Role } from '#kernel/actor.ts'
import type { Day } from '#kernel/instant.ts'
import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { DateInput } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { NumberInput, Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'

export interface PersonPageProps {
  readonly action: string
  readonly name: string
  readonly isLinked: boolean
  /** Null: nobody wrote it down, and the age is read as a child's. */
  readonly birth: { readonly year: number; readonly month: number } | null
  /** There is a second factor, and who looks may reset it. */
  readonly mayReset: boolean
  readonly today: Day
  readonly roles: readonly {
    readonly id: string
    readonly role: Role
    readonly organisation: string | null
    readonly fromOn: Day
    readonly untilOn: Day | null
    /** It can still be ended. */
    readonly runs: boolean
  }[]
}

/** One person for the office: roles from a day to a day, and the way in. */
export function PersonPage({ action, name, isLinked, birth, mayReset, today, roles }: PersonPageProps) {
  const say = useSay()
  const formats = useFormats()
  return (
    <article className="page-narrow stack">
      <h1 dir="auto">{name}</h1>
      <section className="stack">
        <h2>{say('people.office-roles')}</h2>
        {roles.length === 0 ? <p>{say('people.office-no-role')}</p> : null}
        <ul className="plain-list stack">
          {roles.map(({ id, role, organisation, fromOn, untilOn, runs }) => (
            <li key={id}>
              <strong>{say(`people.role-${role}`)}</strong>
              {organisation === null ? '' : ` · ${organisation}`}
              <p className="hint">
                {untilOn === null
                  ? say('people.office-role-since', { from: formats.day(fromOn) })
                  : untilOn < fromOn
                    ? say('people.office-role-never', { from: formats.day(fromOn) })
                    : say('people.office-role-ran', { from: formats.day(fromOn), until: formats.day(untilOn) })}
              </p>
              {runs ? (
                <Form action={`${action}/roles/${id}/end`} method="post">
                  <Button weight="care">{say('people.office-end-role')}</Button>
                </Form>
              ) : null}
            </li>
          ))}
        </ul>
      </section>
      <section className="stack">
        <h2>{say('people.office-give')}</h2>
        <Form action={`${action}/roles`} method="post">
          <Select
            name="role"
            label={say('people.office-role')}
            options={allRoles.map((role) => ({ value: role, label: say(`people.role-${role}`) }))}
          />
          <TextInput
            name="organisation"
            label={say('people.office-organisation')}
            hint={say('people.office-organisation-hint')}
            optional
          />
          <DateInput name="from" label={say('people.office-from')} value={today} />
          <DateInput name="until" label={say('people.office-until')} optional />
          <Button>{say('people.office-give-button')}</Button>
        </Form>
      </section>
      <section className="stack">
        <h2>{say('people.office-birth')}</h2>
        <p>{say(birth === null ? 'people.office-birth-unknown' : 'people.office-birth-what')}</p>
        <Form action={`${action}/birth`} method="post">
          <NumberInput name="month" label={say('people.house-people-month')} value={birth ? String(birth.month) : ''} />
          <NumberInput name="year" label={say('people.house-people-year')} value={birth ? String(birth.year) : ''} />
          {birth === null ? null : (
            <Select
              name="because"
              label={say('people.office-birth-because')}
              options={(['papers-seen', 'mistyped'] as const).map((value) => ({
                value,
                label: say(`people.office-birth-${value}`),
              }))}
            />
          )}
          <Button weight="quiet">{say('people.office-birth-button')}</Button>
        </Form>
      </section>
      <section className="stack">
        <h2>{say('people.office-invite')}</h2>
        <p>{say(isLinked ? 'people.office-linked' : 'people.office-invite-what')}</p>
        <Form action={`${action}/invite`} method="post">
          <TextInput name="address" type="email" label={say('people.office-invite-address')} />
          <Actions>
            <Button weight="quiet" icon="mail">
              {say('people.office-invite-button')}
            </Button>
          </Actions>
        </Form>
      </section>
      {mayReset ? (
        <section className="stack">
          <h2>{say('people.second-title')}</h2>
          <Form action={`${action}/second/reset`} method="post">
            <p>{say('people.second-reset-what')}</p>
            <Button weight="care">{say('people.second-reset')}</Button>
          </Form>
        </section>
      ) : null}
      <section className="stack">
        <h2>{say('privacy.forget-somebody')}</h2>
        <p>{say('privacy.forget-somebody-what')}</p>
        <Actions>
          <LinkButton href={`${action}/erase`} weight="quiet">
            {say('privacy.forget-somebody')}
          </LinkButton>
        </Actions>
      </section>
    </article>
  )
}
