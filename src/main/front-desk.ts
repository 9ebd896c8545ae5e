import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refused } from '#kernel/result.ts'
import type { Desk, PageToShow } from '#platform/http/desk.ts'
import { keptKey, writeAnswer } from '#platform/http/kept-answers.ts'
import type { AppParts, Mistake } from '#platform/http/app.ts'
import { packed } from '#platform/http/packing.ts'
import { sendProblem, wantsData } from '#platform/http/problems.ts'
import { addHeaders, commonHeaders, pageHeaders } from '#platform/http/security.ts'
import { isLikeEveryone, languageCookie, setFlash, takeFlash, themeCookie, visitorKey } from '#platform/http/visitor.ts'
import { draw } from '#web/layout/draw.ts'
import { frameAssets } from '#web/layout/frame-assets.ts'
import { renderPage } from '#web/layout/render-page.tsx'
import { chooseLanguage } from '#web/say/languages.ts'
import { frameFor } from './frame.ts'
import type { Installation } from './installation.ts'
import { ErrorPage } from './pages/error.page.tsx'
import { WaitingPage } from './pages/waiting.page.tsx'
import { statusOfRefusal } from './refusals.ts'
import { whoAsks } from './who-asks.ts'

type Answers = Pick<
  AppParts,
  | 'rewriteUrl'
  | 'answerWaiting'
  | 'answerMistake'
  | 'answerFault'
  | 'answerNotFound'
  | 'answerForbidden'
  | 'answerTooMany'
>

/** Paths of the installation itself keep their meaning on every host. */
const ownPaths =
  /^\/(api|assets|office|verify|sign-in|me|style|healthz|readyz|metrics|ims|xapi|help|accessibility|open-data|language|mailbox|robots\.txt|favicon\.ico|\.well-known)(\/|\?|$)/

