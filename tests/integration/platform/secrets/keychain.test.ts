import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { headlessHome, keychainMissing } from '../../../support/headless-keychain.ts'

const missing = keychainMissing()
let home: ReturnType<typeof headlessHome>
const secret = 'Lihim-na-password-1'
const inFolder = (name: string) => join(home.folder, name)

describe.skipIf(missing !== null)(`a real keychain${missing === null ? '' : ` (${missing})`}`, () => {
  beforeEach(() => {
    home = headlessHome()
  })
  afterEach(() => {
    home.drop()
  })

  it('is chosen, gives one process what another wrote, and leaves nothing in our folder', async () => {
    expect(await home.run('unlocked', 'write', secret)).toEqual({ backend: 'keychain', reason: null, held: secret })
    expect(await home.run('unlocked', 'read')).toEqual({ backend: 'keychain', reason: null, held: secret })
    expect(existsSync(inFolder('secrets.json'))).toBe(false)
    expect(existsSync(inFolder('secrets.key'))).toBe(false)
    expect(readFileSync(inFolder('secrets.backend'), 'utf8')).toBe('keychain\n')
    // An empty value removes it there, too.
    expect(await home.run('unlocked', 'write', '')).toMatchObject({ held: null })
    expect(await home.run('unlocked', 'read')).toMatchObject({ held: null })
  })

  it('falls back to the encrypted file where there is none, and says why', async () => {
    const told = await home.run('absent', 'write', secret)
    expect(told).toMatchObject({ backend: 'file', held: secret })
    expect(told.reason).toMatch(/\w{3,}/)
    expect(readFileSync(inFolder('secrets.json'), 'utf8')).not.toContain(secret)
    // Once chosen it stays: values must not be split between two places.
    expect(await home.run('unlocked', 'read')).toMatchObject({ backend: 'file', held: secret })
  })

  it('falls back where it is locked and nobody can unlock it, and says why', async () => {
    const other = headlessHome()
    await home.run('unlocked', 'write', secret)
    const told = await home.run('locked', 'open')
    expect(told.reason).toMatch(/\w{3,}/)
    expect(told.backend).toBe('keychain')
    expect(told.refused).toMatch(/\w{3,}/)
    const fresh = await other.run('locked', 'write', secret)
    expect(fresh).toMatchObject({ backend: 'file', held: secret })
    expect(fresh.reason).toMatch(/\w{3,}/)
    other.drop()
  })

  it('is never left silently: when it is gone, what it held is refused and nothing goes elsewhere', async () => {
    await home.run('unlocked', 'write', secret)
    const told = await home.run('absent', 'write', 'another')
    expect(told.held).toBeUndefined()
    expect(told.refused ?? told.threw).toMatch(/\w{3,}/)
    expect(existsSync(inFolder('secrets.json'))).toBe(false)
    expect(await home.run('unlocked', 'read')).toMatchObject({ backend: 'keychain', held: secret })
  })
})
