/// <reference types="vite/client" />
import { LngLatBounds, Map as MovingMap, setWorkerUrl, type GeoJSONSource } from 'maplibre-gl'
// The policy allows workers from our own files only, so the library's becomes one.
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'

/** One venue with what answers there, as `dots.json` tells it. */
interface Dot {
  readonly name: string
  readonly href: string
  readonly told: string
}

/**
 * Draws our own outlines and dots: no tiles, no glyphs, nothing from elsewhere. Arrow keys pan, + and − zoom, two
 * buttons do the same, and every dot is also a line of the list beside the map.
 */
export function openMovingMap(figure: HTMLElement): void {
  const { outlines = '', dots = '', label = '', zoomIn = '', zoomOut = '' } = figure.dataset
  setWorkerUrl(workerUrl)
  const canvas = document.createElement('div')
  canvas.className = 'map-canvas'
  figure.prepend(canvas)
  const colours = getComputedStyle(figure)
  const colour = (name: string): string => rgbOf(colours.getPropertyValue(name))
  const map = new MovingMap({
    container: canvas,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
    locale: { 'Map.Title': label },
    style: {
      version: 8,
      sources: {
        outlines: { type: 'geojson', data: new URL(outlines, location.href).href },
        dots: { type: 'geojson', data: new URL(dots, location.href).href },
      },
      layers: [
        { id: 'ground', type: 'background', paint: { 'background-color': colour('--blossom') } },
        { id: 'areas', type: 'fill', source: 'outlines', paint: { 'fill-color': colour('--paper') } },
        { id: 'borders', type: 'line', source: 'outlines', paint: { 'line-color': colour('--line'), 'line-width': 1 } },
        {
          id: 'dots',
          type: 'circle',
          source: 'dots',
          paint: {
            'circle-color': colour('--accent'),
            'circle-opacity': 0.7,
            'circle-stroke-color': colour('--paper'),
            'circle-stroke-width': 1,
            'circle-radius': ['min', 22, ['+', 4, ['*', 1.6, ['sqrt', ['get', 'count']]]]],
          },
        },
      ],
    },
  })
  map.touchZoomRotate.disableRotation()
  figure.querySelector('figcaption')?.before(zoomButtons(map, zoomIn, zoomOut), chosenLine(map))
  map.once('load', () => {
    figure.querySelector('svg.map-picture')?.remove()
    void frameAll(map)
  })
}

/** For those who neither drag nor scroll (WCAG 2.5.7). */
function zoomButtons(map: MovingMap, zoomIn: string, zoomOut: string): HTMLElement {
  const row = document.createElement('div')
  row.className = 'actions'
  for (const [words, act] of [
    [zoomIn, () => map.zoomIn()],
    [zoomOut, () => map.zoomOut()],
  ] as const) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button button-quiet'
    button.textContent = words
    button.addEventListener('click', act)
    row.append(button)
  }
  return row
}

/** Names the dot that was tapped, under the map, where it hides nothing and is read aloud. */
function chosenLine(map: MovingMap): HTMLElement {
  const line = document.createElement('p')
  line.setAttribute('role', 'status')
  map.on('click', 'dots', ({ features }) => {
    const dot = features?.[0]?.properties as Dot | undefined
    if (!dot) return
    const link = document.createElement('a')
    link.href = dot.href
    link.textContent = dot.name
    link.dir = 'auto'
    line.replaceChildren(link, ` ${dot.told}`)
  })
  map.on('mouseenter', 'dots', () => (map.getCanvas().style.cursor = 'pointer'))
  map.on('mouseleave', 'dots', () => (map.getCanvas().style.cursor = ''))
  return line
}

async function frameAll(map: MovingMap): Promise<void> {
  const bounds = new LngLatBounds()
  for (const name of ['outlines', 'dots']) {
    const box = await map.getSource<GeoJSONSource>(name)?.getBounds()
    if (box && !box.isEmpty()) bounds.extend(box)
  }
  if (!bounds.isEmpty()) map.fitBounds(bounds, { padding: 24, animate: false })
}

/** The map's renderer does not know OKLCH or light-dark(): the browser resolves them to red, green and blue. */
function rgbOf(colour: string): string {
  const probe = document.createElement('i')
  probe.style.color = colour
  document.body.append(probe)
  const resolved = getComputedStyle(probe).color
  probe.remove()
  const pen = document.createElement('canvas').getContext('2d')
  if (!pen) return 'gray'
  pen.fillStyle = resolved
  pen.fillRect(0, 0, 1, 1)
  const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data
  return `rgb(${red}, ${green}, ${blue})`
}
