import { farmZone } from '../../ui/time-zone.ts'

/** Every zone that this computer knows, the farm's first; one that is kept and not known here stays choosable. */
export function timeZones(current: string): { id: string; label: string }[] {
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== farmZone)
  const all = [farmZone, ...zones, ...(current === farmZone || zones.includes(current) ? [] : [current])]
  return all.map((id) => ({ id, label: id.replaceAll('_', ' ') }))
}
