/** Whole classes to visits in a town of chance: 450 classes (a town's year of visits), beside the simple plan. */
import { addDays, weekdayOf, type Day } from '#kernel/instant.ts'
import { checkPlan } from '#laws/class-planner/checking/check-plan.ts'
import { loadSolver } from '#laws/class-planner/load-highs.ts'
import { isBetter, planVisits } from '#laws/class-planner/plan-visits.ts'
import type { Program, Solver, SolverAsk } from '#laws/class-planner/solver.ts'
import type { ClassPlan, PlanFile, SchoolClass, Slot } from '#laws/class-planner/words.ts'
import { pick, seeded } from './chance.ts'
import { howToGetGlpk, loadGlpk } from './glpk-beside.ts'
import type { Row } from './rows.ts'

const grades = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

/**
 * A town of one seed: a quarter of the schools far out, each grade its path, two classes a slot, a third of the days
 * impossible for each class, some of the others preferred.
 * @param room visits offered, as a share of what two classes each would need
 */
function townOf(seed: number, many: number, room: number): PlanFile {
  const chance = seeded(seed)
  const whole = (from: number, to: number): number => from + Math.floor(chance() * (to - from + 1))
  const spot = (id: string, reach: number) => ({
    id,
    x: reach * (chance() * 2 - 1),
    y: reach * (chance() * 2 - 1),
  })
  const schools = Array.from({ length: Math.ceil(many / 12) }, (_, s) => spot(`s${s}`, chance() < 0.25 ? 40 : 10))
  const places = Array.from({ length: 12 }, (_, p) => spot(`p${p}`, 10))
  const days = Array.from({ length: 84 }, (_, day) => addDays('2026-09-01' as Day, day)).filter(
    (on) => weekdayOf(on) < 6,
  )
  const classes = Array.from({ length: many }, (_, c): SchoolClass => {
    const grade = grades[c % grades.length]!
    const possibleOn = days.filter(() => chance() < 0.65)
    return {
      id: `c${c}`,
      goesAs: `c${c}`,
      school: pick(schools, chance).id,
      size: whole(14, 28),
      grade,
      paths: [`path-${grade}`],
      possibleOn,
      ratherOn: possibleOn.filter(() => chance() < 0.3),
      notIn: [],
      ratherIn: [],
    }
  })
  const slots = Array.from({ length: Math.round((many / 2) * room) }, (_, t): Slot => {
    const grade = grades[t % grades.length]!
    const on = pick(days, chance)
    return {
      id: `t${t}`,
      path: `path-${grade}`,
      grades: [grade],
      on,
      seats: whole(40, 60),
      place: pick(places, chance).id,
    }
  })
  const ways = schools.flatMap((school) =>
    places.map((place) => ({
      school: school.id,
      place: place.id,
      minutes: Math.round(5 + 1.5 * Math.hypot(school.x - place.x, school.y - place.y)),
    })),
  )
  return { classes, slots, ways, blocked: [{ on: days[10]!, school: null }], awayADay: 2, otherDayMinutes: 15 }
}

/** Finds nothing, so that what is left is the simple plan. */
const noSolver: Solver = () => ({ values: null, bound: null, seconds: 0 })

function planned(file: PlanFile, solver: Solver): { readonly plan: ClassPlan; readonly seconds: number } {
  const before = process.cpuUsage()
  // A wide limit by the clock on the wall: a busy machine then changes no plan. What is judged is the processor's time.
  const plan = planVisits(file, solver, 120)
  const { user, system } = process.cpuUsage(before)
  if (!plan.ok) throw new Error(plan.refusal)
  return { plan: plan.value, seconds: (user + system) / 1e6 }
}

const towns = [
  { id: 'C1', many: 450, room: 1.2, told: 'with a fifth more visits than needed' },
  { id: 'C2', many: 450, room: 1, told: 'with hardly enough visits' },
]

