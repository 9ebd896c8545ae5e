import { Icon } from '#web/parts/icon.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { FindBox, FindChoice, FindPick } from './find-fields.tsx'
import { FindRest } from './find-rest.tsx'
import type { FindView } from '../words-for-pages.ts'

const distances = ['0.5', '1', '2', '5', '10', '20'] as const
const weekdays = ['6', '7', '6,7', '1', '2', '3', '4', '5'] as const

/**
 * A search as a sentence: what, who for, when, where. Everything is an ordinary field of an ordinary form, so its
 * address says the whole question and it works without script; the rest waits behind "more".
 */
export function FindForm({ find }: { find: FindView }) {
  const say = useSay()
  const formats = useFormats()
  const { here, typed, view } = find
  const wrong = (field: string): string | undefined => {
    const because = find.wrong.find((each) => each.field === field)?.because
    return because === undefined ? undefined : say(because)
  }
  const more = moreFields.some((field) => (typed[field] ?? '') !== '' || wrong(field) !== undefined)
  const weekdayName = (value: string): string =>
    formats.list(
      value.split(',').map((weekday) => formats.weekday(Number(weekday))),
      'or',
    )
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
          choices={weekdays.map((value) => ({ value, label: weekdayName(value) }))}
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
          choices={distances.map((value) => ({ value, label: formats.distance(Number(value) * 1000, here.unit) }))}
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
          choices={find.languages.map((value) => ({ value, label: formats.languageName(value) }))}
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
