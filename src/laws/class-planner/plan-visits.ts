import { accept, refuse, type Result } from '#kernel/result.ts'
import { checkPlan } from './checking/check-plan.ts'
import { fillUp } from './greedy.ts'
import { planProgramOf } from './program/plan-program.ts'
import { stagesOf } from './program/stages.ts'
import { questionsOf, type Choice } from './questions.ts'
import { mistakesIn } from './read-plan-file.ts'
import type { Solver } from './solver.ts'
import { whyNot } from './why-not.ts'
import type { ClassPlan, PlanFile, StageTold, Visit, Worth } from './words.ts'

/** Is the one plan worth more than the other, by the law of `Worth`? */
export const isBetter = (one: Worth, other: Worth): boolean =>
  (other.met - one.met || one.farLeftOut - other.farLeftOut || one.worstOff - other.worstOff || one.cost - other.cost) <
  0

/**
 * Whole classes to visits: as many as can be, far schools before near ones, then the least way for the worst-off school, then
 * the least way for all on the days they would rather have; each to 0.5 % as far as the seconds reach. What the solver says is
 * checked, and taken only where it is better than what was there: the plan is never worse than the simple one. The same rows
 * in any order give the same plan, unless the seconds end a stage: then another run may give another plan.
 * @param seconds for all stages together, by the solver's clock
 * @param largeFrom from so many choices on each path is asked for itself first
 * @returns refused where the file has mistakes; `mistakesIn` tells them
 */
export function planVisits(
  file: PlanFile,
  solver: Solver,
  seconds: number,
  largeFrom = 1_500,
): Result<ClassPlan, 'plan-has-mistakes'> {
  const mistakes = mistakesIn(file).length
  if (mistakes > 0) return refuse('plan-has-mistakes', { mistakes })
  const all = questionsOf(file)
  const visitsOf = (choices: readonly Choice[]): Visit[] =>
    choices.map(({ question, slot }) => {
      const { class: one, path } = all.questions[question]!
      return { class: one.id, path, slot: all.slots[slot]!.id }
    })
  const reachedBy = (choices: readonly Choice[]) => ({ choices, worth: checkPlan(file, visitsOf(choices)).worth })
  const simple = reachedBy(fillUp(all, file.awayADay, []))
  const program = planProgramOf(all, file.awayADay)
  let best = simple
  let left = seconds
  const stages = stagesOf(all, program, simple, program.choices.length >= largeFrom).map((stage): StageTold => {
    const answers = { asked: 0, bounds: 0, refused: 0, bettered: 0 }
    // Where the next attempt goes on from; the best of all is kept beside it.
    let standing = best
    for (const attempt of stage.attempts) {
      const asked = attempt(standing)
      if (asked === null) continue
      const answer = solver(asked.program, { ...asked.ask, seconds: left * asked.share })
      left -= answer.seconds
      answers.asked += 1
      if (answer.bound !== null) {
        answers.bounds += 1
        asked.proves?.(answer.bound, answer.values !== null)
      }
      if (!answer.values || asked.gives === 'bound') continue
      const said = program.choices.filter((_, column) => answer.values![column]! > 0.5)
      if (checkPlan(file, visitsOf(said)).faults.length > 0) {
        answers.refused += 1
        continue
      }
      const found = reachedBy(fillUp(all, file.awayADay, said))
      if (asked.gives === 'step' && found.worth.met === best.worth.met) standing = found
      if (!isBetter(found.worth, best.worth)) continue
      standing = best = found
      answers.bettered += 1
    }
    const { asked, bounds, refused, bettered } = answers
    return {
      stage: stage.name,
      outcome: asked === 0 ? 'not-needed' : bettered > 0 ? 'bettered' : refused > 0 ? 'refused' : 'kept',
      gap: asked > 0 && bounds === 0 ? null : stage.gap(best),
    }
  })
  return accept({
    visits: visitsOf(best.choices),
    notGiven: whyNot(all, file.awayADay, best.choices),
    worth: best.worth,
    by: best === simple ? 'greedy' : 'solver',
    stages,
  })
}
