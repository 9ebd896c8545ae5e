import { z } from 'zod'
import { accessFacts } from '#commons/organisations'
import { kinds, provisions, themes } from '../words.ts'

/** Shapes of the public API, for its description; what is sent was made in these shapes and is not shaped again. */

const texts = z.record(z.string(), z.string()).describe('One text a language: {"es": "…"}')
const day = z.iso.date()
const wallTime = z.string().describe('HH:MM on the clocks of the place')
const money = z.object({ minor: z.int().describe('In the smallest unit, such as cents'), currency: z.string() })

const price = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('free') }),
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('paid'), from: money.nullable(), to: money.nullable(), asWritten: z.string().nullable() }),
])

const when = z.discriminatedUnion('form', [
  z.object({
    form: z.literal('dated'),
    startOn: day,
    startTime: wallTime.nullable(),
    endOn: day,
    endTime: wallTime.nullable(),
  }),
  z.object({
    form: z.literal('rule'),
    startOn: day,
    startTime: wallTime.nullable(),
    endTime: wallTime.nullable(),
    rule: z.string().describe('RFC 5545'),
    except: z.array(day),
  }),
  z
    .object({ form: z.literal('span'), startOn: day.nullable(), endOn: day.nullable() })
    .describe('From–to; the days within are not stated'),
])

const venueApi = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string().nullable(),
  point: z.object({ lat: z.number(), lon: z.number() }).nullable(),
  area: z.object({ code: z.string(), name: z.string() }).nullable(),
  access: z.array(z.enum(accessFacts)),
})

const sessionApi = z.object({
  id: z.string(),
  when,
  timeZone: z.string(),
  online: z.boolean(),
  link: z.string().nullable(),
  venue: venueApi.nullable(),
})

const opportunityApi = z.object({
  id: z.string(),
  kind: z.enum(kinds),
  sourceLanguage: z.string(),
  title: texts,
  host: z.object({ id: z.string(), slug: z.string().nullable(), name: z.string().nullable() }),
  ages: z.object({ min: z.int().nullable(), max: z.int().nullable() }),
  audiences: z.array(z.object({ group: z.string(), mode: z.enum(['exclusive', 'suited']) })),
  price,
  helpAvailable: z.boolean(),
  paysParticipants: z.boolean(),
  provides: z.array(z.enum(provisions)),
  access: z.array(z.enum(accessFacts)),
  languages: z.array(z.string()),
  themes: z.array(z.enum(themes)),
  placesLeft: z.int().nullable(),
  signUpLink: z.string().nullable(),
  image: z.object({ link: z.string(), alt: texts }).nullable(),
  verifiedByAHumanOn: day.nullable(),
  lapsesOn: day.nullable(),
})

const found = opportunityApi.extend({
  summary: texts.describe('The first words of the description'),
  listings: z.int().describe('Sessions that answer; the first three are told'),
  sessions: z.array(sessionApi),
  distanceMetres: z.int().optional(),
  daysNotStated: z
    .literal(true)
    .optional()
    .describe('It runs over the days asked for, but on which of them is not stated'),
})

const counts = z.record(z.string(), z.int())

export const answerApi = z.object({
  items: z.array(found),
  total: z.int().describe('Opportunities'),
  totalListings: z.int().describe('Sessions of theirs that answer'),
  facets: z
    .object({
      theme: counts,
      kind: counts,
      price: counts,
      age: counts,
      language: counts,
      provides: counts,
      area: counts,
      weekday: counts,
      access: counts,
      online: counts,
    })
    .describe('How many opportunities each value would leave'),
  nextCursor: z.string().nullable(),
})

export const opportunityWhole = opportunityApi.extend({
  description: texts,
  skills: z.array(z.string()),
  capacity: z.int().nullable(),
  funders: z.array(
    z.object({
      organisation: z.string(),
      programme: z.string().nullable(),
      grantReference: z.string().nullable(),
      id360Giving: z.string().nullable(),
    }),
  ),
  standing: z.enum(['open', 'past', 'lapsed', 'vanished', 'withdrawn', 'cancelled']),
  sources: z.array(z.object({ link: z.string().nullable(), originalId: z.string().nullable() })),
  changedAt: z.iso.datetime(),
  sessions: z.array(sessionApi.extend({ state: z.enum(['live', 'cancelled', 'lapsed']) })),
})

export const problemApi = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
})

export const ecosystemsApi = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      slug: z.string(),
      host: z.string().nullable(),
      sourceLanguage: z.string(),
      name: texts,
      purpose: texts,
      timeZone: z.string(),
      languages: z.array(z.string()),
      currency: z.string(),
      ages: z.object({ min: z.int(), max: z.int() }),
      demonstration: z.boolean(),
    }),
  ),
})

export const organisationsApi = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      slug: z.string(),
      name: z.string(),
      kind: z.string(),
      about: texts.nullable(),
      website: z.string().nullable(),
      languages: z.array(z.string()),
      verifiedOn: day.nullable(),
    }),
  ),
})

export const areasApi = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      otherNames: z.array(z.string()),
      district: z.string().nullable(),
      centre: z.object({ lat: z.number(), lon: z.number() }),
      population: z.int().nullable(),
      populationYear: z.int().nullable(),
    }),
  ),
})
