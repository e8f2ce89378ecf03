const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** On this computer: nobody is on the way who could read along. */
export const isLoopback = ({ hostname }: URL): boolean => loopback.test(hostname)

/** https, or http that does not leave this computer (a provider that runs here, tests). */
export function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))
}
