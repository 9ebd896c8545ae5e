import { isDeepStrictEqual } from 'node:util'
import { checkDraw } from '#laws/fair-draw/checking/check-draw.ts'
import { drawAgain, drawPlaces } from '#laws/fair-draw/draw-places.ts'
import { commit, type Commitment } from '#laws/fair-draw/publishing/commitment.ts'
import type { CutOffs, Draw, DrawFile } from '#laws/fair-draw/words.ts'
import type { Result } from '#kernel/result.ts'
import { CommandMistake, type Command } from '../command.ts'
import { readJson } from './check-receipt.ts'

/** A twin has file and seed; the real file also what was committed to, what salts it, and the lines that were published. */
interface ToCheck {
  readonly file: DrawFile
  readonly seed: string | null
  readonly secret?: string
  readonly commitment?: Commitment
  readonly gone?: readonly string[]
  readonly rounds?: readonly (readonly CutOffs[])[]
}

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new CommandMistake(`This file can not be drawn: ${result.refusal}.`)
  return result.value
}

/** Asks nobody but the file: no database, no settings, no network. */
export const command: Command = {
  about: 'Draws a fair draw again from its file, and checks it by what was written apart.',
  usage: `
{hedgerow} check-draw FILE

FILE is a synthetic twin, which anybody may download from the draw's page, or the real file, which only
auditors may. It draws all rounds from rows and number, says what the checker finds, and for the real
file whether it is the one that was committed to and whether the published lines follow from it.`,
  run({ words: [path] }, { tell }) {
    const { file, seed, secret, commitment, gone = [], rounds = [] } = readJson(path) as ToCheck
    if (typeof file !== 'object') throw new CommandMistake(`${path} is not the file of a draw.`)
    const wrong: string[] = []
    if (secret !== undefined && commitment !== undefined) {
      const again = commit(file, secret).commitment
      const isSame =
        again.root === commitment.root && again.rules === commitment.rules && again.rows === commitment.rows
      tell(
        isSame ? 'These rows and rules are what was committed to.' : 'THESE ARE NOT THE ROWS THAT WERE COMMITTED TO.',
      )
      if (!isSame) wrong.push('commitment')
    }
    if (seed === null) {
      tell('The number is not known yet.')
      return Promise.resolve()
    }
    const first = must(drawPlaces(file, seed))
    const draws: Draw[] = [first]
    if (rounds.length > 1) draws.push(must(drawAgain(file, first, new Set(gone))))
    for (const draw of draws) {
      const { places, round, cutOffs } = draw
      tell(`Round ${round}: ${places.length} of ${file.applicants.length} have a place.`)
      const found = checkDraw(file, draw, round === 1 ? {} : { first, gone: new Set(gone) })
      const alone = found.blockingPairs.filter(({ together }) => together === null)
      tell(
        `  faults ${found.faults.length}, wasted seats ${found.wastedSeats.length}, wasted guarantees ${found.wastedGuarantees.length}`,
      )
      tell(
        `  pairs with reason to complain: ${alone.length}, besides ${found.blockingPairs.length - alone.length} caused by friends who stay together`,
      )
      if (found.faults.length + found.wastedSeats.length + found.wastedGuarantees.length + alone.length > 0)
        wrong.push(`round ${round}`)
      const published = rounds[round - 1]
      if (published === undefined) continue
      const isSame = isDeepStrictEqual(published, cutOffs)
      tell(isSame ? '  The published lines follow from it.' : '  THE PUBLISHED LINES DO NOT FOLLOW FROM IT.')
      if (!isSame) wrong.push(`lines of round ${round}`)
    }
    if (wrong.length > 0) throw new CommandMistake(`Something is wrong: ${wrong.join(', ')}.`)
    return Promise.resolve()
  },
}
