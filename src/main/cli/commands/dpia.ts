import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { settingsOf } from '#commons/ecosystems'
import { consentAgeFor, familiesSettings } from '#commons/families'
import { agreementsSeen } from '#commons/organisations'
import { countPeople } from '#commons/people'
import { dayIn } from '#kernel/instant.ts'
import { textFor } from '#kernel/local-text.ts'
import { projectRoot } from '../../installation.ts'
import { fieldCatalogue } from '../../privacy/field-catalogues.ts'
import { fillDpia } from '../../privacy/fill-dpia.ts'
import { subProcessors } from '../../privacy/sub-processors.ts'
import { privacySettings } from '../../privacy/words.ts'
import { retentionRules } from '../../retention.ts'
import { CommandMistake, type Command } from '../command.ts'

const unsaid = '✎ not said in the settings'

export const command: Command = {
  about: 'Write the data protection impact assessment of a place, filled with what this installation knows.',
  usage: `{hedgerow} dpia <ecosystem> > dpia.md

Fills docs/privacy/dpia.md: law, ages, purposes, every field about people, who else sees it, how long. What only people
know is marked with ✎. Changes nothing.`,
  run: async ({ words: [slug] }, house) => {
    if (slug === undefined) throw new CommandMistake('Name the place: dpia <ecosystem>.')
    const installation = await house.open()
    const ecosystem = installation.directory.bySlug(slug)
    if (!ecosystem) throw new CommandMistake(`There is no ecosystem "${slug}".`)
    const city = installation.database.city(ecosystem.id, ecosystem.slug)
    const families = settingsOf(ecosystem, 'families', familiesSettings)
    const { contact, authority } = settingsOf(ecosystem, 'privacy', privacySettings)
    const today = dayIn(ecosystem.timeZone, city.now())
    const counted = await countPeople(today, city)
    const agreements = await agreementsSeen({ kind: 'system', because: 'an impact assessment' }, city)
    house.tell(
      fillDpia(readFileSync(join(projectRoot, 'docs/privacy/dpia.md'), 'utf8'), {
        place: textFor(ecosystem.name, ['en']).text,
        slug,
        origin: house.config.origin,
        writtenOn: today,
        jurisdiction: families.jurisdiction ?? `${unsaid} (the most careful age holds)`,
        consentAge: String(consentAgeFor('account', families)),
        majority: String(families.majority),
        purposes: families.purposes,
        ways: families.ways,
        ...counted,
        contact: contact ?? unsaid,
        authority: authority ?? unsaid,
        fields: fieldCatalogue,
        subProcessors: subProcessors(house.config),
        agreements: agreements.filter(({ state }) => state === 'running' || state === 'signed').length,
        rules: retentionRules(installation),
      }),
    )
  },
}
