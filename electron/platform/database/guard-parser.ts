type Emitter = { emit: (event: string, ...args: unknown[]) => boolean; destroy: (error?: Error) => unknown }
type Attach = (stream: Emitter) => void

const asError = (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown)))

/** What throws while it reads bytes ends its own connection, and not the program. */
function catchData(stream: Emitter): void {
  const emit = stream.emit.bind(stream)
  stream.emit = (event, ...args) => {
    if (event !== 'data') return emit(event, ...args)
    try {
      return emit(event, ...args)
    } catch (thrown) {
      stream.destroy(asError(thrown))
      return true
    }
  }
}

/**
 * The driver reads a server's messages where bytes arrive, and throws there when they are none: nobody could catch it.
 * It is met at the place where the driver begins to listen, plain or encrypted.
 */
export function guardParser(connection: object): void {
  const attach: unknown = Reflect.get(connection, 'attachListeners')
  if (typeof attach !== 'function') throw new Error('the database driver listens in another way than it did')
  const guarded: Attach = (stream) => {
    catchData(stream)
    Reflect.apply(attach, connection, [stream])
  }
  Reflect.set(connection, 'attachListeners', guarded)
}
