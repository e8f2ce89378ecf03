/** Runs a call that may ask for a proof of who is there. */
export const withStepUp = <T>(call: () => Promise<T>): Promise<T> => call()
