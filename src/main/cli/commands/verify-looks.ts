import { verifyChain } from '#platform/looks/verify-chain.ts'
import type { ChainHead } from '#platform/looks/words.ts'
import { CommandMistake, type Command } from '../command.ts'

const headShape = /^([1-9]\d*):([0-9a-f]{64})$/

const because = {
  gap: 'a row before it is missing',
  changed: 'it is not what it was when it was written',
  lost: 'the head you hold is not in this chain: rows were taken away or written anew',
} as const

export const command: Command = {
  about: 'Count again whether anybody changed what is kept of who looked at what.',
  usage: `{hedgerow} verify-looks
{hedgerow} verify-looks <ecosystem>
{hedgerow} verify-looks <ecosystem> --holds <row:hash>

Prints each chain's head. Write it down outside this installation: with --holds, the next count also finds a tail that
was cut off, which a chain alone can not tell. Ends with code 1 when a chain is broken.`,
  options: { holds: { type: 'string' } },
  run: async ({ words: [slug], options }, house) => {
    const { directory, database } = await house.open()
    const held = headOf(options['holds'])
    if (held && slug === undefined) throw new CommandMistake('Name the ecosystem whose head you hold.')
    const all = directory.all().filter((one) => slug === undefined || one.slug === slug)
    if (slug !== undefined && all.length === 0) throw new CommandMistake(`There is no ecosystem "${slug}".`)
    let broken = 0
    for (const { id, slug: name } of all) {
      const verdict = await verifyChain(database.city(id, name, 'job'), held)
      if (verdict.whole) {
        const head = verdict.head ? `, head ${verdict.head.seq}:${verdict.head.hash}` : ''
        house.tell(`${name}: whole, ${verdict.rows} rows${head}`)
      } else {
        broken += 1
        house.tell(`${name}: BROKEN at row ${verdict.brokenAt}: ${because[verdict.because]}`)
      }
    }
    if (broken > 0) throw new CommandMistake(`${broken} of ${all.length} chains are broken.`)
  },
}

function headOf(given: string | boolean | undefined): ChainHead | undefined {
  if (typeof given !== 'string') return undefined
  const [, seq, hash] = headShape.exec(given) ?? []
  if (seq === undefined || hash === undefined)
    throw new CommandMistake('A head is written <row>:<64 hexadecimal digits>.')
  return { seq: Number(seq), hash }
}
