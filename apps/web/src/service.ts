import type { Event } from './state.js'
import { trustedUrl } from './trusted-url.js'

/**
 * Puts the app on the device, so that it works without a network, and hears when a new version waits.
 *
 * @param take - Gets what another app shared.
 */
export function listenToServiceWorker(tell: (event: Event) => void, take: (things: readonly unknown[]) => void): void {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  const register = async (): Promise<void> => {
    const registration = await serviceWorker.register(trustedUrl('serviceWorker'), { updateViaCache: 'none' })
    const look = (): void => {
      if (registration.waiting !== null && serviceWorker.controller !== null) tell({ type: 'update' })
    }
    look()
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', look)
    })
    await serviceWorker.ready
    tell({ type: 'offline' })
    askWhatWasShared(registration.active, take)
  }
  // A browser that will not keep the app still runs it.
  register().catch(() => undefined)
}

/** Lets the version that waits take over, and starts the page with it. Only when the person says so. */
export async function takeUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration()
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  registration?.waiting?.postMessage('take over')
}

function askWhatWasShared(worker: ServiceWorker | null, take: (things: readonly unknown[]) => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (Array.isArray(data) && data.length > 0) take(data)
    port1.close()
  }
  worker?.postMessage('shared?', [port2])
}
