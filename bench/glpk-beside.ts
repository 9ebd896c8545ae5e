import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Program, Solver, SolverAnswer } from '#laws/class-planner/solver.ts'

/** What is used of the package `glpk.js`; its licence keeps it out of this project, so its types are told here. */
interface Glpk {
  readonly GLP_MIN: number
  readonly GLP_LO: number
  readonly GLP_UP: number
  readonly GLP_DB: number
  readonly GLP_FX: number
  readonly GLP_FR: number
  readonly GLP_MSG_OFF: number
  readonly GLP_FEAS: number
  readonly GLP_OPT: number
  solve(
    program: object,
    options: { msglev: number; mipgap: number; tmlim: number; presol: boolean },
  ): {
    /** In seconds. */
    readonly time: number
    readonly result: { readonly status: number; readonly z: number; readonly vars: Readonly<Record<string, number>> }
  }
}

const version = '5.0.0'

/** How somebody who wants the comparison gets the other solver. */
export const howToGetGlpk =
  `glpk.js is under the GPL and no part of this project. To compare, install it beside: ` +
  `npm install --prefix /somewhere/else glpk.js@${version}, then HEDGEROW_GLPK=/somewhere/else npm run bench -- class-planner`

/** The solver GLPK, where somebody installed it beside and said where; null: nobody did. */
export async function loadGlpk(): Promise<{ readonly solver: Solver; readonly version: string } | null> {
  const folder = process.env['HEDGEROW_GLPK']
  if (folder === undefined || folder === '') return null
  const from = join(resolve(folder), 'node_modules', 'glpk.js', 'package.json')
  if (!existsSync(from)) throw new Error(`HEDGEROW_GLPK holds no glpk.js: ${from} is not there`)
  const name = 'glpk.js'
  const module = (await import(pathToFileURL(createRequire(from).resolve(`${name}/node`)).href)) as {
    readonly default: () => Promise<Glpk>
  }
  const { version: found } = JSON.parse(readFileSync(from, 'utf8')) as { readonly version: string }
  return { solver: solverOf(await module.default()), version: found }
}

/** It takes no plan to begin with and no absolute gap: whoever asks says both as a share. */
const solverOf =
  (glpk: Glpk): Solver =>
  (program, { gap, seconds }): SolverAnswer => {
    const before = process.cpuUsage()
    const { result, time } = glpk.solve(modelOf(glpk, program), {
      msglev: glpk.GLP_MSG_OFF,
      mipgap: gap,
      tmlim: Math.ceil(seconds),
      presol: true,
    })
    const { user, system } = process.cpuUsage(before)
    const isFound = result.status === glpk.GLP_OPT || result.status === glpk.GLP_FEAS
    return {
      values: isFound ? Float64Array.from(program.costs, (_, column) => result.vars[`x${column}`] ?? 0) : null,
      // Its own is not told; ended before its time, it is within the gap.
      bound: isFound && time < seconds ? result.z - gap * Math.abs(result.z) : null,
      seconds: (user + system) / 1e6,
    }
  }

function modelOf(glpk: Glpk, { costs, lower, upper, isWhole, rows }: Program): object {
  const bounded = (lb: number, ub: number) => ({
    type:
      lb === ub
        ? glpk.GLP_FX
        : Number.isFinite(lb)
          ? Number.isFinite(ub)
            ? glpk.GLP_DB
            : glpk.GLP_LO
          : Number.isFinite(ub)
            ? glpk.GLP_UP
            : glpk.GLP_FR,
    lb: Number.isFinite(lb) ? lb : 0,
    ub: Number.isFinite(ub) ? ub : 0,
  })
  const columns = [...costs.keys()]
  return {
    name: 'visits',
    objective: {
      direction: glpk.GLP_MIN,
      name: 'cost',
      vars: columns.map((column) => ({ name: `x${column}`, coef: costs[column]! })),
    },
    subjectTo: rows
      .filter((row) => row.columns.length > 0)
      .map((row, at) => ({
        name: `r${at}`,
        vars: row.columns.map((column, place) => ({ name: `x${column}`, coef: row.values[place]! })),
        bnds: bounded(row.atLeast, row.atMost),
      })),
    bounds: columns.map((column) => ({ name: `x${column}`, ...bounded(lower[column]!, upper[column]!) })),
    generals: columns.filter((column) => isWhole[column] === 1).map((column) => `x${column}`),
  }
}
