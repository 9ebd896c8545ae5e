import { textFor, type Language } from '#kernel/local-text.ts'
import { Table } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { DayOfHouse } from '../words-for-hosts.ts'

/** Who has a place on one day, to print: a name and a box to tick, and nothing that should not lie about. */
export function HostListPage({
  seen,
  backHref,
  languages,
}: {
  seen: DayOfHouse
  backHref: string
  languages: readonly Language[]
}) {
  const say = useSay()
  const formats = useFormats()
  const title = textFor(seen.title, languages)
  const { occasion } = seen
  return (
    <article className="page-narrow stack">
      <p className="take-away">
        <a href={backHref}>{say('participation.back-to-day')}</a>
      </p>
      <h1 lang={title.language} dir="auto">
        {title.text}
      </h1>
      <p>{formats.appointment(occasion.startsAt, occasion.timeZone, 'spoken')}</p>
      <Table
        caption={say('participation.list-come', { count: seen.list!.length })}
        columns={[
          {
            key: 'name',
            head: say('participation.list-name'),
            cell: ({ name }) => <bdi>{name ?? say('participation.name-kept')}</bdi>,
          },
          {
            key: 'part',
            head: say('participation.list-part'),
            cell: ({ entry }) =>
              say(entry.part === 'companion' ? 'participation.comes-along' : `participation.door-${entry.state}`),
          },
          { key: 'there', head: say('participation.list-there'), cell: () => '☐' },
        ]}
        rows={seen.list!}
        rowKey={({ entry }) => entry.id}
      />
    </article>
  )
}
