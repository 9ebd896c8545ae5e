import type { Page } from 'playwright-core'

/** What the import report says of one count. */
export async function counted(office: Page, what: string): Promise<number> {
  const row = office.getByRole('row', { name: new RegExp(`^${what}\\s+[\\d.,]+$`) })
  return Number((await row.getByRole('cell').last().textContent())!.replaceAll(/\D/g, ''))
}

/** Presses "Save and import" on a feed's page and waits, as a person does, until the report says it is done. */
export async function importAndWait(office: Page): Promise<void> {
  await office.getByRole('button', { name: 'Save and import' }).click()
  await office.waitForURL('**/office/imports/**')
  await office.getByText('Imported', { exact: true }).waitFor({ timeout: 60_000 })
}

/** Hands a table over as a file chosen on the operator's own disk. */
export const asFile = (name: string, text: string | Buffer) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
})