export async function measureClassPlanner(): Promise<Row[]> {
  const solver = await loadSolver()
  // The first program of a process also compiles the solver.
  planned(townOf(9, 30, 1.2), solver)
  const large = towns.flatMap(({ id, many, room, told }): Row[] => {
    const file = townOf(1, many, room)
    const simple = planned(file, noSolver).plan
    const { plan, seconds } = planned(file, solver)
    const { faults, worth } = checkPlan(file, plan.visits)
    const gap = plan.stages.reduce((most, stage) => Math.max(most, stage.gap ?? 1), 0)
    const isSound = faults.length === 0 && worth.cost === plan.worth.cost && !isBetter(simple.worth, worth)
    process.stdout.write(
      `Class planner ${told}: ${worth.met} of ${many} placed (simple plan ${simple.worth.met}), worst-off school ` +
        `${worth.worstOff.toFixed(1)} minutes (${simple.worth.worstOff.toFixed(1)}), proven to ${(100 * gap).toFixed(2)} %, ` +
        `${faults.length} faults\n`,
    )
    return [
      {
        id,
        what: `class planner, one core, ${many} classes ${told}; floor: the bound asked for`,
        unit: 's',
        ours: seconds,
        floor: 20,
        target: '≤ 20 s, to 0.5 %, checked apart',
        met: seconds <= 20 && gap <= 0.005 && isSound,
      },
      {
        id: `${id}q`,
        what: `minutes of its plan, ${worth.met} placed; floor: the simple plan, ${simple.worth.met} placed`,
        unit: 'min',
        ours: worth.cost,
        floor: simple.worth.cost,
        target: 'never worse, by stages',
        met: isSound,
      },
    ]
  })
  return [...large, ...(await besideGlpk(solver))]
}

const smallTowns = [
  { id: 'C3', many: 90, room: 1.2, told: 'with a fifth more visits than needed' },
  { id: 'C4', many: 90, room: 1, told: 'with hardly enough visits' },
]

const seeds = [1, 2, 3, 4]

/** Every program the planner asks on the way to one plan. */
function programsOf(file: PlanFile, solver: Solver): { readonly program: Program; readonly ask: SolverAsk }[] {
  const asked: { readonly program: Program; readonly ask: SolverAsk }[] = []
  planned(file, (program, ask) => {
    asked.push({ program, ask })
    return solver(program, ask)
  })
  return asked
}

/** What GLPK gets for one program before it is stopped: the ratio is then at least what is printed. */
const glpkSeconds = 30

/** The programs of some plans, asked of both solvers: the same costs, rows and bounds, the same gap. */
async function besideGlpk(ours: Solver): Promise<Row[]> {
  const glpk = await loadGlpk()
  if (glpk === null) {
    process.stdout.write(`Class planner beside glpk.js: left out. ${howToGetGlpk}\n`)
    return []
  }
  return smallTowns.map(({ id, many, room, told }): Row => {
    const asked = seeds.flatMap((seed) => programsOf(townOf(seed, many, room), ours))
    const sums = { ours: 0, theirs: 0, stopped: 0 }
    for (const { program, ask } of asked) {
      const before = process.cpuUsage()
      const { values } = ours(program, ask)
      const { user, system } = process.cpuUsage(before)
      sums.ours += (user + system) / 1e6
      // It knows no absolute gap: ours, as a share of the cost we found, so that it may stop as early as we do.
      const cost = values?.reduce((sum, value, column) => sum + value * program.costs[column]!, 0) ?? 0
      const gap = Math.max(ask.gap, ask.within / Math.max(1, cost))
      const answer = glpk.solver(program, { ...ask, gap, seconds: glpkSeconds })
      sums.theirs += answer.seconds
      if (answer.bound === null) sums.stopped += 1
    }
    process.stdout.write(
      `Class planner beside glpk.js ${glpk.version}, ${many} classes ${told}: ${asked.length} programs of ${seeds.length} towns, ` +
        `${sums.ours.toFixed(2)} s against ${sums.theirs.toFixed(2)} s, ` +
        `${sums.stopped === 0 ? '' : 'at least '}${(sums.theirs / sums.ours).toFixed(1)} times as fast` +
        `${sums.stopped === 0 ? '' : ` (${sums.stopped} of theirs stopped after ${glpkSeconds} s)`}\n`,
    )
    return {
      id,
      what: `class planner, ${many} classes ${told}, the same programs; floor: glpk.js ${glpk.version}`,
      unit: 's',
      ours: sums.ours,
      floor: sums.theirs,
      target: '≥ 4 times as fast as glpk.js',
      met: sums.theirs >= 4 * sums.ours,
    }
  })
}
