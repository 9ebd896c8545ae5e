import { createEcosystem, groupInNetwork, openDirectory } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import { localText } from '#kernel/local-text.ts'
import type { Refused } from '#kernel/result.ts'
import { CommandMistake, type Command } from '../command.ts'

const by: Actor = { kind: 'system', because: 'command line' }

const refused = ({ refusal, facts }: Refused<string>): CommandMistake =>
  new CommandMistake(`Refused: ${refusal}${facts ? ` ${JSON.stringify(facts)}` : ''}.`)

export const command: Command = {
  about: 'Make an ecosystem, list them, or put one into a network.',
  usage: `{hedgerow} ecosystem list
{hedgerow} ecosystem create <slug> --name "Aldeia" --language pt [--zone Europe/Lisbon]
    [--currency EUR] [--accent #2f6b3a] [--host learn.example.org]
{hedgerow} ecosystem join <slug> --network <slug> --name "Serra" --language pt

An ecosystem needs an address (slug), a name and the language of that name. A network is made by the first that joins it.`,
  options: {
    name: { type: 'string' },
    language: { type: 'string' },
    zone: { type: 'string' },
    currency: { type: 'string' },
    accent: { type: 'string' },
    host: { type: 'string' },
    network: { type: 'string' },
  },
  run: async ({ words: [act, slug], options }, house) => {
    const text = (option: string): string | undefined =>
      typeof options[option] === 'string' ? options[option] : undefined
    const needed = (option: string): string => {
      const value = text(option)
      if (value === undefined) throw new CommandMistake(`--${option} is missing. Ask with --help.`)
      return value
    }
    const { database } = await house.open()
    const directory = await openDirectory(database)
    if (act === 'list') {
      for (const { slug, name, host } of directory.all()) {
        house.tell(`${slug}  ${name.texts[name.sourceLanguage] ?? ''}${host === null ? '' : `  ${host}`}`)
      }
      return
    }
    if (slug === undefined) throw new CommandMistake('Which ecosystem? Ask with --help.')
    const name = localText(needed('language'), needed('name'))
    if (act === 'create') {
      const [timeZone, currency, accent, host] = [text('zone'), text('currency'), text('accent'), text('host')]
      const draft = { slug, name, languages: [needed('language')], timeZone, currency, accent, host }
      const made = await createEcosystem(draft, by, database)
      if (!made.ok) throw refused(made)
      house.tell(`Made ${made.value.slug}: ${made.value.id}`)
      return
    }
    if (act === 'join') {
      const ecosystem = directory.bySlug(slug)
      if (!ecosystem) throw new CommandMistake(`There is no ecosystem "${slug}".`)
      const network = { slug: needed('network'), name, about: localText(name.sourceLanguage, '') }
      const joined = await groupInNetwork(network, by, database.city(ecosystem.id, slug))
      if (!joined.ok) throw refused(joined)
      house.tell(joined.value.joined ? `${slug} is in ${network.slug}.` : `${slug} was in ${network.slug} already.`)
      return
    }
    throw new CommandMistake(`"ecosystem ${act ?? ''}" is not known: list, create or join.`)
  },
}
