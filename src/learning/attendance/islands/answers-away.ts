/**
 * From now on a worker answers below this address when no network does.
 * @param told whether it has all that it takes; not called where a browser lets no worker in: the page works while it is open
 */
export async function answersAway(base: string, told: (isReady: boolean) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    const worker = `${base}/worker.js?in=${document.documentElement.lang}`
    await navigator.serviceWorker.register(worker, { scope: base })
    const { active } = await navigator.serviceWorker.ready
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', ({ data }) => told(data === true))
    port1.start()
    active?.postMessage('renew', [port2])
  } catch {
    // The forms are enough.
  }
}
