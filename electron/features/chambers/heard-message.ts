import type { DeviceMessage } from '../../connections/frame.ts'
import type { LatestReading, Room } from '../../contract/chambers/chambers.ts'

/** What a chamber measured, corrected and marked: as it is stored. */
export type HeardReadings = {
  kind: 'readings'
  readings: LatestReading[]
  frozenRooms: Room[]
  deadRooms: Room[]
}

/** One thing that a registered chamber said and that was understood. */
export type HeardMessage = {
  chamberId: string
  receivedAtMs: number
  /** The broker had kept it: it may have been said long ago. */
  retained: boolean
  message: HeardReadings | Exclude<DeviceMessage, { kind: 'readings' }>
}
