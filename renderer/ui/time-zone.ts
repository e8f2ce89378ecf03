/** Where the farms are, and what counts until somebody chooses. */
export const farmZone = 'Asia/Manila'

let zone = farmZone
let offsets = offsetFormat(zone)

function offsetFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
}

/** The zone in which the page shows every time. */
export const timeZone = (): string => zone

/** Follows the person who is here. A zone that this computer does not know is as if none were chosen. */
export function setTimeZone(wanted: string | null): void {
  zone = wanted ?? farmZone
  try {
    offsets = offsetFormat(zone)
  } catch {
    zone = farmZone
    offsets = offsetFormat(zone)
  }
}

/** `+08:00` at that moment; summer time moves it in some zones. */
export function zoneOffset(at: number): string {
  const name = offsets.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return /[+-]\d\d:\d\d/.exec(name)?.[0] ?? '+00:00'
}

function offsetMs(at: number): number {
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)/.exec(zoneOffset(at)) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}

/** The wall clock of the zone, as a moment of UTC: days and hours of it can be counted with. */
export const toWall = (at: number): number => at + offsetMs(at)

/** The moment at which the zone's clock shows this. */
export function fromWall(wall: number): number {
  const near = wall - offsetMs(wall)
  return wall - offsetMs(near)
}

const dayMs = 86_400_000

/** Midnight of the zone, `days` later than that of the moment's own day. */
export const dayStart = (at: number, days = 0): number => fromWall((Math.floor(toWall(at) / dayMs) + days) * dayMs)

/** What a date-and-time field gives, read as the zone's clock; null: empty or unfinished. */
export function readWall(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return null
  const wall = Date.parse(`${text}:00Z`)
  return Number.isNaN(wall) ? null : new Date(fromWall(wall))
}
