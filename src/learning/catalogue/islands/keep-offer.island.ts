/**
 * The form of an offer keeps what was typed whenever a button is pressed. With this it is kept while one types, too: a
 * phone that rings, or a page closed by mistake, loses nothing.
 */
const form = document.querySelector<HTMLFormElement>('form.form:has(input[name=times])')
const told = document.querySelector<HTMLElement>('[data-kept-at]')

if (form) {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let isChanged = false
  const keep = (): void => {
    clearTimeout(waiting)
    if (!isChanged) return
    isChanged = false
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
    body.set('act', 'keep-quietly')
    // `keepalive`: it arrives although the page is gone.
    void fetch(form.action, { method: 'POST', body, keepalive: true, redirect: 'manual' })
      .then(({ status }) => {
        if (status !== 204 || !told) return
        const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short' }).format(new Date())
        told.textContent = (told.dataset['keptAt'] ?? '').replace('{time}', time)
      })
      // Out of reach for a moment: what is typed stands in the page, and the next change tries again.
      .catch(() => (isChanged = true))
  }
  form.addEventListener('input', () => {
    isChanged = true
    clearTimeout(waiting)
    waiting = setTimeout(keep, 1500)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keep()
  })
  // A button sends everything itself.
  form.addEventListener('submit', () => {
    clearTimeout(waiting)
    isChanged = false
  })
}
