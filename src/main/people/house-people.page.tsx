import type { HousePerson } from '#commons/people'
import { Button } from '#web/parts/button.tsx'
import { Tag } from '#web/parts/chips.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { NumberInput, Select, TextInput } from '#web/parts/forms/inputs.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'

export const rolesOfHouse = ['host', 'educator', 'mentor', 'courier', 'coordinator'] as const

export interface HousePeoplePageProps {
  readonly prefix: string
  readonly houses: readonly { readonly id: string; readonly name: string; readonly people: readonly HousePerson[] }[]
  readonly wrong: string | null
  /** What was typed and could not be taken. */
  readonly typed: Readonly<Record<string, string>>
}

/** Who works for a house; the coordinator adds somebody in one form, and the invitation goes out with it. */
export function HousePeoplePage({ prefix, houses, wrong, typed }: HousePeoplePageProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('people.house-people-title')}</h1>
      <p className="lead">{say('people.house-people-lead')}</p>
      {wrong === null ? null : (
        <Notice tone="error" live>
          <p>{say(wrong)}</p>
        </Notice>
      )}
      {houses.map(({ id, name, people }) => (
        <section className="stack" key={id}>
          <h2 dir="auto">{name}</h2>
          <ul className="office-lines">
            {people.map((person) => (
              <OnePerson key={person.personId} person={person} action={`${prefix}/host/people/${person.personId}`} />
            ))}
          </ul>
          <p>
            <a href={`${prefix}/me/clearances`}>{say('people.clearances-title')}</a>
          </p>
          <h3>{say('people.house-people-add')}</h3>
          <p>{say('people.house-people-add-what')}</p>
          <Form action={`${prefix}/host/houses/${id}/people`}>
            <TextInput
              name={`name-${id}`}
              label={say('people.house-people-name')}
              value={typed[`name-${id}`]}
              maxLength={300}
              dir="auto"
            />
            <fieldset className="field">
              <legend className="field-label">{say('people.house-people-birth')}</legend>
              <NumberInput name={`month-${id}`} label={say('people.house-people-month')} value={typed[`month-${id}`]} />
              <NumberInput name={`year-${id}`} label={say('people.house-people-year')} value={typed[`year-${id}`]} />
            </fieldset>
            <Select
              name={`role-${id}`}
              label={say('people.house-people-role')}
              value={typed[`role-${id}`]}
              options={rolesOfHouse.map((role) => ({ value: role, label: say(`people.role-${role}`) }))}
            />
            <TextInput
              name={`address-${id}`}
              type="email"
              label={say('people.house-people-address')}
              value={typed[`address-${id}`]}
              optional
            />
            <Button icon="add">{say('people.house-people-button')}</Button>
          </Form>
        </section>
      ))}
    </article>
  )
}

function OnePerson({ person: { displayName, isLinked, roles }, action }: { person: HousePerson; action: string }) {
  const say = useSay()
  return (
    <li className="office-line">
      <p>
        <strong>
          <bdi>{displayName}</bdi>
        </strong>{' '}
        <span className="hint">{say(isLinked ? 'people.office-linked' : 'people.office-not-linked')}</span>
      </p>
      {roles.map(({ id, role, stands }) => (
        <div key={id}>
          {say(`people.role-${role}`)}{' '}
          <Tag icon={stands ? 'check' : 'warning'} tone={stands ? 'good' : 'care'}>
            {say(stands ? 'people.house-people-stands' : 'people.house-people-stands-not')}
          </Tag>
          <Form action={`${action}/roles/${id}/end`}>
            <Button weight="quiet">{say('people.house-people-end')}</Button>
          </Form>
        </div>
      ))}
    </li>
  )
}
