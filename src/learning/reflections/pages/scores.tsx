import { Fieldset } from '#web/parts/forms/field.tsx'
import { scores, type Scores } from '../words.ts'
import type { SayWords } from './say-to-reader.ts'

/** Three questions, each from one to five side by side; the words at both ends are said with the first and the last. */
export function ScoreFields({ side, given, say }: { side: 'learner' | 'host'; given: Scores | null; say: SayWords }) {
  return scores.map((score) => (
    <Fieldset key={score} asked={{ name: score, label: say(`reflections.${side}-${score}`) }}>
      <div className="scores">
        {[1, 2, 3, 4, 5].map((value) => (
          <label key={value} className="score" htmlFor={`${score}-${value}`}>
            <input
              type="radio"
              id={`${score}-${value}`}
              name={score}
              value={value}
              defaultChecked={given?.[score] === value}
            />
            <span>
              {value}
              {value === 1 || value === 5 ? (
                <span className="score-end"> {say(value === 1 ? 'reflections.not-at-all' : 'reflections.very')}</span>
              ) : null}
            </span>
          </label>
        ))}
      </div>
    </Fieldset>
  ))
}

/** Three numbers that were given. */
export function ScoresSaid({ side, said, say }: { side: 'learner' | 'host'; said: Scores; say: SayWords }) {
  return (
    <dl className="definitions">
      {scores.map((score) => (
        <div key={score}>
          <dt>{say(`reflections.${side}-${score}`)}</dt>
          <dd>{say('reflections.of-five', { number: said[score] })}</dd>
        </div>
      ))}
    </dl>
  )
}
