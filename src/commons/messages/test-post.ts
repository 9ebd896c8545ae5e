import { openJobs } from '#platform/jobs/jobs.ts'
import { readConfig } from '#platform/config.ts'
import type { TextGatewayConfig } from '#platform/config.ts'
import type { TestCity } from '#platform/database/test-city.ts'
import type { CityHere } from '#platform/http/desk.ts'
import { openLog } from '#platform/http/log.ts'
import { openMailer } from '#platform/mail/open-mailer.ts'
import { openTextSender } from '#platform/text-messages/open-text-sender.ts'
import { loadTexts } from '#web/say/texts.ts'
import { makeVoices } from '#web/say/voices.ts'
import { openDirectory } from '#commons/ecosystems'
import type { Sender } from './commands/send-group.ts'

/** The house's real post on a test's database: mails into the mailbox, texts too, or through a gateway. */
export async function openTestPost(city: TestCity, gateway: TextGatewayConfig | null = null, settings: object = {}) {
  const voices = makeVoices(loadTexts({ root: process.cwd() }))
  const config = readConfig({ HEDGEROW_ORIGIN: 'https://here.example', HEDGEROW_SECRET: 's'.repeat(40) })
  const { database, clock } = city
  const sender: Sender = {
    config,
    log: openLog('silent'),
    mail: openMailer(null, database, clock, () => true),
    texts: openTextSender(gateway, database, clock, () => true),
    sayIn: (language) => voices.voice(voices.languages.includes(language) ? language : 'en').say as never,
  }
  const facts = (await openDirectory(database)).bySlug(city.slug)!
  const here: CityHere = { city, ecosystem: { ...facts, settings: { messages: settings } } }
  const jobs = openJobs(database, clock, { error: () => {} })
  return { sender, here, jobs, close: () => jobs.close() }
}
