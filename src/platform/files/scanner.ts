import { spawn } from 'node:child_process'

/** Looks for what would do harm on the machine of whoever opens a file. */
export interface Scanner {
  /** @throws where it did not answer: then nothing is known of the file, and it stays held */
  look(content: Uint8Array): Promise<'clean' | 'harmful'>
}

const longestLook = 60_000

/**
 * The program an operator names in HEDGEROW_SCANNER, with its arguments between spaces, without a shell. It is given the
 * file on its standard input and ends with 0 when it found nothing, with 1 when it did (as `clamdscan -` does); anything
 * else is no answer. Null: none is named, and nothing is scanned here.
 */
export function openScanner({ scanner }: { readonly scanner: string | undefined }): Scanner | null {
  const [program, ...args] = (scanner ?? '').split(' ').filter((word) => word !== '')
  if (program === undefined) return null
  return {
    look: (content) =>
      new Promise((settle, fail) => {
        const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'], timeout: longestLook })
        child.once('error', fail)
        child.once('close', (code) => {
          if (code === 0) settle('clean')
          else if (code === 1) settle('harmful')
          else fail(new Error(`the scanner ended with ${code}`))
        })
        // A program that has seen enough closes its ear; what it says counts, not that it did not hear the end.
        child.stdin.on('error', () => {})
        child.stdin.end(content)
      }),
  }
}
