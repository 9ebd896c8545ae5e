import { Actions, Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import { ThingPage } from '../../pages/thing.page.tsx'
import type { ThingView } from '../../words-for-pages.ts'
import type { TypedOffer } from '../offer-words.ts'

export interface PreviewOfferPageProps {
  readonly action: string
  readonly id: string
  readonly isNew: boolean
  /** It meets the gate of the place before it is public. */
  readonly proposes: boolean
  readonly typed: TypedOffer
  readonly thing: ThingView
}

/** The page as visitors will see it, between two ways on: make it public, or go back and change it. */
export function PreviewOfferPage(props: PreviewOfferPageProps) {
  const say = useSay()
  return (
    <div className="page stack">
      <Notice title={say('catalogue.offer-preview-title')}>
        <p>{say(props.isNew || props.proposes ? 'catalogue.offer-preview-new' : 'catalogue.offer-preview-changed')}</p>
        {props.proposes ? <p>{say('catalogue.offer-preview-gate')}</p> : null}
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
  const say = useSay()
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
