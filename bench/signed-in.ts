import { sessionCookie } from '#commons/people'
import { median } from './chance.ts'
import type { MeasuredServer } from './child.ts'
import { tokenOf } from './large-town.ts'
import { closedLoop, type Asked } from './load.ts'
import type { Row } from './rows.ts'

const rounds = 5
const perRound = 1_500

/**
 * What it costs to be somebody: processor time of one's own page with session, person and roles looked up as shipped,
 * beside the same page where who asks is known beforehand. Rounds take turns, and the middle one counts.
 * @param signedIn numbers of persons whose sessions run
 */
export async function measureSignedIn(server: MeasuredServer, slug: string, signedIn: readonly number[]): Promise<Row> {
  const questions = Array.from({ length: perRound }, (_, index): Asked => {
    const cookie = `${sessionCookie}=${tokenOf(signedIn[index % signedIn.length]!)}`
    return { path: `/${slug}/me/family`, headers: { cookie } }
  })
  const cost = async (known: boolean): Promise<number> => {
    await server.ask({ known })
    const before = await server.cpu()
    await closedLoop(server.port, questions)
    return ((await server.cpu()) - before) / perRound
  }
  const both: { asked: number; known: number }[] = []
  for (let round = 0; round <= rounds; round += 1) {
    // Who comes first in a round changes: what the one leaves behind for the collector, the other would pay.
    const first = await cost(round % 2 === 0)
    const second = await cost(round % 2 === 1)
    // The first round warms both up.
    if (round > 0) both.push(round % 2 === 0 ? { known: first, asked: second } : { asked: first, known: second })
  }
  const ours = median(both.map(({ asked }) => asked))
  const floor = median(both.map(({ known }) => known))
  return {
    id: 'S signed in',
    what: `my family for ${signedIn.length} people signed in, beside the same page with who asks known beforehand; CPU a request`,
    unit: 'ms',
    ours,
    floor,
    target: '≤ 1.1× without the look-ups',
    met: ours <= 1.1 * floor,
  }
}
