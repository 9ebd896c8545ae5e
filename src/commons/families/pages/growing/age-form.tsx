import { Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { NumberInput } from '#web/parts/forms/inputs.tsx'
import { Details } from '#web/parts/progress.tsx'
import { useSay } from '#web/say/context.tsx'

/** Puts an age right; where several children stand on one page each form has fields of its own. */
export function AgeForm({ action, of, hint }: { action: string; of: string; hint: string }) {
  const say = useSay()
  return (
    <Details summary={say('families.age-wrong')}>
      <p className="hint">{say(hint)}</p>
      <Form action={action}>
        <NumberInput name={`year-${of}`} label={say('families.desk-year')} />
        <NumberInput name={`month-${of}`} label={say('families.desk-month')} hint={say('families.desk-month-hint')} />
        <Button weight="quiet">{say('families.age-save')}</Button>
      </Form>
    </Details>
  )
}
