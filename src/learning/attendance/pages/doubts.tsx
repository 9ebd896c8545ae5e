import { Button } from '#web/parts/button.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import type { RowAtDoor } from '../words-for-pages.ts'
import type { Act } from '../words.ts'
import { nameOf } from './door-row.tsx'
import { useActTold } from './said.tsx'

interface DoubtsProps {
  readonly rows: readonly RowAtDoor[]
  readonly at: string
  readonly timeZone: string
}

/** What somebody decides by one tap, each in the open: both words are kept, whichever counts. */
export function Doubts({ rows, at, timeZone }: DoubtsProps) {
  const say = useSay()
  const told = useActTold(timeZone)
  return rows
    .filter(({ doubted }) => doubted.length > 0)
    .map((row) => (
      <Notice key={row.subjectId} tone="warning" title={say(whyOf(row), { name: nameOf(row, say) })}>
        <ul className="plain-list stack">
          {row.doubted.map((act) => (
            <li key={act.id}>
              <bdi>{told(act)}</bdi>
              <form method="post" action={`${at}/settle`} className="actions" data-settle>
                <input type="hidden" name="actId" value={act.id} />
                <Button name="counts" value="yes" weight="quiet">
                  {say('attendance.counts-yes')}
                </Button>
                {isAlone(row, act) ? (
                  <Button name="counts" value="no" weight="quiet">
                    {say('attendance.counts-no')}
                  </Button>
                ) : null}
              </form>
            </li>
          ))}
        </ul>
      </Notice>
    ))
}

const whyOf = ({ doubted, isGone }: RowAtDoor): string => {
  if (doubted.some(({ flags, stands }) => stands === null && flags.includes('role-ended')))
    return 'attendance.doubt-role'
  return isGone ? 'attendance.doubt-gone' : 'attendance.doubt-phones'
}

/** Between two phones one of the two is chosen; an act that stands for itself counts or does not. */
const isAlone = ({ doubted }: RowAtDoor, act: Act): boolean =>
  doubted.length === 1 || act.flags.includes('role-ended') || act.flags.includes('gone-meanwhile')
