/** Calls what may ask for a proof of who is there; the dialog that asks for it is the frame's. */
export const withStepUp = <T>(call: () => Promise<T>): Promise<T> => call()
