import { accessFacts } from '#commons/organisations'
import { draw } from '#web/layout/draw.ts'
import { useVoice } from '#web/say/context.tsx'
import type { Voice } from '#web/say/voices.ts'
import { kinds, provisions, themes } from '../words.ts'
import type { FindView } from '../words-for-pages.ts'
import { FindBox, FindChoice, FindMore, FindPick } from './find-fields.tsx'

interface FindRestProps {
  readonly find: FindView
  readonly open: boolean
  readonly wrong: (field: string) => string | undefined
}

const untouched = new WeakMap<Voice, string>()

/** Everything that is asked less often. Mostly untouched, and then the same on every page: drawn once a language. */
export function FindRest({ find, open, wrong }: FindRestProps) {
  const voice = useVoice()
  const { typed } = find
  const closed = !open && !typed['access'] && !typed['area'] && !typed['host']
  if (!closed) return <Rest typed={typed} open={open} wrong={wrong} voice={voice} />
  let html = untouched.get(voice)
  if (html === undefined) {
    html = draw(<Rest typed={{}} open={false} wrong={() => undefined} voice={voice} />, voice)
    untouched.set(voice, html)
  }
  return <div className="find-rest" dangerouslySetInnerHTML={{ __html: html }} />
}

function Rest({
  typed,
  open,
  wrong,
  voice: { say },
}: {
  typed: FindView['typed']
  open: boolean
  wrong: FindRestProps['wrong']
  voice: Voice
}) {
  return (
    <FindMore open={open} label={say('catalogue.more-choices')}>
      <FindBox name="from" type="date" label={say('catalogue.ask-from')} value={typed['from']} error={wrong('from')} />
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
  )
}

const sorts = ['relevance', 'soonest', 'nearest'] as const
