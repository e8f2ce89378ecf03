import type { Arrived, DeviceMessage } from '../../connections/frame.ts'
import type { DeviceAlert } from '../../contract/chambers/chambers.ts'

const mostAlerts = 5

/** The newest first; one that is repeated (a gateway says it every 5 s while it holds) stands once (decision 37). */
export function keepAlert(alerts: readonly DeviceAlert[], alert: DeviceAlert): DeviceAlert[] {
  const others = alerts.filter(({ type, room }) => type !== alert.type || room !== alert.room)
  return [alert, ...others].slice(0, mostAlerts)
}

/** When it was warned. Null: a broker had kept it, and it may be of any day. */
export function alertOf(
  { type, room, message, severity, atMs }: Extract<DeviceMessage, { kind: 'alert' }>,
  { retained, receivedAtMs }: Arrived,
): DeviceAlert | null {
  if (retained && (atMs === null || atMs > receivedAtMs)) return null
  return { type, room, message, severity, at: new Date(retained ? (atMs ?? receivedAtMs) : receivedAtMs) }
}
