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

/** Where each button is of use; the island knows these as classes of the template. */
const atOf: Readonly<Record<(typeof acts)[number], readonly RowAtDoor['where']['said'][]>> = {
  in: ['expected', 'absent', 'excused'],
  absent: ['expected'],
  excused: ['expected', 'absent'],
  out: ['in'],
  back: ['in', 'out', 'absent', 'excused'],
}

interface ControlsProps {
  readonly subjectId: string
  readonly name: string
  readonly at: string
  readonly words: RowWords
  /** Null: all of them. */
  readonly said: RowAtDoor['where']['said'] | null
}

/** What can be said of somebody now; five hundred rows stay light with the two or three that fit. */
function Controls({ subjectId, name, at, words, said }: ControlsProps) {
  return acts
    .filter((act) => said === null || atOf[act].includes(said))
    .map((act) => {
      const weight = act === 'in' || act === 'out' ? 'button-main' : 'button-quiet'
      const places = said === null ? ` ${atOf[act].map((place) => `at-${place}`).join(' ')}` : ''
      const shared = { className: `button ${weight}${places}`, 'aria-label': `${words[act]}: ${name}` }
      return act === 'out' ? (
        <a key={act} href={`${at}/leave/${subjectId}`} {...shared}>
          {words[act]}
        </a>
      ) : (
        <button key={act} type="submit" name="act" value={`${act} ${subjectId}`} {...shared}>
          {words[act]}
        </button>
      )
    })
}

/** All five with blanks, from which the island draws those of a row when something was tapped. */
export const ControlsToCome = ({ at, words }: Pick<ControlsProps, 'at' | 'words'>) => (
  <template data-acts>
    <Controls subjectId="{id}" name="{name}" at={at} words={words} said={null} />
  </template>
)

/** One person at the door. */
export function DoorRow({ row, at, words, saidOf }: RowProps) {
  const say = useSay()
  const { subjectId, where, needs } = row
  const name = nameOf(row, say)
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
        <Controls subjectId={subjectId} name={name} at={at} words={words} said={where.said} />
      </div>
    </li>
  )
}

/** A name, or that it is kept. */
export const nameOf = ({ name }: Pick<RowAtDoor, 'name'>, say: ReturnType<typeof useSay>): string =>
  name ?? say('attendance.name-kept')
