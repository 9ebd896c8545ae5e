import type { ReactNode } from 'react'
import { useSay } from '../../say/context.tsx'
import { Icon } from '../icon.tsx'
import { Details } from '../progress.tsx'

export interface FigureProps {
  /** What is counted, for whom, when: a whole sentence. */
  readonly title: ReactNode
  /** What it shows, in words, for who can not see it and for who is in a hurry. */
  readonly says?: ReactNode
  readonly chart: ReactNode
  /** The same figures as a `Table`. */
  readonly table: ReactNode
  readonly downloadHref?: string
  /** Source and what is missing. */
  readonly note?: ReactNode
  /** What its heading counts as on this page. */
  readonly level?: 2 | 3
}

/** A drawing of numbers, never alone: its sentence above it, its table under it, its file to take away. */
export function Figure({ title, says, chart, table, downloadHref, note, level = 2 }: FigureProps) {
  const say = useSay()
  const Heading = `h${level}` as const
  return (
    <figure className="figure">
      <figcaption>
        <Heading className="figure-title">{title}</Heading>
        {says === undefined ? null : <p className="figure-says">{says}</p>}
      </figcaption>
      {chart}
      {note === undefined ? null : <p className="figure-note">{note}</p>}
      <Details summary={say('web.chart-table')}>{table}</Details>
      {downloadHref === undefined ? null : (
        <p className="figure-download">
          <a href={downloadHref} download>
            <Icon name="download" />
            {say('web.download-csv')}
          </a>
        </p>
      )}
    </figure>
  )
}
