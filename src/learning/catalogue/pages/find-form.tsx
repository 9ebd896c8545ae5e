import { Icon } from '#web/parts/icon.tsx'
import { useVoice } from '#web/say/context.tsx'
import type { Voice } from '#web/say/voices.ts'
import { FindBox, FindChoice, FindPick, type PickChoice } from './find-fields.tsx'
import { FindRest } from './find-rest.tsx'
import type { FindView, Here } from '../words-for-pages.ts'

const distances = ['0.5', '1', '2', '5', '10', '20'] as const
const weekdays = ['6', '7', '6,7', '1', '2', '3', '4', '5'] as const

/**
 * A search as a sentence: what, who for, when, where. Everything is an ordinary field of an ordinary form, so its
 * address says the whole question and it works without script; the rest waits behind "more".
 */
export function FindForm({ find }: { find: FindView }) {
  const voice = useVoice()
  const { say } = voice
  const { here, typed, view } = find
  const choices = choicesFor(voice, here.unit, find.languages)
  const wrong = (field: string): string | undefined => {
    const because = find.wrong.find((each) => each.field === field)?.because
    return because === undefined ? undefined : say(because)
  }
  const more = moreFields.some((field) => (typed[field] ?? '') !== '' || wrong(field) !== undefined)
  return (
    <form
      className="find-form"
      action={`${here.prefix}/opportunities`}
      method="get"
      role="search"
      data-island="find"
      data-near={say('catalogue.near-me')}
      data-near-failed={say('catalogue.near-me-failed')}
    >
      {view === 'list' ? null : <input type="hidden" name="view" value={view} />}
      <div className="find-sentence">
        <FindBox name="q" type="search" label={say('catalogue.ask-what')} value={typed['q']} error={wrong('q')} wide />
        <FindBox
          name="age"
          type="number"
          label={say('catalogue.ask-age')}
          value={typed['age']}
          error={wrong('age')}
          unit={say('catalogue.ask-age-unit')}
        />
        <FindPick
          name="weekday"
          label={say('catalogue.ask-when')}
          value={typed['weekday']}
          error={wrong('weekday')}
          any={say('catalogue.any-day')}
          choices={choices.weekdays}
        />
        <FindBox
          name="place"
          type="text"
          label={say('catalogue.ask-where')}
          value={typed['place']}
          error={wrong('place') ?? wrong('near')}
          suggestions={find.placeNames}
        />
        <FindPick
          name="withinKm"
          label={say('catalogue.ask-within')}
          value={typed['withinKm']}
          error={wrong('withinKm')}
          any={say('catalogue.any-distance')}
          choices={choices.distances}
        />
      </div>
      {typed['near'] === undefined || typed['near'] === '' ? null : (
        <input type="hidden" name="near" value={typed['near']} />
      )}
      <div className="find-quick">
        <FindChoice name="free" value="true" typed={typed['free']} label={say('catalogue.price-free')} />
        <FindChoice name="access" value="step-free" typed={typed['access']} label={say('catalogue.access-step-free')} />
        <FindPick
          name="language"
          label={say('catalogue.ask-language')}
          value={typed['language']}
          error={wrong('language')}
          any={say('catalogue.any-language')}
          choices={choices.languages}
          compact
        />
      </div>
      <div className="find-foot">
        <FindRest find={find} open={more} wrong={wrong} />
        <button type="submit" className="button button-main">
          <Icon name="search" />
          {say('catalogue.find')}
        </button>
      </div>
    </form>
  )
}

const moreFields = ['from', 'to', 'theme', 'kind', 'maxPrice', 'sort', 'provides', 'open', 'online'] as const

type Choices = Readonly<Record<'weekdays' | 'distances' | 'languages', readonly PickChoice[]>>

const choicesKnown = new WeakMap<Voice, Map<string, Choices>>()
/** A language, a unit and what is spoken somewhere: few, but a question may name any language. */
const mostChoices = 100

/** What the picks of the form offer: made once a language, unit and list of spoken languages. */
function choicesFor(voice: Voice, unit: Here['unit'], languages: readonly string[]): Choices {
  let known = choicesKnown.get(voice)
  if (known === undefined) choicesKnown.set(voice, (known = new Map()))
  const key = `${unit} ${languages.join(' ')}`
  let choices = known.get(key)
  if (choices === undefined) {
    if (known.size >= mostChoices) known.clear()
    const { formats } = voice
    const weekdayName = (value: string): string =>
      formats.list(
        value.split(',').map((weekday) => formats.weekday(Number(weekday))),
        'or',
      )
    choices = {
      weekdays: weekdays.map((value) => ({ value, label: weekdayName(value) })),
      distances: distances.map((value) => ({ value, label: formats.distance(Number(value) * 1000, unit) })),
      languages: languages.map((value) => ({ value, label: formats.languageName(value) })),
    }
    known.set(key, choices)
  }
  return choices
}
