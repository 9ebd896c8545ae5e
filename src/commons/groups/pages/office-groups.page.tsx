import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { Button, LinkButton } from '#web/parts/button.tsx'
import { Tag } from '#web/parts/chips.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { TextInput } from '#web/parts/forms/inputs.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { Table } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'

export interface OfficeGroupsProps {
  readonly prefix: string
  readonly sought: string
  readonly groups: readonly {
    readonly id: Id
    readonly name: string
    readonly organisationName: string
    readonly kind: string
    readonly members: number
    readonly adults: number
    readonly untilOn: Day
  }[]
  readonly isCut: boolean
}

/** The groups of a place in numbers; those without an adult first. */
export function OfficeGroupsPage({ prefix, sought, groups, isCut }: OfficeGroupsProps) {
  const say = useSay()
  const formats = useFormats()
  const alone = groups.filter(({ adults }) => adults === 0)
  return (
    <article className="page stack">
      <h1>{say('groups.office-title')}</h1>
      <p className="lead">{say('groups.office-lead')}</p>
      {alone.length === 0 ? null : <p>{say('groups.office-alone', { count: alone.length })}</p>}
      <Form action={`${prefix}/office/groups`} method="get">
        <TextInput name="q" type="search" label={say('groups.office-find')} value={sought} dir="auto" />
        <Button weight="quiet" icon="search">
          {say('groups.office-find-button')}
        </Button>
      </Form>
      {groups.length === 0 ? (
        <EmptyState title={say('groups.office-none')}>
          <p>{say('groups.office-none-text')}</p>
        </EmptyState>
      ) : (
        <Table
          caption={say(isCut ? 'groups.office-first' : 'groups.office-all', { count: groups.length })}
          rows={[...alone, ...groups.filter(({ adults }) => adults > 0)]}
          rowKey={({ id }) => id}
          stacked
          columns={[
            {
              key: 'name',
              head: say('groups.column-group'),
              cell: ({ id, name }) => (
                <a href={`${prefix}/groups/${id}`}>
                  <bdi>{name}</bdi>
                </a>
              ),
            },
            { key: 'kind', head: say('groups.fact-kind'), cell: ({ kind }) => say(`groups.kind-${kind}`) },
            {
              key: 'house',
              head: say('groups.fact-organisation'),
              cell: ({ organisationName }) => <bdi>{organisationName}</bdi>,
            },
            {
              key: 'members',
              head: say('groups.column-members'),
              numeric: true,
              cell: ({ members }) => formats.number(members),
            },
            {
              key: 'adults',
              head: say('groups.column-adults'),
              numeric: true,
              cell: ({ adults }) =>
                adults === 0 ? <Tag tone="care">{say('groups.no-adult')}</Tag> : formats.number(adults),
            },
            { key: 'until', head: say('groups.column-until'), cell: ({ untilOn }) => formats.day(untilOn) },
          ]}
        />
      )}
      <div className="actions">
        <LinkButton href={`${prefix}/groups/new`} icon="add" weight="quiet">
          {say('groups.make')}
        </LinkButton>
        <LinkButton href={`${prefix}/rosters`} icon="upload" weight="quiet">
          {say('groups.rosters-title')}
        </LinkButton>
      </div>
    </article>
  )
}
