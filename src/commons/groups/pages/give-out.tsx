import { Actions, Button } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { useSay } from '#web/say/context.tsx'

export interface GiveOutProps {
  readonly base: string
  /** Children without an open card. */
  readonly withoutCard: number
  /** With one of this house, which printing anew would stop. */
  readonly withOurs: number
  /** With one of another desk; that one is never touched here. */
  readonly withOther: number
  /** Families a message reaches. */
  readonly reachable: number
  /** Children whose family has to be written to on paper. */
  readonly onPaper: number
}

/** Cards for the children, messages and letters for their families. */
export function GiveOut({ base, withoutCard, withOurs, withOther, reachable, onPaper }: GiveOutProps) {
  const say = useSay()
  return (
    <>
      <section className="stack">
        <h2>{say('groups.cards-title')}</h2>
        <p>{say('groups.cards-lead')}</p>
        <Form action={`${base}/cards`}>
          <Actions>
            {withoutCard === 0 ? null : (
              <Button icon="print" name="which" value="missing">
                {say('groups.cards-missing', { count: withoutCard })}
              </Button>
            )}
            {withOurs === 0 ? null : (
              <Button icon="print" weight="care" name="which" value="all">
                {say('groups.cards-all', { count: withOurs + withoutCard })}
              </Button>
            )}
          </Actions>
          {withOurs === 0 ? null : <p className="hint">{say('groups.cards-all-hint')}</p>}
          {withOther === 0 ? null : <p className="hint">{say('groups.cards-elsewhere', { count: withOther })}</p>}
        </Form>
      </section>
      <section className="stack">
        <h2>{say('groups.families-title')}</h2>
        <p>{say('groups.families-lead')}</p>
        {reachable === 0 ? null : (
          <Form action={`${base}/invite`}>
            <Button icon="mail">{say('groups.invite', { count: reachable })}</Button>
          </Form>
        )}
        {onPaper === 0 ? null : (
          <Form action={`${base}/letters`}>
            <p className="hint">{say('groups.letters-hint')}</p>
            <Button icon="print" weight={reachable === 0 ? 'main' : 'quiet'}>
              {say('groups.letters', { count: onPaper })}
            </Button>
          </Form>
        )}
      </section>
    </>
  )
}
