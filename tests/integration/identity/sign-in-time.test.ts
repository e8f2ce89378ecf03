import { expect, it } from 'vitest'
import { createPasswords } from '../../../electron/features/identity/sign-in/passwords.ts'
import { freshDatabase } from '../../support/database.ts'
import { codeOf } from '../../support/outcome.ts'
import { addPerson, openTestFarm, testPassword } from '../../support/test-farm.ts'

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

it('takes as long for the unknown, and for a cheaper hash of the backend, as for a wrong password', async () => {
  const own = await freshDatabase()
  for (const [key, value] of Object.entries({ attempts: 20, attempts_per_address: 1000 })) {
    await own.db.systemConfig.create({ data: { key: `security.max_login_${key}`, value, category: 'SECURITY' } })
  }
  const farm = await openTestFarm(own, { passwords: 'as shipped' })
  await addPerson(own.db, { email: 'ana@farm.test', password: await createPasswords().hash(testPassword) })
  // 'Kabute-2026' with 10 rounds, as an old account of the backend has it.
  const password = '$2b$10$P7L8JqqRCwSnyZdhhWq1TOxJprDxYhPA7oIQX4zBhHgLHeJ31/9NK'
  await own.db.user.create({ data: { email: 'old@farm.test', password } })
  const { client } = farm.desk()
  const times = { wrong: [] as number[], unknown: [] as number[], old: [] as number[] }
  const logins = { wrong: 'ana@farm.test', unknown: 'nobody@farm.test', old: 'old@farm.test' }
  // In turns, so that a busy moment hits all alike.
  for (let n = 0; n < 15; n += 1) {
    for (const kind of ['wrong', 'unknown', 'old'] as const) {
      const start = performance.now()
      const answer = await codeOf(client.identity.signIn({ login: logins[kind], password: 'Kabute-2027', stay: false }))
      times[kind].push(performance.now() - start)
      expect(answer).toBe('WRONG_SIGN_IN')
    }
  }
  for (const kind of ['unknown', 'old'] as const) {
    const ratio = median(times[kind]) / median(times.wrong)
    process.stdout.write(`sign-in time, ${kind} / wrong: ${ratio.toFixed(3)}\n`)
    expect(ratio).toBeGreaterThan(0.7)
    expect(ratio).toBeLessThan(1.4)
  }
  await farm.stop()
  await own.drop()
})
