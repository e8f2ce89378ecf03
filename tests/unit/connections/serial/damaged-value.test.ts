import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newLineState, parseLine } from '../../../../electron/connections/serial/parse-line.ts'

const quantities = ['temperature', 'humidity', 'co2'] as const
type Quantity = (typeof quantities)[number]
type Printed = Record<Quantity, string>

/** As the older sketches print a room, each in its own order. */
const lines = {
  B: ({ temperature, humidity, co2 }: Printed) => `SENSOR,12345,${co2},${temperature},${humidity},FRUITING,0`,
  C: ({ temperature, humidity, co2 }: Printed) => `T:${temperature},H:${humidity},C:${co2},M:f`,
  D: ({ temperature, humidity, co2 }: Printed) =>
    `CO2: ${co2} ppm\tTemperature: ${temperature} °C\tHumidity: ${humidity} %`,
}

const decimals = (max: number) =>
  fc.integer({ min: 0, max: max * 100 }).map((hundredths) => (hundredths / 100).toFixed(2))
const printed = fc.record({
  temperature: decimals(60),
  humidity: decimals(100),
  co2: fc.integer({ min: 400, max: 40_000 }).map(String),
})

const put = (text: string, at: number, by: string, instead: number) =>
  `${text.slice(0, at)}${by}${text.slice(at + instead)}`
/** What is seen of any number; signs that part the values of a line are none of them. */
const damages: Record<string, (text: string, at: number, sign: string) => string> = {
  'one sign is another': (text, at, sign) => put(text, at, sign, 1),
  'a sign came in between': (text, at, sign) => put(text, at, sign, 0),
  'a sign came behind it': (text, _at, sign) => `${text}${sign}`,
  'its point is a letter': (text, _at, sign) => (text.includes('.') ? text.replace('.', sign) : put(text, 0, sign, 1)),
  'two of them ran together': (text) => `${text}.${text}`,
  'only its point is left': () => '.',
}

it.each(Object.entries(lines))(
  '%s: each number damaged in each way costs itself alone, as it stood there',
  (_name, say) => {
    const sign = fc.constantFrom('O', 'S', 'l', 'x', 'X', '#', '?', '*', '&', '~', '@', '$', '!', ';', '_')
    const damage = fc.constantFrom(...Object.keys(damages))
    fc.assert(
      fc.property(
        ...[printed, fc.constantFrom(...quantities), damage, fc.nat(20), sign],
        (values, quantity, kind, place, by) => {
          const said = damages[kind]?.(values[quantity], place % values[quantity].length, by) ?? ''
          const parsed = parseLine(say({ ...values, [quantity]: said }), newLineState())
          const measured = quantities
            .filter((one) => one !== quantity)
            .map((one) => ({ room: 'fruiting', quantity: one, value: Number(values[one]) }))
          expect(parsed.map(({ result }) => result)).toEqual([
            {
              ok: true,
              value: {
                ...{ kind: 'readings', measured, deadRooms: [], measuredAtMs: null },
                lost: [{ room: 'fruiting', quantity, said }],
              },
            },
          ])
        },
      ),
      { numRuns: process.env.MASH_LONG === '1' ? 20_000 : 1000, seed: 20_261_201 },
    )
  },
)
