import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ConfigMistake, readConfig } from '#platform/config.ts'
import { CommandMistake, type Command, type CommandHouse } from './command.ts'
import type { Installation } from '../installation.ts'

const folder = new URL('commands/', import.meta.url)
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -3))
  .sort()

const load = async (name: string): Promise<Command> =>
  ((await import(new URL(`${name}.ts`, folder).href)) as { command: Command }).command

const tell = (line: string): void => void process.stdout.write(`${line}\n`)

async function tellAll(): Promise<void> {
  tell('npm run hedgerow -- <command> [--help]\n')
  const width = Math.max(...names.map((name) => name.length)) + 2
  for (const name of names) tell(`  ${name.padEnd(width)}${(await load(name)).about}`)
  tell('\nSettings come from the environment; "doctor" shows them.')
}

const tellOne = (name: string, command: Command): void => {
  const lines = command.usage.trim().split('\n')
  tell(`${command.about}\n`)
  for (const line of lines)
    tell(line === '' ? '' : line.replace(/^(?=\S)/, '  ').replace('{hedgerow}', 'npm run hedgerow --'))
  tell(`\nSettings come from the environment; "npm run hedgerow -- doctor" shows them. (${name})`)
}

async function run(): Promise<void> {
  const [name, ...rest] = process.argv.slice(2)
  if (name === undefined || name === '--help' || name === 'help') return tellAll()
  if (!names.includes(name)) throw new CommandMistake(`There is no command "${name}". There are: ${names.join(', ')}.`)
  const command = await load(name)
  const { values, positionals } = parse(command, rest)
  if (values['help'] === true) return tellOne(name, command)
  let house: Promise<Installation> | undefined
  const config = readConfig()
  const given: CommandHouse = {
    config,
    tell,
    open: () => {
      // Opening loads half the house; most commands of a broken one must run without.
      house ??= import('../installation.ts').then(({ openInstallation }) => openInstallation(config, { tell }))
      return house
    },
  }
  const close = async (): Promise<void> => (await house?.catch(() => undefined))?.close()
  // A command that is stopped leaves the database as its last user would.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close().finally(() => process.exit(130)))
  }
  try {
    await command.run({ words: positionals, options: values }, given)
  } finally {
    await close()
  }
}

function parse(
  command: Command,
  args: readonly string[],
): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  try {
    const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    return { values: parsed.values, positionals: parsed.positionals }
  } catch (fault) {
    throw new CommandMistake(`${(fault as Error).message} Ask with --help.`)
  }
}

run().catch((fault: unknown) => {
  const isAnswer = fault instanceof CommandMistake || fault instanceof ConfigMistake
  process.stderr.write(`${isAnswer ? fault.message : ((fault as Error).stack ?? String(fault))}\n`)
  process.exitCode = 1
})
