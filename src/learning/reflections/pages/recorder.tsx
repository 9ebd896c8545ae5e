import type { AfterSeen } from '../words-for-pages.ts'
import { longestVoiceSeconds } from '../words.ts'
import { useSayTo } from './say-to-reader.ts'

const words = 'start stop again listen hush asking recording soon over recorded dropped refused none unheard'.split(' ')

/** Records a voice in the page, where a browser can; without it a file is chosen, below. Says nothing until it can. */
export function Recorder({ seen }: { seen: AfterSeen }) {
  const say = useSayTo(seen)
  const said = Object.fromEntries(words.map((word) => [word, say(`reflections.record-${word}`)]))
  return (
    <div
      className="recorder stack"
      role="group"
      aria-label={say('reflections.record-title')}
      data-recorder={longestVoiceSeconds}
      data-words={JSON.stringify(said)}
      hidden
    >
      <p className="field-label">{say('reflections.record-title')}</p>
      <p className="hint">{say('reflections.record-hint', { minutes: longestVoiceSeconds / 60 })}</p>
      <div className="actions">
        <button type="button" className="button button-quiet" data-record="">
          {said['start']}
        </button>
        <button type="button" className="button button-quiet" data-listen="" hidden>
          {said['listen']}
        </button>
        <button type="button" className="button button-care" data-remove="" hidden>
          {say('reflections.record-remove')}
        </button>
      </div>
      <p className="recorder-time">
        <span role="timer" data-timer="" />
        <progress aria-label={say('reflections.record-length')} max={longestVoiceSeconds} value={0} />
      </p>
      <p role="status" data-told="" />
    </div>
  )
}
