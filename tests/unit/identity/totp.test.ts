import { expect, it } from 'vitest'
import { stepOfCode } from '../../../electron/features/identity/sign-in/totp.ts'

// RFC 6238, appendix B: the secret is 12345678901234567890, the last six of its eight digits.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

it.each([
  [59, '287082', 1],
  [1_111_111_109, '081804', 37_037_036],
  [1_111_111_111, '050471', 37_037_037],
  [1_234_567_890, '005924', 41_152_263],
  [2_000_000_000, '279037', 66_666_666],
])('knows the code of second %d', (seconds, code, step) => {
  expect(stepOfCode(secret, code, new Date(seconds * 1000))).toBe(step)
})

it('takes a code one step early or late, and no further', () => {
  const code = '005924'
  const at = (steps: number) => new Date((1_234_567_890 + 30 * steps) * 1000)
  expect([-2, -1, 0, 1, 2].map((steps) => stepOfCode(secret, code, at(steps)))).toEqual([
    null,
    41_152_263,
    41_152_263,
    41_152_263,
    null,
  ])
  expect(stepOfCode(secret, '005925', at(0))).toBeNull()
})
