import type { ParseArgsOptionsConfig } from 'node:util'
import type { Config } from '#platform/config.ts'
import type { Installation } from '../installation.ts'

/** What the command line hands to a command. */
export interface CommandHouse {
  readonly config: Config
  /** One line for the person at the terminal. */
  readonly tell: (line: string) => void
  /** Opens database, files and jobs, migrated; closed by the command line when the command ends. */
  readonly open: () => Promise<Installation>
}

export interface Given {
  /** Words after the command's name, options left out. */
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
}

/**
 * One command of the operator's command line. To add one, put `commands/<name>.ts` here with
 * `export const command: Command = {…}`; nothing else lists it.
 */
export interface Command {
  /** One line for the list of commands. */
  readonly about: string
  /** What to write after `npm run hedgerow -- <name>`, one line a way, then plain sentences. */
  readonly usage: string
  readonly options?: ParseArgsOptionsConfig
  /** Throws CommandMistake when it was asked wrongly; anything else thrown is a fault. */
  run(given: Given, house: CommandHouse): Promise<void>
}

/** The person asked wrongly, or the answer is no: one sentence, exit code 1, no stack. */
export class CommandMistake extends Error {}
