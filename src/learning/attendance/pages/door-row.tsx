import { Icon } from '#web/parts/icon.tsx'
import { useSay } from '#web/say/context.tsx'
import type { RowAtDoor } from '../words-for-pages.ts'
import type { useSaid } from './said.tsx'

export interface RowProps {
  readonly row: RowAtDoor
  /** The address of the door. */
  readonly at: string
  readonly words: RowWords
  readonly saidOf: ReturnType<typeof useSaid>
}

const acts = ['in', 'absent', 'excused', 'out', 'back'] as const
type RowWords = Readonly<Record<(typeof acts)[number], string>>

/** What the buttons of every row say, asked once. */
export function useRowWords(): RowWords {
  const say = useSay()
  return Object.fromEntries(acts.map((act) => [act, say(`attendance.do-${act}`)])) as RowWords
}

/**
 * One person at the door. All five buttons are there, and the style shows those that fit: the island changes one word of
 * the row and nothing else, and a list of five hundred stays light.
 */
export function DoorRow({ row, at, words, saidOf }: RowProps) {
  const say = useSay()
  const { subjectId, where, needs } = row
  const name = nameOf(row, say)
  const button = (act: 'in' | 'absent' | 'excused' | 'back', className: string) => (
    <button
      type="submit"
      name="act"
      value={`${act} ${subjectId}`}
      className={className}
      aria-label={`${words[act]}: ${name}`}
    >
      {words[act]}
    </button>
  )
  return (
    <li
      id={`r-${subjectId}`}
      className="door-row"
      data-row={subjectId}
      data-said={where.said}
      data-child={row.isMinor ? '' : undefined}
      data-alone={row.mayLeaveAlone ? '' : undefined}
      data-adults={row.adults.length === 0 ? undefined : JSON.stringify(row.adults)}
      data-card={row.cardMark ?? undefined}
    >
      <div className="door-who">
        <bdi className="door-name">{name}</bdi>
        {row.isGuest ? <span className="hint">{say('attendance.a-guest')}</span> : null}
        <span className="door-said">{saidOf(where)}</span>
        {needs === null ? null : (
          <p className="door-needs">
            <Icon name="warning" /> <span dir="auto">{needs}</span>
          </p>
        )}
        {row.lastFlags.map((flag) => (
          <span key={flag} className="hint door-flag">
            {say(`attendance.flag-${flag}`)}
          </span>
        ))}
      </div>
      <div className="door-acts">
        {button('in', 'button button-main at-expected at-absent at-excused')}
        {button('absent', 'button button-quiet at-expected')}
        {button('excused', 'button button-quiet at-expected at-absent')}
        <a className="button button-main at-in" href={`${at}/leave/${subjectId}`} aria-label={`${words.out}: ${name}`}>
          {words.out}
        </a>
        {button('back', 'button button-quiet at-in at-out at-absent at-excused')}
      </div>
    </li>
  )
}

/** A name, or that it is kept. */
export const nameOf = ({ name }: Pick<RowAtDoor, 'name'>, say: ReturnType<typeof useSay>): string =>
  name ?? say('attendance.name-kept')
