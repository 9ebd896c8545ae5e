import { settingsOf } from '#commons/ecosystems'
import { familiesSettings, makeConsentLink } from '#commons/families'
import { isId } from '#kernel/id.ts'
import type { Reaction } from '../reactions.ts'

/** What follows when somebody who answers for a group acts on it. */
export const groupReactions: readonly Reaction[] = [
  {
    // The link's own event sends it, in the guardian's language; a later link takes the place of an earlier one.
    when: 'groups.family-invited',
    react: async ({ about }, city, desk) => {
      const linkId = String(about['linkId'])
      const here = await desk.cityBySlug(city.slug)
      if (!here || !isId(linkId)) return
      const place = {
        settings: settingsOf(here.ecosystem, 'families', familiesSettings),
        timeZone: here.ecosystem.timeZone,
      }
      // Refused where the link rests or ended meanwhile: then nobody is asked, which is right.
      const ask = { linkId, isSent: true, secret: desk.config.secret }
      await makeConsentLink(ask, { kind: 'system', because: 'a group asks its families' }, city, place)
    },
  },
]
