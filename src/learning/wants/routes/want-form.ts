import { createElement } from 'react'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { areasOfEcosystem } from '#commons/ecosystems'
import { textFor } from '#kernel/local-text.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { prefixFor } from '#platform/http/prefix.ts'
import { TellWantPage, type TellWantPageProps } from '../pages/tell-want.page.tsx'

/** The form of a want: told anew, or a wish said in other words. */
export async function formShown(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  { city, ecosystem }: CityHere,
  form: Pick<TellWantPageProps, 'given' | 'wrong' | 'people' | 'rewords'>,
  status = 200,
) {
  const areas = await areasOfEcosystem(city)
  return desk.show(request, reply, {
    title: desk.sayFor(request)(form.rewords ? 'wants.reword-title' : 'wants.tell-title'),
    ecosystem,
    status,
    noIndex: true,
    body: createElement(TellWantPage, {
      prefix: prefixFor(request, ecosystem),
      name: textFor(ecosystem.name, [desk.languageOf(request)]).text,
      areas: areas.map(({ id, name }) => ({ id, name })),
      ...form,
    }),
  })
}
