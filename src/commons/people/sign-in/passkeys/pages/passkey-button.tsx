import { Icon } from '#web/parts/icon.tsx'
import { useSay } from '#web/say/context.tsx'

/**
 * A button that only the browser's own call can answer: hidden until the island has found that it can. Everything it
 * does can be done by a link in a message too.
 */
export function PasskeyButton({ act, next }: { readonly act: 'use' | 'add'; readonly next?: string }) {
  const say = useSay()
  return (
    <div
      className="passkey stack"
      hidden
      data-passkey={act}
      data-next={next}
      data-working={say('people.passkey-working')}
      data-failed={say('people.passkey-failed')}
    >
      <button type="button" className="button button-quiet">
        <Icon name="sign" />
        {say(act === 'use' ? 'people.passkey-use' : 'people.passkey-add')}
      </button>
      <p className="hint" role="status" />
    </div>
  )
}
