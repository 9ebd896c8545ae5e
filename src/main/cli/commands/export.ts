import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CommandMistake, type Command } from '../command.ts'

const pageSize = 100

export const command: Command = {
  about: 'Write everything public of an ecosystem into a folder.',
  usage: `{hedgerow} export --ecosystem <slug> --to <folder>

Writes catalogue.csv (one row a listing), hsds-services.json (HSDS 3.0), organisations.json and areas.json: the same
answers that the open interface gives to anybody. A whole installation is saved by "backup".`,
  options: { ecosystem: { type: 'string' }, to: { type: 'string' } },
  run: async ({ options }, { open, tell }) => {
    const { ecosystem: slug, to: folder } = options
    if (typeof slug !== 'string' || typeof folder !== 'string') {
      throw new CommandMistake('Ask with --ecosystem and --to. See --help.')
    }
    const house = await open()
    if (!house.directory.bySlug(slug)) throw new CommandMistake(`There is no ecosystem "${slug}".`)
    const { openHouse } = await import('../../open-app.ts')
    const { app } = await openHouse(house)
    const ask = async (url: string): Promise<string> => {
      const answer = await app.inject({ url })
      if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`)
      return answer.body
    }
    await mkdir(folder, { recursive: true })
    const keep = async (name: string, text: string): Promise<void> => {
      await writeFile(join(folder, name), text)
      tell(`  ${name}  ${text.length} letters`)
    }
    const api = `/api/v1/ecosystems/${slug}`
    await keep('catalogue.csv', await ask(`/${slug}/opportunities.csv`))
    await keep('organisations.json', await ask(`${api}/organisations`))
    await keep('areas.json', await ask(`${api}/areas`))
    const services: unknown[] = []
    for (let page = 1; ; page += 1) {
      const answer = JSON.parse(await ask(`${api}/hsds/services?page=${page}&per_page=${pageSize}`)) as {
        readonly contents: readonly unknown[]
        readonly last_page: boolean
      }
      services.push(...answer.contents)
      if (answer.last_page || answer.contents.length === 0) break
    }
    await keep('hsds-services.json', JSON.stringify(services, null, 1))
    await app.close()
  },
}
