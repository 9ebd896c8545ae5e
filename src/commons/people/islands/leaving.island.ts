/** Who signs out, or is erased, leaves no list of a door behind on this phone; the form waits until it is gone. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[action="/me/leave"], form[action="/me/erase"]'))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const forgetting = indexedDB.deleteDatabase('hedgerow-door')
    for (const end of ['success', 'error', 'blocked'])
      forgetting.addEventListener(end, () => form.submit(), { once: true })
  })
