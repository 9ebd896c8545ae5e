import type { Id } from '#kernel/id.ts'
import { Button } from '#web/parts/button.tsx'
import { Tag } from '#web/parts/chips.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { TextInput } from '#web/parts/forms/inputs.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { Breadcrumb, Pagination, type PaginationProps } from '#web/parts/navigation.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { Letter, Organisation } from '../words.ts'

export interface OrganisationsPageProps {
  readonly prefix: string
  readonly name: string
  /** What was looked for; '': everything is shown. */
  readonly q: string
  /** Those of this page by the letter they stand under. */
  readonly byLetter: ReadonlyMap<string, readonly Organisation[]>
  readonly total: number
  readonly letters: readonly Letter[]
  readonly addressOf: (page: number) => string
  readonly paging: PaginationProps
  /** Whose web address is proven to be its own. */
  readonly proven: ReadonlySet<Id>
}

/** As many are read at a glance: no search and no letters before them. */
const atAGlance = 20

/** Everybody who offers something, under the first letter of the name. */
export function OrganisationsPage(props: OrganisationsPageProps) {
  const { prefix, name, q, byLetter, total, letters, addressOf, paging, proven } = props
  const say = useSay()
  const formats = useFormats()
  const sorted = (group: readonly Organisation[]) => [...group].sort((a, b) => formats.compare(a.name, b.name))
  return (
    <article className="page stack">
      <Breadcrumb trail={[{ href: `${prefix}/`, label: name }]} />
      <h1>{say('organisations.title', { name })}</h1>
      {q === '' && total <= atAGlance ? null : (
        <Form action={`${prefix}/organisations`} method="get">
          <TextInput
            name="q"
            type="search"
            label={say('organisations.find-label')}
            hint={say('organisations.find-hint')}
            value={q}
            maxLength={200}
            dir="auto"
          />
          <Button weight="quiet" icon="search">
            {say('organisations.office-find')}
          </Button>
        </Form>
      )}
      {total > 0 ? (
        <p className="lead">
          {q === '' ? say('organisations.count', { count: total }) : say('organisations.found', { count: total, q })}
        </p>
      ) : q === '' ? (
        <EmptyState title={say('organisations.none')}>
          <p>{say('organisations.none-text')}</p>
        </EmptyState>
      ) : (
        <EmptyState title={say('organisations.not-found', { q })}>
          <p>{say('organisations.not-found-text')}</p>
        </EmptyState>
      )}
      {q === '' ? null : (
        <p>
          <a href={`${prefix}/organisations`}>{say('organisations.show-all')}</a>
        </p>
      )}
      {total <= atAGlance || letters.length < 2 ? null : (
        <nav aria-label={say('organisations.letters')}>
          <ul className="organisations-letters">
            {letters.map(({ letter, page }) => (
              <li key={letter}>
                <a href={`${addressOf(page)}#${encodeURIComponent(anchorOf(letter))}`}>
                  <bdi>{letter}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {[...byLetter]
        .sort(([a], [b]) => formats.compare(a, b))
        .map(([letter, group]) => (
          <section key={letter} className="organisations-letter">
            <h2 id={anchorOf(letter)}>{letter}</h2>
            <ul className="organisations">
              {sorted(group).map((organisation) => (
                <li key={organisation.id}>
                  <a href={`${prefix}/organisations/${encodeURIComponent(organisation.slug)}`} dir="auto">
                    {organisation.name}
                  </a>{' '}
                  {organisation.kind === 'other' ? null : (
                    <span className="hint">{say(`organisations.kind-${organisation.kind}`)}</span>
                  )}{' '}
                  {organisation.verified === null ? null : (
                    <Tag icon="check" tone="good">
                      {say('organisations.verified', {
                        by: organisation.verified.by,
                        day: formats.day(organisation.verified.on),
                      })}
                    </Tag>
                  )}{' '}
                  {proven.has(organisation.id) ? (
                    <Tag icon="check" tone="good">
                      {say('organisations.address-proven')}
                    </Tag>
                  ) : null}
                </li>
              ))}
            </ul>
          </section>
        ))}
      <Pagination {...paging} />
    </article>
  )
}

const anchorOf = (letter: string): string => `letter-${letter === '#' ? '0' : letter}`
