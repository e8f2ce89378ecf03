/** A call that may ask for a proof of who is there. */
export function withStepUp<T>(call: () => Promise<T>): Promise<T> {
  return call()
}
