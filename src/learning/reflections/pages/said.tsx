import { Notice } from '#web/parts/notice.tsx'
import { useSay } from '#web/say/context.tsx'
import type { Reflection } from '../words.ts'

/** What a learner said of a day, to whoever may read it. @param at where its files lie */
export function Said({ reflection, at, name }: { reflection: Reflection; at: string; name: string }) {
  const say = useSay()
  const { words, language, files } = reflection
  return (
    <>
      {words === null ? null : (
        <blockquote className="reflection-words" lang={language ?? undefined} dir="auto">
          {words}
        </blockquote>
      )}
      {files.map(({ id, kind, state }) => {
        const src = `${at}/${reflection.id}/${kind}?${id.slice(-8)}`
        if (state === 'held') return <Notice key={id} title={say(`reflections.${kind}-held`)} />
        if (state === 'refused') return <Notice key={id} tone="error" title={say(`reflections.${kind}-refused`)} />
        return kind === 'photo' ? (
          <img key={id} className="reflection-photo" src={src} alt={say('reflections.photo-of', { name })} />
        ) : (
          // oxlint-disable-next-line jsx-a11y/media-has-caption -- a voice note has no second text; its words are asked for beside it
          <audio
            key={id}
            className="reflection-voice"
            src={src}
            controls
            preload="none"
            aria-label={say('reflections.voice-of', { name })}
          />
        )
      })}
    </>
  )
}
