/** The map as drawn by the server stands without this. On a tap it becomes one that moves, from the same outlines and dots. */
const figure = document.querySelector<HTMLElement>('figure.map-figure')

if (figure) offerMovingMap(figure)

function offerMovingMap(figure: HTMLElement): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button-quiet'
  button.textContent = figure.dataset['move'] ?? ''
  button.addEventListener('click', () => {
    button.disabled = true
    // Three hundred kilobytes: fetched only by those who want to move the map.
    void import('./moving-map.ts').then(
      ({ openMovingMap }) => {
        button.remove()
        openMovingMap(figure)
      },
      () => {
        button.disabled = false
      },
    )
  })
  figure.append(button)
}
