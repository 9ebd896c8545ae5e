import { createElement } from 'react'
import { z } from 'zod'
import { printCards } from '#commons/people'
import type { App } from '#platform/http/app.ts'
import type { Desk } from '#platform/http/desk.ts'
import { textFor } from '#kernel/local-text.ts'
import { directionOf } from '#web/say/languages.ts'
import { inviteFamilies } from '../commands/invite-families.ts'
import { issueCards } from '../commands/issue-cards.ts'
import { writeLetters, type Letter } from '../commands/write-letters.ts'
import { LettersPage, type LetterShown } from '../pages/letters.page.tsx'
import { addressOf, ofGroup, placeOf, visit, type Visit } from './here.ts'

const cardsForm = z.object({ which: z.enum(['missing', 'all']) })

/** What a group gives out: cards, messages to families, and letters where no message goes. */
export function giveOutRoutes(app: App, desk: Desk): void {
  app.post(
    '/:ecosystem/groups/:group/cards',
    {
      schema: { params: ofGroup, body: cardsForm },
      config: { access: 'person', rateLimit: { max: 10, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const ask = { groupId: request.params.group, which: request.body.which }
      const cards = await issueCards(ask, here.by, here.city, placeOf(here))
      if (!cards.ok) return desk.answerRefusal(request, reply, cards)
      const language = desk.languageOf(request)
      const pdf = await printCards(
        cards.value,
        {
          language,
          direction: directionOf(language),
          title: here.say('people.card-title'),
          place: textFor(here.ecosystem.name, [language]).text,
          accent: here.ecosystem.accent,
          howTo: here.say('people.card-how-to'),
          keepApart: here.say('people.card-keep-apart'),
        },
        (secret) => `${addressOf(here, desk)}/card/${secret}`,
      )
      return reply
        .type('application/pdf')
        .header('cache-control', 'no-store')
        .header('content-disposition', 'attachment; filename="cards.pdf"')
        .send(pdf)
    },
  )

  app.post(
    '/:ecosystem/groups/:group/invite',
    {
      schema: { params: ofGroup },
      config: { access: 'person', rateLimit: { max: 5, timeWindow: '10 minutes' } },
    },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const groupId = request.params.group
      const invited = await inviteFamilies(groupId, here.by, here.city, placeOf(here))
      if (!invited.ok) return desk.answerRefusal(request, reply, invited)
      desk.flash(reply, 'groups.invited', { count: invited.value.guardians })
      return reply.redirect(`${here.prefix}/groups/${groupId}`, 303)
    },
  )

  app.post(
    '/:ecosystem/groups/:group/letters',
    {
      schema: { params: ofGroup },
      config: { access: 'person', rateLimit: { max: 10, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const here = await visit(desk, request, reply)
      if (!here) return reply
      const groupId = request.params.group
      const letters = await writeLetters({ groupId, secret: desk.config.secret }, here.by, here.city, placeOf(here))
      if (!letters.ok) return desk.answerRefusal(request, reply, letters)
      return desk.show(request, reply, {
        title: here.say('groups.letters-title', { count: letters.value.length }),
        ecosystem: here.ecosystem,
        noIndex: true,
        body: createElement(LettersPage, {
          prefix: here.prefix,
          base: `${here.prefix}/groups/${groupId}`,
          groupName: here.say('groups.back-to-group'),
          letters: letters.value.map((letter, place) => shown(letter, place, here)),
        }),
      })
    },
  )

  function shown({ childName, guardian, language }: Letter, place: number, here: Visit): LetterShown {
    const say = desk.sayIn(language)
    const name = textFor(here.ecosystem.name, [language]).text
    const address = `${addressOf(here, desk)}${guardian === null ? '/me/family' : `/consent/${guardian.token}`}`
    const sentences =
      guardian === null
        ? [
            say('groups.letter-hello-family', { child: childName }),
            say('groups.letter-what', { child: childName, place: name }),
            say('groups.letter-link-yourself', { child: childName }),
          ]
        : [
            say('groups.letter-hello', { name: guardian.name }),
            say('groups.letter-what', { child: childName, place: name }),
            say('groups.letter-answer', { child: childName }),
            say('groups.letter-for-you-alone'),
          ]
    return {
      key: String(place),
      language,
      direction: directionOf(language),
      sentences,
      address,
      codeName: say('groups.letter-code'),
    }
  }
}
