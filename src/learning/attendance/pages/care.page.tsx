import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { TextInput } from '#web/parts/forms/inputs.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import type { Care } from '../words.ts'

export interface CarePageProps {
  readonly name: string
  readonly isAdult: boolean
  readonly care: Care | null
  readonly action: string
  readonly familyHref: string
  readonly wrong: string | null
}

/** What a family lets doors know of somebody, and who reads it when. */
export function CarePage({ name, isAdult, care, action, familyHref, wrong }: CarePageProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <p>
        <a href={familyHref}>{say('attendance.back-to-family')}</a>
      </p>
      <h1>{say('attendance.care-title', { name })}</h1>
      {wrong === null ? null : <Notice tone="error" live title={wrong} />}
      <p>{say('attendance.care-who-reads')}</p>
      <Form action={action}>
        <TextInput
          name="needs"
          label={say('attendance.care-needs')}
          hint={say('attendance.care-needs-hint')}
          value={care?.needs ?? ''}
          maxLength={400}
          dir="auto"
          autoComplete="off"
        />
        {isAdult ? null : (
          <>
            <label className="choice">
              <input type="checkbox" name="mayLeaveAlone" value="yes" defaultChecked={care?.mayLeaveAlone} />{' '}
              {say('attendance.care-alone', { name })}
            </label>
            <TextInput
              name="fetchedBy"
              label={say('attendance.care-fetched-by')}
              hint={say('attendance.care-fetched-by-hint')}
              value={care?.fetchedBy.join(', ') ?? ''}
              maxLength={500}
              dir="auto"
              autoComplete="off"
            />
          </>
        )}
        <Button icon="check">{say('attendance.care-save')}</Button>
      </Form>
    </article>
  )
}
