import { Actions, Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useVoice } from '#web/say/context.tsx'
import { ThingPage } from '../../pages/thing.page.tsx'
import type { ThingView } from '../../words-for-pages.ts'
import type { AskedAgain } from '../../words.ts'
import type { TypedOffer } from '../offer-words.ts'

export interface PreviewOfferPageProps {
  readonly action: string
  readonly id: string
  readonly isNew: boolean
  /** It meets the gate of the place before it is public. */
  readonly proposes: boolean
  /** What of a change is looked at before visitors see it. */
  readonly waits: readonly AskedAgain[]
  readonly typed: TypedOffer
  readonly thing: ThingView
}

/** The page as visitors will see it, between two ways on: make it public, or go back and change it. */
export function PreviewOfferPage(props: PreviewOfferPageProps) {
  const { say, formats } = useVoice()
  const { isNew, proposes, waits } = props
  const what = isNew || proposes ? 'new' : waits.length > 0 ? 'waits' : 'changed'
  return (
    <div className="page stack">
      <Notice title={say('catalogue.offer-preview-title')}>
        <p>
          {say(`catalogue.offer-preview-${what}`, {
            parts: formats.list(waits.map((part) => say(`catalogue.field-${part}`))),
          })}
        </p>
        {proposes ? <p>{say('catalogue.offer-preview-gate')}</p> : null}
        <Ways {...props} />
      </Notice>
      <div className="office-preview" id="preview">
        <ThingPage thing={props.thing} />
      </div>
      <Ways {...props} />
    </div>
  )
}

function Ways({ action, id, isNew, proposes, typed }: PreviewOfferPageProps) {
  const { say } = useVoice()
  return (
    <Form action={action}>
      <input type="hidden" name="id" value={id} />
      {Object.entries(typed).flatMap(([name, values]) =>
        values.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
      <Actions>
        <Button name="act" value="publish" icon="check">
          {say(isNew || proposes ? 'catalogue.offer-publish' : 'catalogue.offer-save')}
        </Button>
        <Button name="act" value="change" weight="quiet" icon="edit">
          {say('catalogue.offer-change')}
        </Button>
      </Actions>
    </Form>
  )
}
