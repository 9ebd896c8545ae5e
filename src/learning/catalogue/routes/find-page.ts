import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import { refuse } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import type { App } from '#platform/http/app.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { FindPage } from '../pages/find.page.tsx'
import { filtersOf, monthOf, pageOf } from '../present/find-links.ts'
import { mapView } from '../present/find-map.ts'
import { toldSpans, monthView } from '../present/find-month.ts'
import {
  findView,
  mistakenView,
  mistakeSentence,
  typedOf,
  type FindFacts,
  type FoundAnswer,
} from '../present/find-view.ts'
import { hostsAndAreas, type HostsAndAreas } from '../queries/hosts-and-areas.ts'
import { findCalendar, findMap } from '../queries/other-answers.ts'
import { dayInZone } from '../rules/day-in-zone.ts'
import { everything, type Question } from '../rules/question.ts'
import { readQuestion } from '../rules/read-question.ts'
import { snapshotInMemory } from '../snapshot/shelf.ts'
import type { FindView, Here } from '../words-for-pages.ts'
import { serveKeptPage } from './answering.ts'
import { drawingOf, type Drawing } from './drawing.ts'
import { fieldOf } from './mistakes.ts'
import { answerWithOthers } from './other-ways.ts'
import { hereOf, type Whereabouts } from './whereabouts.ts'

/** The search as a page: the same question, the same answer, as a list, a calendar or a map. */
export function findPage(app: App, desk: Desk, whereabouts: Whereabouts): void {
  app.get(
    '/:ecosystem/opportunities',
    {
      config: { access: 'anyone' },
      schema: { hide: true },
      onRequest: (request, reply, done) => {
        const here = whereabouts((request.params as { ecosystem: string }).ecosystem)
        const version = here && snapshotInMemory(here.city)?.version
        if (!version || !serveKeptPage(desk, request, reply, version)) done()
      },
    },
    async (request, reply) => {
      const here = whereabouts((request.params as { ecosystem: string }).ecosystem)
      if (!here) return desk.answerRefusal(request, reply, refuse('main.not-here'))
      const query = { ...(request.query as Record<string, unknown>) }
      // The language belongs to the visitor, not to the question.
      delete query['lang']
      const asked = readQuestion(query)
      if (!asked.success) return showMistakes(desk, request, reply, here, query, mistakesOf(asked.error))
      return showAnswer(desk, request, reply, here, query, asked.data)
    },
  )
}

type Wrong = FindView['wrong']

function mistakesOf(error: z.ZodError): Wrong {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((field) => ({ field, because: mistakeSentence(field, false, false) }))
    }
    const field = String(issue.path[0] ?? '')
    return [{ field, because: mistakeSentence(field, true, issue.message === 'not before from') }]
  })
}

async function showMistakes(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { city, ecosystem }: CityHere,
  query: Readonly<Record<string, unknown>>,
  wrong: Wrong,
): Promise<FastifyReply> {
  const language = desk.languageOf(request)
  const say = desk.sayFor(request)
  const here = hereOf(request, ecosystem, language, dayInZone(city.now(), ecosystem.timeZone))
  const { placeNames } = drawingOf((await hostsAndAreas(city)).areas)
  const find = mistakenView(
    {
      here,
      slug: ecosystem.slug,
      typed: typedOf(query),
      placeNames,
      spoken: ecosystem.languages,
      question: everything,
    },
    wrong,
  )
  return desk.show(request, reply, {
    title: say('catalogue.find-title', { place: here.name }),
    body: createElement(FindPage, { find }),
    islands: ['find'],
    ecosystem,
    status: 400,
    noIndex: true,
  })
}

async function showAnswer(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  cityHere: CityHere,
  query: Readonly<Record<string, unknown>>,
  question: Question,
): Promise<FastifyReply> {
  const { city, ecosystem } = cityHere
  const found = await answerWithOthers(question, city)
  if (!found.ok) {
    const field = fieldOf(found.refusal) ?? ''
    return showMistakes(desk, request, reply, cityHere, query, [
      { field, because: mistakeSentence(field, true, false) },
    ])
  }
  const { snapshot, answer, others } = found.value
  const language = desk.languageOf(request)
  const languages = [language, ...ecosystem.languages]
  const say = desk.sayFor(request)
  const here = hereOf(request, ecosystem, language, snapshot.today)
  const known = await hostsAndAreas(city)
  const drawing = drawingOf(known.areas)
  const find = findView(
    {
      here,
      slug: ecosystem.slug,
      question,
      typed: typedOf(query),
      answer,
      placeNames: drawing.placeNames,
      spoken: spokenIn(answer, question, ecosystem.languages),
      nameOf: namesIn(known),
      ...(await sightOf(question, here, drawing, languages, city)),
      ...others,
    },
    languages,
  )
  return desk.show(request, reply, {
    title: say('catalogue.find-title', { place: here.name }),
    description: say('catalogue.find-description', { count: answer.total, place: here.name }),
    body: createElement(FindPage, { find }),
    islands: question.view === 'map' ? ['find', 'map'] : ['find'],
    ecosystem,
    canonical: pageOf(`/${ecosystem.slug}`, { ...question, cursor: null }),
    alternates: [{ type: 'text/calendar', href: find.links.ics, title: say('catalogue.subscribe') }],
    // Every combination of filters is a page; only the whole list is one to find from elsewhere.
    noIndex: filtersOf(question).length > 0 || question.cursor !== null,
    ...(snapshot.version > 0 ? { keep: { version: snapshot.version } } : {}),
  })
}

/** The same question seen another way: a month of days, or places on a map. */
async function sightOf(
  question: Question,
  here: Here,
  drawing: Drawing,
  languages: readonly string[],
  city: City,
): Promise<Pick<FindFacts, 'month' | 'map'>> {
  if (question.view === 'map') {
    const map = await findMap(question, city)
    return { month: null, map: map.ok ? mapView({ ...map.value, drawing }, here.prefix, question) : null }
  }
  if (question.view === 'list') return { month: null, map: null }
  const { from, lastOn } = monthOf(question, here.today)
  const to = question.to !== null && question.to < lastOn ? question.to : lastOn
  const month = await findCalendar({ ...question, from, to }, toldSpans, city)
  return { map: null, month: month.ok ? monthView(month.value, question, here, languages) : null }
}

function namesIn({ areas, hosts }: HostsAndAreas): FindFacts['nameOf'] {
  return (field, value) => {
    const known =
      field === 'area'
        ? areas.find(({ code }) => code === value)
        : (hosts.get(value as Id) ?? [...hosts.values()].find(({ slug }) => slug === value))
    return known?.name ?? value
  }
}

function spokenIn(answer: FoundAnswer, question: Question, languages: readonly string[]): string[] {
  const spoken = Object.keys(answer.facets['language'] ?? {})
  return [...new Set([...(spoken.length > 0 ? spoken : languages), ...question.language])].sort()
}
