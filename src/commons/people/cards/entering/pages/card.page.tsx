import { Button } from '#web/parts/button.tsx'
import { ErrorSummary, Form } from '#web/parts/forms/error-summary.tsx'
import { TextInput } from '#web/parts/forms/inputs.tsx'
import { Icon } from '#web/parts/icon.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import type { CardShown } from '../../commands/open-by-card.ts'
import { pictureNames, pictures, type Picture } from '../../pictures.ts'
import { picturesInCode } from '../../words.ts'

/** For who has no camera at hand: the name on the card. */
export function CardNamePage({ action, isEmpty }: { readonly action: string; readonly isEmpty: boolean }) {
  const say = useSay()
  const error = isEmpty ? say('people.enter-name-missing') : undefined
  return (
    <article className="page-narrow stack">
      <h1>{say('people.enter-title')}</h1>
      <ErrorSummary wrong={error === undefined ? [] : [{ name: 'name', error }]} />
      <p className="lead">{say('people.enter-name-what')}</p>
      <Form action={action}>
        <TextInput
          name="name"
          label={say('people.enter-name')}
          hint={say('people.enter-name-hint')}
          error={error}
          autoComplete="off"
          dir="auto"
          maxLength={200}
        />
        <Button icon="forward">{say('people.enter-next')}</Button>
      </Form>
      <p className="hint">{say('people.enter-camera')}</p>
      <p>
        <a href={action.replace(/card$/, 'start')}>{say('families.start-title')}</a>
      </p>
    </article>
  )
}

export interface CardPicturesProps {
  readonly action: string
  readonly shown: CardShown
  /** Chosen so far; told by their number alone, for others may look on. */
  readonly picked: readonly Picture[]
  /** The key of a sentence: what was wrong with the four before. */
  readonly wrong: string | null
}

/** Four pictures, one after the other: each is a button, so a finger, a keyboard and a voice can press it. */
export function CardPicturesPage({ action, shown, picked, wrong }: CardPicturesProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('people.enter-pictures-title')}</h1>
      {wrong === null ? null : (
        <Notice tone="error" title={say('people.enter-wrong')} live>
          <p>{say(wrong)}</p>
        </Notice>
      )}
      <form className="stack" action={`${action}#pictures`} method="post">
        {'secret' in shown ? (
          <input type="hidden" name="secret" value={shown.secret} />
        ) : (
          <input type="hidden" name="name" value={shown.userName} />
        )}
        <input type="hidden" name="picked" value={picked.join(' ')} />
        <div className="picked" id="pictures" tabIndex={-1}>
          <p role="status">{say('people.enter-picked', { picked: picked.length, all: picturesInCode })}</p>
          <span className="picked-dots" aria-hidden="true">
            {Array.from({ length: picturesInCode }, (_, place) => (
              <span key={place} className={place < picked.length ? 'picked-dot picked-dot-full' : 'picked-dot'} />
            ))}
          </span>
        </div>
        <div className="pictures" role="group" aria-label={say('people.enter-pictures')}>
          {pictureNames.map((name) => (
            <button key={name} type="submit" name="picture" value={name} className="picture">
              <svg viewBox="0 0 24 24" aria-hidden="true" width="48" height="48">
                <path d={pictures[name]} fill="currentColor" fillRule="evenodd" />
              </svg>
              <span>{say(`people.picture-${name}`)}</span>
            </button>
          ))}
        </div>
        {picked.length === 0 ? null : (
          <button type="submit" name="undo" value="yes" className="button button-quiet">
            <Icon name="undo" />
            {say('people.enter-undo')}
          </button>
        )}
      </form>
      <p className="hint">{say('people.enter-lost')}</p>
    </article>
  )
}
