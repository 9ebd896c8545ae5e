import type { Instant } from '#kernel/instant.ts'
import { Actions, LinkButton } from '#web/parts/button.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { Table } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { Import } from '../words.ts'

export interface FeedRow {
  readonly id: string
  readonly name: string
  readonly publisher: string | null
  readonly address: string | null
  readonly lastImport: (Pick<Import, 'id' | 'state' | 'counts'> & { readonly at: Instant }) | null
}

/** Where this ecosystem's listings come from, and how the last import of each went. */
export function FeedsPage(props: {
  readonly prefix: string
  readonly timeZone: string
  readonly feeds: readonly FeedRow[]
  readonly pairs: number
}) {
  const { prefix, timeZone, feeds, pairs } = props
  const say = useSay()
  const formats = useFormats()
  return (
    <article className="page stack">
      <h1>{say('feeds.title')}</h1>
      <Actions>
        <LinkButton href={`${prefix}/office/feeds/new`} icon="add">
          {say('feeds.new')}
        </LinkButton>
        {pairs === 0 ? null : (
          <LinkButton href={`${prefix}/office/duplicates`} weight="quiet" icon="merge">
            {say('feeds.pairs-waiting', { count: pairs })}
          </LinkButton>
        )}
      </Actions>
      {feeds.length === 0 ? (
        <EmptyState title={say('feeds.none')}>{<p>{say('feeds.none-hint')}</p>}</EmptyState>
      ) : (
        <Table
          caption={say('feeds.caption', { count: feeds.length })}
          rows={feeds}
          rowKey={(feed) => feed.id}
          stacked
          columns={[
            {
              key: 'name',
              head: say('feeds.name'),
              cell: (feed) => (
                <a href={`${prefix}/office/feeds/${feed.id}`} dir="auto">
                  {feed.name}
                </a>
              ),
            },
            {
              key: 'publisher',
              head: say('feeds.publisher'),
              cell: (feed) => <span dir="auto">{feed.publisher}</span>,
            },
            {
              key: 'last',
              head: say('feeds.last-import'),
              cell: ({ lastImport }) =>
                lastImport === null ? (
                  say('feeds.never')
                ) : (
                  <a href={`${prefix}/office/imports/${lastImport.id}`}>
                    {say(`feeds.state-${lastImport.state}`)} · {formats.instant(lastImport.at, timeZone)}
                  </a>
                ),
            },
            {
              key: 'read',
              head: say('feeds.count-read'),
              numeric: true,
              cell: ({ lastImport }) => (lastImport === null ? '' : formats.number(lastImport.counts.read)),
            },
            {
              key: 'refused',
              head: say('feeds.count-refused'),
              numeric: true,
              cell: ({ lastImport }) => (lastImport === null ? '' : formats.number(lastImport.counts.refused)),
            },
          ]}
        />
      )}
    </article>
  )
}
