import { Button, LinkButton } from '#web/parts/button.tsx'
import { Tag } from '#web/parts/chips.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { TextInput } from '#web/parts/forms/inputs.tsx'
import { Pagination, Tabs } from '#web/parts/navigation.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { Table } from '#web/parts/table.tsx'
import { useVoice } from '#web/say/context.tsx'
import type { Organisation } from '../words.ts'

export interface OfficeOrganisationsPageProps {
  readonly prefix: string
  readonly q: string
  readonly show: string
  readonly organisations: readonly Organisation[]
  readonly tabs: readonly { readonly filter: string; readonly href: string }[]
  readonly previous: string | null
  readonly next: string | null
  readonly shown: { readonly from: number; readonly to: number; readonly of: number }
}

/** Everybody who offers something, with who looked at whom. */
export function OfficeOrganisationsPage(props: OfficeOrganisationsPageProps) {
  const { prefix, q, show, organisations, tabs, previous, next, shown } = props
  const { say, formats } = useVoice()
  const home = `${prefix}/office/organisations`
  return (
    <article className="page stack">
      <h1>{say('organisations.office-title')}</h1>
      <p>
        <LinkButton href={`${home}/new`} icon="add">
          {say('organisations.office-add')}
        </LinkButton>
      </p>
      <Form action={home} method="get">
        <TextInput
          name="q"
          type="search"
          label={say('organisations.office-search')}
          value={q}
          maxLength={200}
          dir="auto"
        />
        {show === 'all' ? null : <input type="hidden" name="show" value={show} />}
        <Button weight="quiet" icon="search">
          {say('organisations.office-find')}
        </Button>
      </Form>
      <Tabs
        label={say('organisations.office-filters')}
        tabs={tabs.map(({ filter, href }) => ({
          href,
          label: say(`organisations.office-show-${filter}`),
          current: filter === show,
          ...(filter === show ? { count: shown.of } : {}),
        }))}
      />
      {organisations.length === 0 ? (
        <EmptyState title={say('organisations.office-none')} />
      ) : (
        <Table
          caption={say('organisations.office-title')}
          captionHidden
          rows={organisations}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              head: say('organisations.ask-name'),
              cell: ({ id, name }) => (
                <a href={`${home}/${id}`} dir="auto">
                  {name}
                </a>
              ),
            },
            { key: 'kind', head: say('organisations.ask-kind'), cell: ({ kind }) => say(`organisations.kind-${kind}`) },
            {
              key: 'verified',
              head: say('organisations.office-verified'),
              cell: ({ verified }) =>
                verified === null ? (
                  say('organisations.not-verified')
                ) : (
                  <Tag icon="check" tone="good">
                    {say('organisations.verified', { by: verified.by, day: formats.day(verified.on) })}
                  </Tag>
                ),
            },
          ]}
        />
      )}
      <Pagination previous={previous} next={next} shown={shown} />
    </article>
  )
}
