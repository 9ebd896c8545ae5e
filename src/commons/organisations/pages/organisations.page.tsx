import type { Id } from '#kernel/id.ts'
import { Tag } from '#web/parts/chips.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { Organisation } from '../words.ts'

export interface OrganisationsPageProps {
  readonly prefix: string
  readonly name: string
  readonly organisations: readonly Organisation[]
  /** Whose web address is proven to be its own. */
  readonly proven: ReadonlySet<Id>
}

/** Everybody who offers something, under the first letter of the name. */
export function OrganisationsPage({ prefix, name, organisations, proven }: OrganisationsPageProps) {
  const say = useSay()
  const formats = useFormats()
  const sorted = [...organisations].sort((a, b) => formats.compare(a.name, b.name))
  return (
    <article className="page stack">
      <Breadcrumb trail={[{ href: `${prefix}/`, label: name }]} />
      <h1>{say('organisations.title', { name })}</h1>
      {sorted.length === 0 ? (
        <EmptyState title={say('organisations.none')}>
          <p>{say('organisations.none-text')}</p>
        </EmptyState>
      ) : (
        <p className="lead">{say('organisations.count', { count: sorted.length })}</p>
      )}
      {[...byLetter(sorted)]
        .sort(([a], [b]) => formats.compare(a, b))
        .map(([letter, group]) => (
          <section key={letter} className="organisations-letter">
            <h2>{letter}</h2>
            <ul className="organisations">
              {group.map((organisation) => (
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
    </article>
  )
}

/** Digits and signs stand under #, as in a telephone book. */
function byLetter(organisations: readonly Organisation[]): Map<string, Organisation[]> {
  const groups = new Map<string, Organisation[]>()
  for (const organisation of organisations) {
    const first =
      organisation.name
        .normalize('NFD')
        .match(/\p{L}|\p{N}/u)?.[0]
        ?.toUpperCase() ?? '#'
    const letter = /\p{N}/u.test(first) ? '#' : first
    const group = groups.get(letter)
    if (group) group.push(organisation)
    else groups.set(letter, [organisation])
  }
  return groups
}
