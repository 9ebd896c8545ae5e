import { Agent } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { sessionCookie } from '#commons/people'
import { pick } from './chance.ts'
import { ask, type Asked } from './load.ts'
import { applicantId, applicantToken, opening, type Programme } from './opening-town.ts'
import { openingSlug as slug, signUpOf } from './sign-ups.ts'

const bound = 250
/** The report's mix. What is filled in comes of a form that was seen, by nine of ten who see one, this many milliseconds later. */
const mix = { list: 30, page: 30, signIn: 10, form: 10, status: 11 } as const
const [asked, signUps] = [91, 9] as const
const thinking = 2_000
type Kind = keyof typeof mix

/** What happened between two moments of a rush, each by the moment it was meant to be asked. */
export interface Level {
  readonly offered: number
  readonly seconds: number
  /** Answers a second as they should be: pages and sign-ups. */
  readonly goodput: number
  readonly signUps: number
  /** Milliseconds from the intended moment, of what was let in. */
  readonly ofSignUps: readonly number[]
  readonly ofPages: readonly number[]
  /** Seconds that those stood in the waiting room who came in, and how many were still there at the end. */
  readonly stood: readonly number[]
  readonly stillThere: number
  readonly failed: number
  /** For each second from the beginning: was everything of it answered within bounds, and did somebody wait? */
  readonly bySecond: readonly { readonly prompt: boolean; readonly waited: boolean }[]
}

export interface People {
  /** Person to occasion, of every answer that said yes. */
  readonly acknowledged: ReadonlyMap<string, string>
  /** Comes with so many requests a second for so long; whoever waits then goes away. */
  come(rate: number, seconds: number, chance: () => number): Promise<Level>
  leave(): void
}

/**
 * People of an opening minute, by an open loop: who comes does not care how busy it is. Whoever is given a number comes back
 * with it when the answer said, and has the form only once it is shown.
 */
export function openPeople(port: number, programmes: readonly Programme[]): People {
  const acknowledged = new Map<string, string>()
  // A form that is sent does not stand behind pages within the generator.
  const agents = {
    pages: new Agent({ keepAlive: true, maxSockets: 512 }),
    forms: new Agent({ keepAlive: true, maxSockets: 512 }),
  }
  let nobodyYet = 1

  const come = async (rate: number, seconds: number, chance: () => number): Promise<Level> => {
    const began = performance.now()
    const end = began + seconds * 1000
    const [ofSignUps, ofPages, stood]: [number[], number[], number[]] = [[], [], []]
    const bySecond = Array.from({ length: Math.ceil(seconds) }, () => ({ prompt: true, waited: false }))
    const under: Promise<void>[] = []
    let [failed, right, signed, stillThere] = [0, 0, 0, 0]

    const done = (meant: number, into: number[]): void => {
      const took = performance.now() - meant
      into.push(took)
      if (meant + took <= end) right += 1
      const second = bySecond[Math.floor((meant - began) / 1000)]
      if (second && took > bound) second.prompt = false
    }
    const send = async (number: number, programme: Programme, cookie: string): Promise<void> => {
      const meant = performance.now() + thinking * (0.5 + chance())
      await pause(meant - performance.now())
      const form = signUpOf(number, programme)
      const headers = { ...form.headers, cookie: `${form.headers?.['cookie'] ?? ''}${cookie}` }
      const { status } = await ask(port, { ...form, headers }, agents.forms)
      if (status !== 303) return void (failed += 1)
      done(meant, ofSignUps)
      if (performance.now() <= end) signed += 1
      acknowledged.set(applicantId(number), programme.occasionId)
    }
    const visit = async (first: number, kind: Kind): Promise<void> => {
      // Every fifth wants one of the ten most wanted, which have the most seats.
      const programme = pick(chance() < 0.2 ? programmes.slice(0, 10) : programmes, chance)
      const isAsking = kind === 'form' && chance() < signUps / mix.form
      const number = isAsking ? nobodyYet++ : 1 + Math.floor(chance() * opening.applicants)
      const page = pageOf(kind, programme, chance)
      let [meant, cookie] = [first, '']
      for (;;) {
        const headers = { cookie: `${sessionCookie}=${applicantToken(number)}${cookie}` }
        const { status, headers: told } = await ask(port, { path: page, headers }, agents.pages)
        if (status === 200) break
        if (status !== 503 || told['retry-after'] === undefined) return void (failed += 1)
        const second = bySecond[Math.floor((meant - began) / 1000)]
        if (second) second.waited = true
        const given = /hedgerow_number=[^;]+/.exec(String(told['set-cookie'] ?? ''))
        if (given) cookie = `; ${given[0]}`
        meant = performance.now() + Number(told['retry-after']) * 1000
        if (meant >= end) return void (stillThere += 1)
        await pause(meant - performance.now())
      }
      done(meant, ofPages)
      if (meant > first) stood.push((meant - first) / 1000)
      if (isAsking) await send(number, programme, cookie)
    }

    for (let meant = began; ;) {
      meant += (-Math.log(1 - chance()) / (rate * (asked / (asked + signUps)))) * 1000
      if (meant >= end) break
      const wait = meant - performance.now()
      if (wait > 1) await pause(wait)
      under.push(visit(meant, kindOf(chance())).catch(() => void (failed += 1)))
    }
    await Promise.all(under)
    const [goodput, perSecond] = [right / seconds, signed / seconds]
    const happened = { ofSignUps, ofPages, stood, stillThere, failed, bySecond }
    return { offered: rate, seconds, goodput, signUps: perSecond, ...happened }
  }
  return {
    acknowledged,
    come,
    leave: () => {
      agents.pages.destroy()
      agents.forms.destroy()
    },
  }
}

function kindOf(chance: number): Kind {
  let left = chance * asked
  for (const [kind, weight] of Object.entries(mix) as [Kind, number][]) {
    left -= weight
    if (left < 0) return kind
  }
  return 'status'
}

function pageOf(kind: Kind, { opportunityId }: Programme, chance: () => number): Asked['path'] {
  const offer = `/${slug}/opportunities/${opportunityId}`
  switch (kind) {
    case 'list':
      return `/${slug}/opportunities?q=${1 + Math.floor(chance() * opening.programmes)}`
    case 'page':
      return offer
    case 'signIn':
      // A session nobody of this process has looked up yet, and the page it leads to.
      return `/${slug}/me/family`
    case 'form':
      return `${offer}/take-part`
    case 'status':
      return `/${slug}/me/taking-part`
  }
}
