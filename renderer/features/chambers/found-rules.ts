import type { FoundDevice } from '../../../electron/contract/chambers/chambers.ts'
import { fold } from '../../../electron/contract/fold.ts'

export const fewFound = 3

/** By any part of the serial number, as any search is compared. */
export function fitting(devices: readonly FoundDevice[], filter: string): FoundDevice[] {
  const wanted = fold(filter)
  return devices.filter(({ serialNumber }) => fold(serialNumber).includes(wanted))
}
