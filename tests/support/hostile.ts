import fc from 'fast-check'

/** What people paste, attackers send and programs get wrong. */
const nasty: readonly unknown[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202Eevil',
  "'; DROP TABLE users; --",
  "' OR '1'='1",
  '$1',
  '{{7*7}}',
  '../../etc/passwd',
  '..\\..\\windows',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://127.0.0.1")',
  '__proto__',
  'constructor',
  '%00',
  '%s%s%n',
  '& | : * ! ( ) <->',
  'ñ'.repeat(300),
  'x'.repeat(100_000),
  '0',
  '-1',
  '1e309',
  'NaN',
  'null',
  0,
  -0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  Number.MAX_VALUE,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  null,
  undefined,
  true,
  false,
  [],
  {},
  [[[[]]]],
  JSON.parse('{"__proto__":{"admin":true}}'),
  { toString: 'x' },
  { length: 1e9 },
  new Date(0),
  new Date(Number.NaN),
  new Date(8.64e15),
  new Date(-8.64e15),
  10n ** 30n,
  Array.from({ length: 2000 }, () => 'x'),
]

const anything = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...nasty) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.anything({ withDate: true, withBigInt: true, withNullPrototype: true, maxDepth: 3 }) },
)

/** Replaces some of the values inside a valid input by hostile ones; its shape stays, so the rules behind are reached. */
function bent(value: unknown): fc.Arbitrary<unknown> {
  if (value instanceof Date || typeof value !== 'object' || value === null) {
    return fc.oneof({ weight: 3, arbitrary: fc.constant(value) }, { weight: 2, arbitrary: anything })
  }
  if (Array.isArray(value)) {
    return fc.oneof(fc.constant(value), fc.array(anything, { maxLength: 4 }), anything)
  }
  return bentObject(value)
}

/** One or two of its fields, or each with a chance: an input of twenty fields would else never be let in. */
function bentObject(value: object): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(value).map(([name, held]) => [name, bent(held)]))
  const names = Object.keys(fields)
  const all = fc.record(fields, { requiredKeys: names })
  const [least, most] = [Math.min(1, names.length), Math.min(2, names.length)]
  const few = fc
    .tuple(fc.subarray(names, { minLength: least, maxLength: most }), all)
    .map(([picked, made]) => ({ ...value, ...Object.fromEntries(picked.map((name) => [name, made[name]])) }))
  return fc
    .oneof({ weight: 2, arbitrary: few }, { weight: 1, arbitrary: all })
    .chain((made) =>
      fc.oneof(
        { weight: 6, arbitrary: fc.constant<unknown>(made) },
        { weight: 1, arbitrary: fc.constantFrom(...names, 'none').map((gone) => ({ ...made, [gone]: undefined })) },
        { weight: 1, arbitrary: anything.map((extra) => ({ ...made, isAdmin: true, role: extra })) },
      ),
    )
}

/** Hostile inputs of one procedure: bent valid ones, and ones of no shape at all. */
export function hostileInput(valid: unknown): fc.Arbitrary<unknown> {
  return valid === undefined
    ? anything
    : fc.oneof({ weight: 4, arbitrary: bent(valid) }, { weight: 1, arbitrary: anything })
}