/** What the house says to whoever comes in: pages, refusals, mistakes and faults, in the visitor's language. */
export function openFrontDesk(house: Installation): Desk & Answers {
  const { config, database, clock, voices, kept, directory } = house
  const secure = config.origin.startsWith('https:')

  const languageOf = (request: FastifyRequest): string => {
    return chooseLanguage(
      {
        // From the address itself: a route that reads its own question strictly lets this one go.
        asked: /[?&]lang=([\w-]{1,20})/.exec(request.url)?.[1],
        cookie: request.cookies[languageCookie],
        acceptLanguage: request.headers['accept-language'],
      },
      voices.languages,
    )
  }
  const voiceOf = (request: FastifyRequest) => voices.voice(languageOf(request))

  const show = (request: FastifyRequest, reply: FastifyReply, page: PageToShow): FastifyReply => {
    const voice = voiceOf(request)
    const flash = takeFlash(request, reply)
    const theme = request.cookies[themeCookie]
    const frame = frameFor(request, page, {
      voice,
      spoken: voices.languages,
      assets: frameAssets(house.assets, voice.language, page.islands),
      theme: theme === 'light' || theme === 'dark' ? theme : undefined,
      flash,
      origin: config.origin,
      sourceUrl: config.sourceUrl,
      banner: page.ecosystem?.demonstration ? voice.say('main.demonstration-banner') : undefined,
    })
    const html = Buffer.from(renderPage(frame, page.body))
    const { body, headers: packing } = packed(html, request.headers['accept-encoding'])
    const headers: (readonly [string, string])[] = [
      ['content-type', 'text/html; charset=utf-8'],
      ['content-language', voice.language],
      ['cache-control', page.keep ? 'private, no-cache' : 'private, no-store'],
      ['vary', 'accept-language, accept-encoding, cookie'],
      ...packing,
      ...pageHeaders,
    ]
    if (page.keep && (page.status ?? 200) === 200 && isLikeEveryone(request)) {
      const { version, until = null } = page.keep
      // Address, language, version and how long it holds decide every byte, and two starts never share a version.
      const tag = [version.toString(36), voice.language, ...(until === null ? [] : [until.toString(36)])].join('-')
      headers.push(['etag', `"${tag}"`], ['content-length', String(body.length)])
      const answer = { version, until, status: 200, headers: [...commonHeaders, ...headers].flat(), body }
      kept.keep(keptKey(request, voice.language), answer)
      writeAnswer(reply, answer, request.headers['if-none-match'])
      return reply
    }
    addHeaders(reply, headers)
    return reply.status(page.status ?? 200).send(body)
  }

  /** One calm page or one problem document, for whatever can not be done. */
  const answerTrouble = (
    request: FastifyRequest,
    reply: FastifyReply,
    trouble: {
      status: number
      name: string
      sentence: string
      reference?: string
      errors?: readonly Mistake[]
    },
  ): FastifyReply => {
    const { status, name, sentence, reference, errors } = trouble
    if (wantsData(request)) {
      return sendProblem(reply, {
        type: `${config.origin}/help#${name}`,
        title: sentence,
        status,
        ...(reference === undefined ? {} : { instance: `urn:uuid:${reference}` }),
        ...(errors === undefined ? {} : { errors }),
      })
    }
    const say = voiceOf(request).say
    const ecosystem = directory.bySlug(request.url.split(/[/?]/)[1] ?? '')
    return show(request, reply, {
      title: say(`main.error-title-${titleOf(status)}`),
      body: createElement(ErrorPage, {
        status: titleOf(status),
        sentence,
        reference,
        errors,
        prefix: ecosystem ? `/${ecosystem.slug}` : '',
        signInHref: status === 401 ? signInFrom(request) : undefined,
        secondHref: name === secondFirst ? secondFrom(request) : undefined,
      }),
      status,
      noIndex: true,
      ...(ecosystem ? { ecosystem } : {}),
    })
  }

  const { withheld, ...asked } = whoAsks(house)
  return {
    config,
    database,
    clock,
    log: house.log,
    jobs: house.jobs,
    files: house.files,
    kept,
    mail: house.mail,
    texts: house.texts,
    cityBySlug: async (slug) => {
      const ecosystem = directory.bySlug(slug)
      return ecosystem ? { ecosystem, city: database.city(ecosystem.id, ecosystem.slug) } : null
    },
    ecosystems: () => directory.all(),
    languageOf,
    sayFor: (request) => voiceOf(request).say as never,
    sayIn: (language) => voices.voice(chooseLanguage({ asked: language }, voices.languages)).say as never,
    show,
    answerRefusal: (request, reply, refused: Refused<string>) => {
      const status = statusOfRefusal(refused.refusal)
      const isStep = refused.refusal === secondFirst || (status === 403 && withheld(request))
      if (isStep && request.method === 'GET' && !wantsData(request)) return reply.redirect(secondFrom(request), 303)
      const name = isStep ? secondFirst : refused.refusal
      const sentence = voiceOf(request).say(name, isStep ? {} : refused.facts)
      return answerTrouble(request, reply, { status, name, sentence })
    },
    flash: (reply, key, values = {}) => setFlash(reply, { key, values }, secure),
    visitorKey: (request, reply) => visitorKey(request, reply, secure),
    ...asked,

    rewriteUrl: (host, url) => {
      const ecosystem = host === undefined ? null : directory.byHost(host)
      if (!ecosystem || ownPaths.test(url) || url === `/${ecosystem.slug}` || url.startsWith(`/${ecosystem.slug}/`))
        return url
      return `/${ecosystem.slug}${url === '/' ? '' : url}`
    },
    answerMistake: (request, reply, errors) =>
      answerTrouble(request, reply, {
        status: 400,
        name: 'main.mistake',
        sentence: voiceOf(request).say('main.mistake'),
        errors,
      }),
    answerFault: (request, reply, status, reference, trouble) => {
      const name = `main.fault-${trouble ?? titleOf(status)}`
      return answerTrouble(request, reply, { status, name, sentence: voiceOf(request).say(name), reference })
    },
    answerNotFound: (request, reply) =>
      answerTrouble(request, reply, {
        status: 404,
        name: 'main.not-here',
        sentence: voiceOf(request).say('main.not-here'),
      }),
    answerForbidden: (request, reply) =>
      answerTrouble(request, reply, {
        status: 403,
        name: 'main.other-site',
        sentence: voiceOf(request).say('main.other-site'),
      }),
    answerTooMany: (request, reply, seconds) =>
      answerTrouble(request, reply.header('retry-after', String(seconds)), {
        status: 429,
        name: 'main.too-many',
        sentence: voiceOf(request).say('main.too-many', { seconds }),
      }),
    answerWaiting: (request, reply, told) => {
      const voice = voiceOf(request)
      reply.header('retry-after', String(told.again))
      if (wantsData(request)) {
        return answerTrouble(request, reply, {
          status: 503,
          name: 'main.waiting',
          sentence:
            told.number === null
              ? voice.say('main.waiting-again', { seconds: told.again })
              : voice.say('main.waiting-ahead', { count: told.ahead }),
        })
      }
      const assets = frameAssets(house.assets, voice.language, [])
      const page = createElement(WaitingPage, { voice, assets, told })
      addHeaders(reply, [['content-type', 'text/html; charset=utf-8'], ['cache-control', 'no-store'], ...pageHeaders])
      return reply.status(503).send(`<!doctype html>${draw(page, voice)}`)
    },
  }
}

/** Which of the few calm pages a status belongs to. */
function titleOf(
  status: number,
): 'mistake' | 'sign-in' | 'refused' | 'missing' | 'too-large' | 'away' | 'full' | 'fault' {
  if (status === 401) return 'sign-in'
  if (status === 404) return 'missing'
  if (status === 413) return 'too-large'
  if (status === 503) return 'away'
  if (status === 507) return 'full'
  if (status >= 500) return 'fault'
  return status === 400 || status === 415 ? 'mistake' : 'refused'
}

/** What would open the door is a second factor. */
const secondFirst = 'people.second-first'

/** To the second factor, and on from there; a form is sent again by hand. */
const secondFrom = (request: FastifyRequest): string =>
  `/sign-in/second?next=${encodeURIComponent(request.method === 'GET' ? request.originalUrl : '/me')}`

/** Back to the page that asked, where it was a page; what was sent by a form is not sent again. */
const signInFrom = (request: FastifyRequest): string =>
  request.method === 'GET' ? `/sign-in?next=${encodeURIComponent(request.originalUrl)}` : '/sign-in'
