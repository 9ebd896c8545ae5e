import type { Questions } from '../questions.ts'
import { askingOf, type Reached, type Stage } from './asking.ts'
import { dearestOf } from './dearest.ts'
import { mostOf } from './most.ts'
import type { PlanProgram } from './plan-program.ts'
import { worstOffOf } from './worst-off.ts'

/** The stages in their order. @param isLarge whether each path is asked for itself before all are asked together */
export function stagesOf(all: Questions, program: PlanProgram, simple: Reached, isLarge: boolean): readonly Stage[] {
  const asking = askingOf(all, program, simple, isLarge)
  // What is proven of the ways while the worst-off school is looked at holds for the stage after it too.
  const proven = { cost: asking.cheapestPossible }
  return [mostOf(asking), worstOffOf(asking, proven), dearestOf(asking, proven)]
}
