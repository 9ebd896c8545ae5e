import { useSay } from '../say/context.tsx'

/** P30: where somebody is about to tell something of themselves, the way to what becomes of it. */
export function PrivacyNote({ prefix }: { readonly prefix: string }) {
  const say = useSay()
  return (
    <p className="hint">
      <a href={`${prefix}/privacy`}>{say('web.privacy-note')}</a>
    </p>
  )
}
