/** What asks a program to stop: Ctrl+C, a service manager, a closed terminal. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Calls `stop` for each request to stop, and makes it the only one that is asked: the settings file's writer brings a
 * listener of its own, which sends the signal again at once and would end us in the middle of stopping. (It also
 * tidies up at exit, which stays.)
 */
export function onStopSignal(stop: () => void): void {
  for (const signal of signals) process.removeAllListeners(signal).on(signal, stop)
}
