import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../database/test-city.ts'
import { letterOf } from './letter.ts'
import { readMailbox } from './mailbox.ts'
import { openMailer } from './open-mailer.ts'

/** Just enough of RFC 5321 to be handed a message, and to remember what was said. */
function smallMailServer(): Promise<{ server: Server; port: number; heard: string[] }> {
  const heard: string[] = []
  const server = createServer((line) => {
    let inMessage = false
    line.write('220 here\r\n')
    line.on('data', (bytes) => {
      for (const said of bytes.toString().split('\r\n').filter(Boolean)) {
        heard.push(said)
        if (inMessage) {
          if (said !== '.') continue
          inMessage = false
          line.write('250 taken\r\n')
        } else if (said === 'DATA') {
          inMessage = true
          line.write('354 go on\r\n')
        } else line.write(said === 'QUIT' ? '221 bye\r\n' : '250 yes\r\n')
      }
    })
    line.on('error', () => {})
  })
  return new Promise((open) => {
    server.listen(0, '127.0.0.1', () => open({ server, port: (server.address() as AddressInfo).port, heard }))
  })
}

const mail = (to: string, subject = 'Your link') => ({ to, subject, text: 'Open it', html: '<p>Open it</p>' })
let database: TestDatabase
let post: Awaited<ReturnType<typeof smallMailServer>>
beforeAll(async () => {
  database = await testDatabase()
  post = await smallMailServer()
})
afterAll(async () => {
  post.server.close()
  await database.close()
})

test('with a mail server a message goes out as text and as markup, and to nobody invented', async () => {
  const smtp = { url: `smtp://127.0.0.1:${post.port}`, from: 'Here <here@example.org>' }
  const mailer = openMailer(smtp, database, database.clock, () => true)
  expect(mailer.way()).toBe('smtp')
  await mailer.send(mail('wren@people.invalid'))
  expect(post.heard).toEqual([])
  await mailer.send(mail('wren@example.org'))
  expect(post.heard.find((said) => said.startsWith('MAIL FROM'))).toContain('<here@example.org>')
  expect(post.heard.filter((said) => said.startsWith('RCPT TO'))).toEqual(['RCPT TO:<wren@example.org>'])
  expect(post.heard).toContain('Subject: Your link')
  expect(post.heard).toContain('Auto-Submitted: auto-generated')
  expect(post.heard).toContain('<p>Open it</p>')
  expect(await readMailbox(database.installation, 10)).toEqual([])
})

test('a mail server that is away is a fault, not a silent loss', async () => {
  const mailer = openMailer({ url: 'smtp://127.0.0.1:9', from: 'a@example.org' }, database, database.clock, () => true)
  await expect(mailer.send(mail('wren@example.org'))).rejects.toThrow()
})

test('a demonstration lays the newest two hundred aside, anything real keeps none', async () => {
  const mailer = openMailer(null, database, database.clock, () => true)
  for (let number = 1; number <= 205; number += 1) {
    database.clock.pass(1)
    await mailer.send(mail('wren@people.invalid', `Message ${number}`))
  }
  const laid = await readMailbox(database.installation, 500)
  expect([laid.length, laid[0]!.subject, laid.at(-1)!.subject]).toEqual([200, 'Message 205', 'Message 6'])
  const real = openMailer(null, database, database.clock, () => false)
  expect(real.way()).toBe('none')
  await expect(real.send(mail('wren@example.org'))).rejects.toThrow('SMTP_URL')
})

test.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['es', 'ltr'],
])(
  'a letter in %s runs from the side it is read from (%s), and holds nothing of what a name brings',
  (language, direction) => {
    const link = { href: 'https://example.org/a?b=1&c=2', label: 'Open <it>' }
    const letter = letterOf({
      to: 'wren@example.org',
      language,
      subject: 'Two\nlines\r\nBcc: x',
      parts: ['<b>Wren</b> & co', link],
    })
    expect(letter.html).toContain(`lang="${language}" dir="${direction}"`)
    expect(letter.html).toContain('<p>&#60;b&#62;Wren&#60;/b&#62; &#38; co</p>')
    expect(letter.html).toContain('<a href="https://example.org/a?b=1&#38;c=2">Open &#60;it&#62;</a>')
    expect(letter.subject).toBe('Two lines Bcc: x')
    expect(letter.text).toBe('<b>Wren</b> & co\n\nOpen <it>:\nhttps://example.org/a?b=1&c=2')
  },
)
