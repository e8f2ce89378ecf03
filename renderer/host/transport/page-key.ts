import { isPageKey } from '../../../electron/contract/port-protocol.ts'

const storageKey = 'mash.page-key'
/** Where the browser keeps nothing, the key lives as long as the page. */
let here: string | null = null

function make(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

/**
 * What tells the host that a call comes from this origin: cookies are sent to every port of a computer, this is not. One
 * for all tabs of the browser, kept through its restart; without it the cookies are worth nothing, and the person signs
 * in again.
 */
export function pageKey(): string {
  try {
    const kept = localStorage.getItem(storageKey)
    if (isPageKey(kept)) return kept
    const made = here ?? make()
    localStorage.setItem(storageKey, made)
    return made
  } catch {
    here ??= make() // storage is switched off
    return here
  }
}
