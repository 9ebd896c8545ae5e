import type { SortOfPeople } from '#commons/people'
import type { Role } from '#kernel/actor.ts'
import { Button, LinkButton } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { NumberInput, TextInput } from '#web/parts/forms/inputs.tsx'
import { Pagination } from '#web/parts/navigation.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { Table } from '#web/parts/table.tsx'
import { useSay } from '#web/say/context.tsx'

export interface PeopleProps {
  readonly base: string
  readonly sought: string
  readonly sort: SortOfPeople
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly roles: readonly Role[]
    readonly isLinked: boolean
  }[]
  /** The place of the first one shown, counted from 1. */
  readonly first: number
  readonly previous: string | null
  readonly next: string | null
}

/** Who is known here and what they may do; somebody new is written down below. */
export function PeoplePage({ base, sought, sort, people, first, previous, next }: PeopleProps) {
  const say = useSay()
  return (
    <article className="page stack">
      <h1>{say('people.office-title')}</h1>
      <p className="lead">{say('people.office-lead')}</p>
      <Form action={base} method="get">
        <TextInput name="q" type="search" label={say('people.office-find')} value={sought} />
        <Button weight="quiet" icon="search">
          {say('people.office-find-button')}
        </Button>
      </Form>
      {people.length === 0 ? (
        <EmptyState title={say('people.office-nobody')} />
      ) : (
        <Table
          caption={
            previous === null && next === null
              ? say('people.office-all', { count: people.length })
              : say('people.office-part', { from: first, to: first + people.length - 1 })
          }
          rows={people}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              head: say('people.office-name'),
              ...(sought !== '' ? {} : sort === 'name' ? { sorted: 'ascending' } : { sortHref: `${base}?sort=name` }),
              cell: ({ id, name }) => (
                <a href={`${base}/${id}`}>
                  <bdi>{name}</bdi>
                </a>
              ),
            },
            {
              key: 'roles',
              head: say('people.office-roles'),
              cell: ({ roles }) =>
                roles.length === 0 ? '–' : roles.map((role) => say(`people.role-${role}`)).join(', '),
            },
            {
              key: 'account',
              head: say('people.office-account'),
              cell: ({ isLinked }) => say(isLinked ? 'people.office-linked' : 'people.office-not-linked'),
            },
          ]}
        />
      )}
      <Pagination previous={previous} next={next} />
      <section className="stack">
        <h2>{say('people.office-add')}</h2>
        <Form action={base} method="post">
          <TextInput
            name="name"
            label={say('people.office-add-name')}
            hint={say('people.office-add-hint')}
            maxLength={300}
          />
          <fieldset className="field">
            <legend className="field-label">{say('people.house-people-birth')}</legend>
            <p className="hint">{say('people.office-add-birth-hint')}</p>
            <NumberInput name="month" label={say('people.house-people-month')} optional />
            <NumberInput name="year" label={say('people.house-people-year')} optional />
          </fieldset>
          <Button>{say('people.office-add-button')}</Button>
        </Form>
      </section>
      {sought === '' && sort === 'newest' ? null : (
        <p>
          <LinkButton href={base} weight="quiet">
            {say('people.office-everybody')}
          </LinkButton>
        </p>
      )}
    </article>
  )
}
