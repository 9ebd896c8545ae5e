/** After a form came back with something to put right, the reader is taken there; a sent form is not sent twice. */
document.querySelector<HTMLElement>('#error-summary')?.focus()

document.addEventListener('submit', ({ target }) => {
  if (!(target instanceof HTMLFormElement) || target.method !== 'post') return
  // Waits a moment: a button disabled at once would not send its own value.
  setTimeout(() => {
    for (const button of target.querySelectorAll('button')) button.disabled = true
  })
})

// Coming back from the browser's memory, the form must be usable again.
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return
  for (const button of document.querySelectorAll<HTMLButtonElement>('form button:disabled')) button.disabled = false
})
