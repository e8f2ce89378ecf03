import { type Result, refuse } from '../../platform/result.ts'
import type { DeviceMessage, LostValue, Measured, Quantity, Reject, Room } from '../frame.ts'
import { excerpt } from '../json-object.ts'
import { readingsOrReject } from '../room-readings.ts'

/** What Arduino's print says of a float that is no number, or too large for it; and nothing, where it had nothing. */
const noNumber = /^(-?nan|-?inf|ovf|)$/i
const notMeasured = /^-?nan$/i

/**
 * The sketches print °C and %RH with one or two decimals (`print(temperature, 2)`) and CO2 as a whole number. `8` of a
 * line that was cut short, or `85.839` of two numbers run together, is none of them.
 */
const forms: Record<Quantity, RegExp> = {
  temperature: /^[+-]?\d{1,3}\.\d{1,2}$/,
  humidity: /^\+?\d{1,3}\.\d{1,2}$/,
  co2: /^\+?\d+$/,
}

/**
 * One room's values as texts. Words that mean "no number" cost their value alone; where all three say `nan`, the board
 * means that its sensor is dead. Any other text was damaged on the wire: one such costs itself, where all the rest of the
 * line is as the sketch prints it; with two, nothing on that line is to be trusted, and it is a reject as a whole.
 */
export function measuredTexts(room: Room, texts: Record<Quantity, string | undefined>): Result<DeviceMessage, Reject> {
  const measured: Measured[] = []
  const lost: LostValue[] = []
  const damaged: LostValue[] = []
  for (const quantity of ['temperature', 'humidity', 'co2'] as const) {
    const said = (texts[quantity] ?? '').trim()
    if (noNumber.test(said)) {
      lost.push({ room, quantity, said })
      continue
    }
    if (!forms[quantity].test(said)) {
      damaged.push({ room, quantity, said: excerpt(said) })
      continue
    }
    const value = Number(said)
    if (!Number.isFinite(value)) return refuse({ code: 'OUT_OF_RANGE', detail: quantity })
    measured.push({ room, quantity, value })
  }
  const [first, second] = damaged
  if (first && (second || measured.length === 0))
    return refuse({ code: 'BAD_SHAPE', detail: `${first.quantity}: ${first.said}` })
  const isDead = lost.length === 3 && lost.every((one) => notMeasured.test(one.said))
  return isDead
    ? readingsOrReject({ measured, lost: [] }, [room], null)
    : readingsOrReject({ measured, lost: [...lost, ...damaged] }, [], null)
}
