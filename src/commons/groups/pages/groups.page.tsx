import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { LinkButton } from '#web/parts/button.tsx'
import { Listing, Listings } from '#web/parts/listing.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { GroupKind } from '../words.ts'

export interface GroupsPageProps {
  readonly prefix: string
  readonly groups: readonly {
    readonly id: Id
    readonly name: string
    readonly kind: GroupKind
    readonly organisationName: string
    readonly untilOn: Day
    readonly members: number
    readonly part: 'adult' | 'member'
  }[]
  readonly mayMake: boolean
  readonly maySendRosters: boolean
}

/** The groups somebody is in or answers for. */
export function GroupsPage({ prefix, groups, mayMake, maySendRosters }: GroupsPageProps) {
  const say = useSay()
  const formats = useFormats()
  const make = mayMake ? (
    <LinkButton href={`${prefix}/groups/new`} icon="add">
      {say('groups.make')}
    </LinkButton>
  ) : undefined
  const rosters = maySendRosters ? (
    <LinkButton href={`${prefix}/rosters`} weight="quiet" icon="upload">
      {say('groups.rosters-title')}
    </LinkButton>
  ) : undefined
  return (
    <article className="page-narrow stack">
      <h1>{say('groups.mine-title')}</h1>
      {groups.length === 0 ? (
        <EmptyState title={say('groups.mine-none')}>
          <p>{say(mayMake ? 'groups.mine-none-make' : 'groups.mine-none-text')}</p>
        </EmptyState>
      ) : (
        <Listings>
          {groups.map(({ id, name, kind, organisationName, untilOn, members, part }) =>
            part === 'member' ? (
              <li key={id} className="listing">
                <p className="listing-when">{say(`groups.kind-${kind}`)}</p>
                <div className="listing-what">
                  <h2 className="listing-title">
                    <bdi>{name}</bdi>
                  </h2>
                  <p className="listing-host">
                    <bdi>{organisationName}</bdi>
                  </p>
                  <p className="listing-note">{say('groups.you-are-in', { day: formats.day(untilOn) })}</p>
                </div>
              </li>
            ) : (
              <Listing
                key={id}
                level={2}
                when={say(`groups.kind-${kind}`)}
                href={`${prefix}/groups/${id}`}
                title={name}
                host={<bdi>{organisationName}</bdi>}
                note={say('groups.you-answer', { count: members, day: formats.day(untilOn) })}
              />
            ),
          )}
        </Listings>
      )}
      {make === undefined && rosters === undefined ? null : (
        <div className="actions">
          {make}
          {rosters}
        </div>
      )}
    </article>
  )
}
