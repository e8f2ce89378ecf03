import type { Socket } from 'node:net'

const chunkBytes = 65_536

/** Sends so many bytes as fast as the other side takes them, or for ever; stops when that one goes away. */
export async function flood(
  socket: Socket,
  bytes = Number.POSITIVE_INFINITY,
  fill: string | number = 'x',
): Promise<number> {
  const chunk = Buffer.alloc(chunkBytes, fill)
  let sent = 0
  while (sent < bytes && !socket.destroyed) {
    const taken = socket.write(chunk.subarray(0, Math.min(chunkBytes, bytes - sent)))
    sent += chunkBytes
    if (taken) await new Promise((next) => setImmediate(next))
    else
      await new Promise<void>((next) => {
        const go = () => {
          socket.off('drain', go).off('close', go)
          next()
        }
        socket.once('drain', go).once('close', go)
      })
  }
  return sent
}
