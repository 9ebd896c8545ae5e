/**
 * The search form works without this. With it: "near me" from the device, rounded before it leaves; boxes that ask at
 * once; and addresses that copy or open in the calendar itself.
 */
const form = document.querySelector<HTMLFormElement>('form.find-form')

if (form) {
  // What was not asked stays out of the address, so that it can be read and shared.
  form.addEventListener('formdata', ({ formData }) => {
    // A copy: deleting while walking would step over the next one.
    // oxlint-disable-next-line unicorn/no-useless-spread
    for (const [name, value] of [...formData]) if (value === '') formData.delete(name)
    if (!formData.has('place') && !formData.has('near')) formData.delete('withinKm')
  })
  // Only under a finger or a mouse: who walks through the boxes by keyboard may want several before asking.
  let pointed = false
  form.addEventListener('pointerdown', () => (pointed = true))
  form.addEventListener('keydown', () => (pointed = false))
  form.addEventListener('change', ({ target }) => {
    if (pointed && target instanceof HTMLInputElement && target.type === 'checkbox') form.requestSubmit()
  })
  const place = form.querySelector<HTMLInputElement>('#place')
  if (place && 'geolocation' in navigator) offerNearMe(form, place)
}

function offerNearMe(form: HTMLFormElement, place: HTMLInputElement): void {
  const { near = '', nearFailed = '' } = form.dataset
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'chip'
  button.textContent = near
  form.querySelector('.find-quick')?.prepend(button)
  // A typed place and a point can not both be asked.
  place.addEventListener('input', () => form.querySelector('input[name=near]')?.remove())
  button.addEventListener('click', () => {
    button.disabled = true
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const point = document.createElement('input')
        point.type = 'hidden'
        point.name = 'near'
        // About a hundred metres: enough to find, too coarse to tell a door.
        point.value = `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`
        place.value = ''
        form.querySelector('input[name=near]')?.remove()
        form.append(point)
        const within = form.querySelector<HTMLSelectElement>('#withinKm')
        if (within?.value === '') within.value = '5'
        form.requestSubmit()
      },
      () => {
        button.disabled = false
        let told = form.querySelector('.find-told')
        if (!told) {
          told = document.createElement('p')
          told.className = 'hint find-told'
          told.setAttribute('role', 'status')
          button.parentElement?.after(told)
        }
        told.textContent = nearFailed
      },
      { maximumAge: 300_000, timeout: 10_000 },
    )
  })
}

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-webcal]')) {
  // A calendar that is told this way keeps following the address instead of copying what is there today.
  link.href = link.href.replace(/^https:/, 'webcal:')
}

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-share]')) {
  link.addEventListener('click', (event) => {
    if (!('clipboard' in navigator)) return
    event.preventDefault()
    const told = document.createElement('span')
    told.setAttribute('role', 'status')
    told.className = 'hint'
    link.after(told)
    void navigator.clipboard.writeText(link.href).then(() => (told.textContent = link.dataset['share'] ?? ''))
  })
}
