import { realpathSync, statSync } from 'node:fs'
import { isPortName } from '../../contract/chambers/port-path.ts'

/**
 * The device that a path leads to (`/dev/serial/by-id/…` are links), or null when there is none, or when what is there
 * is no serial device: a link in `/dev` may be turned anywhere, and a file kept from earlier may say anything. Windows
 * names are no files; the system itself says whether such a port is there.
 */
export function serialDeviceAt(path: string): string | null {
  if (!path.startsWith('/')) return isPortName(path) ? path : null
  try {
    const real = realpathSync(path)
    return isPortName(real) && statSync(real).isCharacterDevice() ? real : null
  } catch {
    return null
  }
}
