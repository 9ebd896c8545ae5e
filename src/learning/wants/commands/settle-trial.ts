import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayStep, trialLife } from '../rules/life.ts'
import { holdTrial, loadTrialsDue, saveTrialStep } from '../store/trials.ts'
import { saveCameOfIt } from '../store/wants.ts'
import type { Trial, WantRefusal } from '../words.ts'

const house: Actor = { kind: 'system', because: 'a tentative offer' }

export type Settled =
  /** The offer is public and its seats are given. */
  | { readonly to: 'runs' }
  /** Why: the name of a sentence. */
  | { readonly to: 'failed'; readonly because: `wants.failed-${string}` }

/** What became of a trial that had enough yeses. Told twice, it happened once. @refuses trial-not-here · cannot-now */
export const settleTrial = (
  trialId: Id,
  settled: Settled,
  city: City,
): Promise<Result<{ readonly trialId: Id }, WantRefusal>> =>
  city.transaction(async (tx) => {
    const trial = await holdTrial(tx, trialId)
    if (!trial) return refuse('wants.trial-not-here')
    if (trial.state === settled.to) return accept({ trialId })
    if (!mayStep(trialLife, trial.state, settled.to, 'house')) return refuse('wants.cannot-now')
    await step(tx, trial, settled, city)
    return accept({ trialId })
  })

async function step(tx: Tx, { id, wantId, opportunityId }: Trial, settled: Settled, city: City): Promise<void> {
  const now = city.now()
  const about = { trialId: id, wantId }
  if (settled.to === 'runs') {
    await saveTrialStep(tx, { id, state: 'runs', because: null }, now)
    await saveCameOfIt(tx, wantId, opportunityId)
    await record(tx, [happened('wants.trial-runs', house, about)], now)
    return
  }
  await saveTrialStep(tx, { id, state: 'failed', because: settled.because }, now)
  await record(tx, [happened('wants.trial-failed', house, about)], now)
}

/** Trials whose last hour passed with too few yeses do not run. @returns how many */
export async function passTrialDeadlines(city: City): Promise<number> {
  const due = await city.reading((tx) => loadTrialsDue(tx, city.now()))
  let passed = 0
  for (const id of due) {
    passed += await city.transaction(async (tx) => {
      const trial = await holdTrial(tx, id)
      if (trial?.state !== 'asking' || trial.decideBy > city.now()) return 0
      await step(tx, trial, { to: 'failed', because: 'wants.failed-too-few' }, city)
      return 1
    })
  }
  return passed
}
