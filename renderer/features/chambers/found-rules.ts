import type { FoundDevice } from '../../../electron/contract/chambers/chambers.ts'

export const fewFound = 3

/** By any part of the serial number, in any case. */
export function fitting(devices: readonly FoundDevice[], filter: string): FoundDevice[] {
  const wanted = filter.trim().toLowerCase()
  return devices.filter(({ serialNumber }) => serialNumber.toLowerCase().includes(wanted))
}
