import { Actions, LinkButton } from '#web/parts/button.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { Table } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { CourierToday } from '../words-for-pages.ts'

/** Which families wait for an answer this desk may give for them, and where the rest of a courier's day is. */
export function CourierTodayPage({
  seen: { missing, classes, without, seesSchools, seesDemand },
  prefix,
}: {
  readonly seen: CourierToday
  readonly prefix: string
}) {
  const say = useSay()
  const formats = useFormats()
  return (
    <article className="page-narrow stack">
      <h1>{say('home.courier-title')}</h1>
      {missing.length === 0 && without === 0 ? (
        <EmptyState
          title={say('home.courier-none')}
          act={<LinkButton href={`${prefix}/office/desk`}>{say('families.desk-title')}</LinkButton>}
        />
      ) : null}
      {missing.length === 0 ? null : (
        <>
          <Table
            caption={say('home.courier-missing', { count: missing.length })}
            columns={[
              {
                key: 'who',
                head: say('home.col-who'),
                cell: ({ childId, name }) => (
                  <a href={`${prefix}/office/desk/${childId}`}>
                    <bdi>{name}</bdi>
                  </a>
                ),
              },
              { key: 'until', head: say('home.col-mandate'), cell: ({ untilOn }) => formats.day(untilOn) },
            ]}
            rows={missing}
            rowKey={({ childId }) => childId}
            stacked
          />
          <p className="hint">{say('home.courier-counts')}</p>
          <Actions>
            <LinkButton href={`${prefix}/me/courier.csv`} weight="quiet" icon="download" download>
              {say('home.house-download')}
            </LinkButton>
          </Actions>
        </>
      )}
      {without === 0 ? null : (
        <Table
          caption={say('home.courier-without', { count: without })}
          columns={[
            {
              key: 'class',
              head: say('home.col-class'),
              cell: ({ groupId, name }) => (
                <a href={`${prefix}/groups/${groupId}/visits`}>
                  <bdi>{name}</bdi>
                </a>
              ),
            },
            { key: 'school', head: say('home.col-school'), cell: ({ schoolName }) => <bdi>{schoolName}</bdi> },
            {
              key: 'way',
              head: say('home.col-way'),
              numeric: true,
              cell: ({ minutes }) => (minutes === null ? '–' : formats.number(minutes)),
            },
          ]}
          rows={classes}
          rowKey={({ groupId }) => groupId}
          stacked
        />
      )}
      {seesSchools || seesDemand ? (
        <ul className="rows">
          {seesSchools ? (
            <li>
              <a href={`${prefix}/me/schools`}>{say('home.courier-classes')}</a>
            </li>
          ) : null}
          {seesDemand ? (
            <li>
              <a href={`${prefix}/host/wants`}>{say('home.house-wants')}</a>
            </li>
          ) : null}
        </ul>
      ) : null}
    </article>
  )
}
