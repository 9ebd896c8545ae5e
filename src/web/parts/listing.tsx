import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'

export interface Fact {
  readonly icon: IconName
  readonly text: ReactNode
}

export interface ListingProps {
  /** First thing read, as in a listings magazine: "Sat 20 June", and under it "10:00". */
  readonly when: ReactNode
  readonly whenDetail?: ReactNode
  readonly href: string
  readonly title: string
  readonly titleLanguage?: string | undefined
  /** Who makes it. */
  readonly host?: ReactNode
  readonly summary?: ReactNode
  readonly facts?: readonly Fact[]
  /** Small print: how fresh, where from. */
  readonly note?: ReactNode
  /** What its heading counts as on this page. */
  readonly level?: 2 | 3 | 4
}

/** One row of a list of things to do: time, title, host, place, and what a parent asks next. No box; a hairline parts it from its neighbours. */
export function Listing({
  when,
  whenDetail,
  href,
  title,
  titleLanguage,
  host,
  summary,
  facts,
  note,
  level = 3,
}: ListingProps) {
  const Heading = `h${level}` as const
  return (
    <li className="listing">
      <p className="listing-when">
        <span>{when}</span>
        {whenDetail === undefined ? null : <span className="listing-when-detail">{whenDetail}</span>}
      </p>
      <div className="listing-what">
        <Heading className="listing-title">
          <a href={href} lang={titleLanguage} dir="auto">
            {title}
          </a>
        </Heading>
        {host === undefined ? null : <p className="listing-host">{host}</p>}
        {summary === undefined ? null : <p className="listing-summary">{summary}</p>}
        {facts === undefined || facts.length === 0 ? null : (
          <ul className="facts">
            {facts.map(({ icon, text }, position) => (
              // Facts of one row never move: their place is their name.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={position}>
                <Icon name={icon} />
                {text}
              </li>
            ))}
          </ul>
        )}
        {note === undefined ? null : <p className="listing-note">{note}</p>}
      </div>
    </li>
  )
}

export const Listings = ({ children, start }: { children: ReactNode; start?: number }) => (
  <ol className="listings" start={start}>
    {children}
  </ol>
)

export interface Definition {
  readonly term: ReactNode
  readonly icon?: IconName
  readonly detail: ReactNode
}

/** Facts as term and detail: the "before you leave the house" of a thing to do, the "at a glance" of a city. */
export const Definitions = ({ items }: { items: readonly Definition[] }) => (
  <dl className="definitions">
    {items.map(({ term, icon, detail }, position) => (
      // oxlint-disable-next-line react/no-array-index-key
      <div key={position}>
        <dt>
          {icon === undefined ? null : <Icon name={icon} />}
          {term}
        </dt>
        <dd>{detail}</dd>
      </div>
    ))}
  </dl>
)
