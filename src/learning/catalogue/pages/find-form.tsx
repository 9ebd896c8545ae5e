import { accessFacts } from '#commons/organisations'
import { Icon } from '#web/parts/icon.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { kinds, provisions, themes } from '../words.ts'
import { FindBox, FindChoice, FindMore, FindPick } from './find-fields.tsx'
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
        <FindMore open={more} label={say('catalogue.more-choices')}>
          <FindBox
            name="from"
            type="date"
            label={say('catalogue.ask-from')}
            value={typed['from']}
            error={wrong('from')}
          />
          <FindBox name="to" type="date" label={say('catalogue.ask-to')} value={typed['to']} error={wrong('to')} />
          <FindPick
            name="theme"
            label={say('catalogue.ask-theme')}
            value={typed['theme']}
            error={wrong('theme')}
            any={say('catalogue.any-theme')}
            choices={themes.map((value) => ({ value, label: say(`catalogue.theme-${value}`) }))}
          />
          <FindPick
            name="kind"
            label={say('catalogue.ask-kind')}
            value={typed['kind']}
            error={wrong('kind')}
            any={say('catalogue.any-kind')}
            choices={kinds.map((value) => ({ value, label: say(`catalogue.kind-${value}`) }))}
          />
          <FindBox
            name="maxPrice"
            type="number"
            label={say('catalogue.ask-price')}
            value={typed['maxPrice']}
            error={wrong('maxPrice')}
          />
          <FindPick
            name="sort"
            label={say('catalogue.ask-sort')}
            value={typed['sort']}
            error={wrong('sort')}
            any={say('catalogue.sort-usual')}
            choices={sorts.map((value) => ({ value, label: say(`catalogue.sort-${value}`) }))}
          />
          <fieldset className="find-boxes">
            <legend>{say('catalogue.ask-provides')}</legend>
            {provisions.map((value) => (
              <FindChoice
                key={value}
                name="provides"
                value={value}
                typed={typed['provides']}
                label={say(`catalogue.provides-${value}`)}
              />
            ))}
            <FindChoice name="open" value="true" typed={typed['open']} label={say('catalogue.open-places')} />
            <FindChoice name="online" value="true" typed={typed['online']} label={say('catalogue.online')} />
          </fieldset>
          <fieldset className="find-boxes">
            <legend>{say('catalogue.ask-access')}</legend>
            {accessFacts
              .filter((value) => value !== 'step-free')
              .map((value) => (
                <FindChoice
                  key={value}
                  name="access"
                  value={value}
                  typed={typed['access']}
                  label={say(`catalogue.access-${value}`)}
                />
              ))}
          </fieldset>
          {typed['area'] ? <input type="hidden" name="area" value={typed['area']} /> : null}
          {typed['host'] ? <input type="hidden" name="host" value={typed['host']} /> : null}
        </FindMore>
        <button type="submit" className="button button-main">
          <Icon name="search" />
          {say('catalogue.find')}
        </button>
      </div>
    </form>
  )
}

const sorts = ['relevance', 'soonest', 'nearest'] as const
const moreFields = ['from', 'to', 'theme', 'kind', 'maxPrice', 'sort', 'provides', 'open', 'online'] as const
