import type { Arrived } from '../../connections/frame.ts'

/** The name under which a device is registered: its own serial number, or one made from the board's identity. */
export function serialNumberOf(arrived: Pick<Arrived, 'source' | 'device'>): string {
  if (arrived.source === 'mqtt') return arrived.device
  return arrived.device
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .toUpperCase()
    .slice(0, 64)
}
