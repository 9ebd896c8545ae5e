import type { ReactNode } from 'react'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { Button, LinkButton } from '#web/parts/button.tsx'
import { Tag } from '#web/parts/chips.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Definitions } from '#web/parts/listing.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { Table, type Column } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { Group } from '../words.ts'
import { AddMember, type AddMemberProps } from './add-member.tsx'
import { GiveOut, type GiveOutProps } from './give-out.tsx'
import { HandOver, type HandOverProps } from './hand-over.tsx'

export interface MemberLine {
  readonly personId: Id
  readonly name: string
  readonly userName: string | null
  readonly isProtected: boolean
  readonly sinceOn: Day
  /** In the order of the columns. */
  readonly allows: readonly { readonly purpose: string; readonly may: boolean; readonly isAsked: boolean }[]
  readonly reach: 'guardian' | 'self' | 'letter' | 'nobody'
}

export interface GroupPageProps {
  readonly base: string
  readonly prefix: string
  readonly group: Group
  readonly organisationName: string
  readonly schoolName: string | null
  readonly sight: 'names' | 'counts'
  readonly isResponsible: boolean
  readonly isOver: boolean
  readonly count: number
  readonly members: readonly MemberLine[]
  readonly adults: readonly { readonly personId: Id; readonly name: string; readonly stands: boolean }[]
  readonly giveOut: Omit<GiveOutProps, 'base'>
  readonly add: Omit<AddMemberProps, 'base'>
  /** Null: who looks may not hand it over. */
  readonly handOver: Omit<HandOverProps, 'base'> | null
}

/** A group for who answers for it: who is in it, what their families allow today, and what can be given out. */
export function GroupPage(props: GroupPageProps) {
  const { base, prefix, group, sight, handOver, count } = props
  const say = useSay()
  const seesNames = sight === 'names'
  return (
    <article className="page stack">
      <Breadcrumb trail={[{ href: `${prefix}/me/groups`, label: say('groups.mine-title') }]} />
      <h1>
        <bdi>{group.name}</bdi>
      </h1>
      <Facts {...props} />
      {seesNames ? (
        <p>
          <a href={`${base}/talk`}>{say('messages.talk-open')}</a>
        </p>
      ) : null}
      {props.group.kind === 'class' && props.isResponsible && !props.isOver ? (
        <p>
          <a href={`${base}/visits`}>{say('groups.class-visits')}</a>
        </p>
      ) : null}
      {seesNames ? null : (
        <Notice title={say('groups.counts-only-title')}>
          <p>{say(whyNoNames(props), { count })}</p>
        </Notice>
      )}
      {seesNames ? <Members {...props} /> : null}
      {seesNames && count > 0 ? <GiveOut base={base} {...props.giveOut} /> : null}
      {seesNames ? <AddMember base={base} {...props.add} /> : null}
      {handOver === null ? null : <HandOver base={base} {...handOver} />}
    </article>
  )
}

const whyNoNames = ({ isOver, isResponsible }: GroupPageProps): string => {
  if (isOver) return 'groups.over-names'
  return isResponsible ? 'groups.no-clearance' : 'groups.counts-only'
}

function Facts({ base, group, organisationName, schoolName, adults, count, handOver }: GroupPageProps) {
  const say = useSay()
  const formats = useFormats()
  const items: { term: string; detail: ReactNode }[] = [
    { term: say('groups.fact-kind'), detail: say(`groups.kind-${group.kind}`) },
    { term: say('groups.fact-organisation'), detail: <bdi>{organisationName}</bdi> },
    ...(schoolName === null || schoolName === organisationName
      ? []
      : [{ term: say('groups.fact-school'), detail: <bdi>{schoolName}</bdi> }]),
    ...(group.level === '' ? [] : [{ term: say('groups.fact-level'), detail: <bdi>{group.level}</bdi> }]),
    {
      term: say('groups.fact-season'),
      detail: say('groups.from-until', { from: formats.day(group.fromOn), until: formats.day(group.untilOn) }),
    },
    {
      term: say('groups.fact-size'),
      detail:
        group.size === null ? say('groups.on-list', { count }) : say('groups.on-list-of', { count, size: group.size }),
    },
    ...(group.needs.length === 0
      ? []
      : [
          { term: say('groups.fact-needs'), detail: group.needs.map((need) => say(`groups.need-${need}`)).join(' · ') },
        ]),
    {
      term: say('groups.fact-adults'),
      detail:
        adults.length === 0 ? (
          say('groups.no-adult')
        ) : (
          <ul className="plain-list">
            {adults.map(({ personId, name, stands }) => (
              <li key={personId}>
                <bdi>{name}</bdi> {stands ? null : <Tag tone="care">{say('groups.adult-lapsed')}</Tag>}
              </li>
            ))}
          </ul>
        ),
    },
  ]
  return (
    <>
      <Definitions items={items} />
      {handOver === null ? null : (
        <p>
          <LinkButton href={`${base}/edit`} weight="quiet" icon="edit">
            {say('groups.edit')}
          </LinkButton>
        </p>
      )}
    </>
  )
}

function Members({ base, members }: GroupPageProps) {
  const say = useSay()
  if (members.length === 0)
    return (
      <EmptyState title={say('groups.nobody-yet')}>
        <p>{say('groups.nobody-yet-text')}</p>
      </EmptyState>
    )
  const purposes = members[0]!.allows.map(({ purpose }) => purpose)
  const columns: Column<MemberLine>[] = [
    {
      key: 'name',
      head: say('groups.column-name'),
      cell: ({ name, userName, isProtected }) => (
        <>
          <bdi>{name}</bdi>
          {userName === null || userName === name ? null : (
            <span className="group-user-name">
              <bdi>{userName}</bdi>
            </span>
          )}
          {isProtected ? <Tag tone="care">{say('groups.protected')}</Tag> : null}
        </>
      ),
    },
    ...purposes.map((purpose, place): Column<MemberLine> => ({
      key: purpose,
      head: say(`families.purpose-${purpose}`),
      cell: ({ allows }) => <Allowed one={allows[place]!} />,
    })),
    { key: 'reach', head: say('groups.column-reach'), cell: ({ reach }) => say(`groups.reach-${reach}`) },
    {
      key: 'remove',
      head: say('groups.column-remove'),
      cell: ({ personId, name }) => (
        <Form action={`${base}/members/${personId}/remove`}>
          <Button weight="quiet">
            {say('groups.take-off')}
            <span className="visually-hidden">
              : <bdi>{name}</bdi>
            </span>
          </Button>
        </Form>
      ),
    },
  ]
  return (
    <section className="stack">
      <h2>{say('groups.members-title')}</h2>
      <p>{say('groups.members-lead')}</p>
      <Table
        caption={say('groups.members-caption', { count: members.length })}
        rows={members}
        rowKey={({ personId }) => personId}
        columns={columns}
        stacked
      />
    </section>
  )
}

/** A word and a drawing, so that the colour is not needed. */
function Allowed({ one: { may, isAsked } }: { one: MemberLine['allows'][number] }) {
  const say = useSay()
  if (may)
    return (
      <Tag icon="check" tone="good">
        {say('groups.allowed')}
      </Tag>
    )
  return isAsked ? (
    <Tag icon="close">{say('groups.not-allowed')}</Tag>
  ) : (
    <span className="hint">{say('groups.not-asked')}</span>
  )
}
