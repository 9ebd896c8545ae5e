import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { checkReceipt, type Receipt } from '#laws/fair-draw/publishing/receipts.ts'
import type { PublicResult } from '#laws/fair-draw/publishing/public-result.ts'
import { CommandMistake, type Command } from '../command.ts'

const because = {
  'rules-changed': 'The rules in this file are not those that were committed to.',
  'row-not-in': 'This row is not in what was committed to.',
  'lines-missing': 'A line of a wish is missing.',
} as const

/** A file that somebody brings: whatever it is, it is not a fault of ours. */
export function readJson(path: string | undefined): unknown {
  if (path === undefined) throw new CommandMistake('Say which file. Ask with --help.')
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown
  } catch (fault) {
    throw new CommandMistake(`${path} can not be read: ${(fault as Error).message}`)
  }
}

/** Asks nobody but the file: no database, no settings, no network. */
export const command: Command = {
  about: 'Checks a receipt of a fair draw, and works out its result anew.',
  usage: `
{hedgerow} check-receipt FILE
{hedgerow} check-receipt FILE RESULT

FILE is the receipt as downloaded. It says whether the row is in the published fingerprint, and which
place follows from row, number and lines alone. With RESULT, the published file from the draw's own
page, it also says whether both tell of the same draw: whoever handed out the receipt did not make
lines up for you.`,
  run({ words: [path, publishedPath] }, { tell }) {
    const { receipt, published } = readJson(path) as { receipt: Receipt; published: PublicResult }
    if (typeof receipt !== 'object' || typeof published !== 'object')
      throw new CommandMistake(`${path} is not a receipt.`)
    if (publishedPath !== undefined) {
      const same = isDeepStrictEqual(readJson(publishedPath), published)
      if (!same) throw new CommandMistake('What this receipt says was published is not what the draw’s page says.')
      tell('The receipt tells of the same draw as the published file.')
    }
    const checked = checkReceipt(receipt, published)
    if (!checked.ok) throw new CommandMistake(because[checked.refusal])
    tell(`The row is one of the ${published.commitment.rows} in the fingerprint ${published.commitment.root}.`)
    for (const { opportunity, because: why, cutOffs } of checked.value.missed) {
      const lines = cutOffs.map(({ route, below }) => `${route} ${below === '' ? 'nobody' : `before ${below}`}`)
      tell(`${opportunity}: ${why} (${lines.join(', ')})`)
    }
    tell(checked.value.opportunity === null ? 'Result: no place.' : `Result: a place at ${checked.value.opportunity}.`)
    return Promise.resolve()
  },
}
