/** Asks who a child leaves with; the row knows whom its family named. */
export function askWhoWith(
  dialog: HTMLDialogElement,
  row: HTMLElement,
  title: string,
  said: (leaves: string, adult: string | null) => void,
): void {
  const name = row.querySelector('.door-name')?.textContent ?? ''
  dialog.querySelector('h2')!.textContent = title.replace('{name}', name) || name
  const adults = JSON.parse(row.dataset['adults'] ?? '[]') as string[]
  dialog.querySelector('[data-adults]')!.replaceChildren(
    ...adults.map((adult) => {
      const button = document.createElement('button')
      button.className = 'button button-main'
      button.value = `with ${adult}`
      button.textContent = adult
      return button
    }),
  )
  dialog.querySelector<HTMLElement>('[value=alone]')!.hidden = row.dataset['alone'] === undefined
  const other = dialog.querySelector('input')!
  other.value = ''
  dialog.returnValue = ''
  dialog.addEventListener(
    'close',
    () => {
      const chosen = dialog.returnValue
      if (chosen === 'alone') said('alone', null)
      else if (chosen.startsWith('with ')) said('with', chosen.slice(5))
      else if (chosen === 'other' && other.value.trim()) said('with', other.value.trim())
    },
    { once: true },
  )
  dialog.showModal()
}
