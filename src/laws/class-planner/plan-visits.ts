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
 * @returns refused where the file has mistakes; `mistakesIn` tells them
 */
export function planVisits(file: PlanFile, solver: Solver, seconds: number): Result<ClassPlan, 'plan-has-mistakes'> {
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
  const stages = stagesOf(all, program, simple).map((stage): StageTold => {
    const settled = stage.settled(best)
    if (settled !== null) return { stage: stage.name, outcome: 'not-needed', gap: settled }
    const asked = stage.ask(best)
    const answer = solver(asked.program, { ...asked.ask, seconds: left * stage.share })
    left -= answer.seconds
    let outcome: StageTold['outcome'] = 'kept'
    if (answer.values) {
      const said = program.choices.filter((_, column) => answer.values![column]! > 0.5)
      if (checkPlan(file, visitsOf(said)).faults.length > 0) outcome = 'refused'
      else {
        const found = reachedBy(fillUp(all, file.awayADay, said))
        if (isBetter(found.worth, best.worth)) {
          best = found
          outcome = 'bettered'
        }
      }
    }
    return { stage: stage.name, outcome, gap: answer.bound === null ? null : stage.gap(best, answer.bound) }
  })
  return accept({
    visits: visitsOf(best.choices),
    notGiven: whyNot(all, file.awayADay, best.choices),
    worth: best.worth,
    by: best === simple ? 'greedy' : 'solver',
    stages,
  })
}
