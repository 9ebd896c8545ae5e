import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { TextInput } from '#web/parts/forms/inputs.tsx'
import { useSay } from '#web/say/context.tsx'
import type { RowAtDoor } from '../words-for-pages.ts'
import { nameOf } from './door-row.tsx'

export interface LeavePageProps {
  readonly row: RowAtDoor
  readonly at: string
  readonly seq: number
  /** Outside the hours of the day a door does not know what a family said. */
  readonly isOpenHour: boolean
  readonly wrong: string | null
}

/** With whom somebody leaves, one tap each for those whom the family named. */
export function LeavePage({ row, at, seq, isOpenHour, wrong }: LeavePageProps) {
  const say = useSay()
  const name = nameOf(row, say)
  return (
    <article className="page-narrow stack">
      <p>
        <a href={`${at}#r-${row.subjectId}`}>{say('attendance.back-to-list')}</a>
      </p>
      <h1>{say('attendance.leave-title', { name })}</h1>
      <Form action={`${at}/say`}>
        <input type="hidden" name="seen" value={seq} />
        <input type="hidden" name="subject" value={row.subjectId} />
        {row.adults.map((adult) => (
          <Button key={adult} name="with" value={adult}>
            <bdi>{adult}</bdi>
          </Button>
        ))}
        {row.mayLeaveAlone ? (
          <Button name="act" value={`alone ${row.subjectId}`}>
            {say(row.isMinor ? 'attendance.leave-alone' : 'attendance.do-out')}
          </Button>
        ) : isOpenHour ? (
          <p className="hint">{say('attendance.not-alone')}</p>
        ) : null}
        {row.isMinor ? (
          <>
            <TextInput
              name="adult"
              label={say('attendance.somebody-else')}
              hint={say('attendance.somebody-else-hint')}
              autoComplete="off"
              dir="auto"
              maxLength={80}
              error={wrong ?? undefined}
            />
            <Button name="act" value={`other ${row.subjectId}`} weight="quiet">
              {say('attendance.leave-with-other')}
            </Button>
          </>
        ) : null}
      </Form>
    </article>
  )
}
