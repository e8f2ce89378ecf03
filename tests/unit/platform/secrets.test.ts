import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Cipher, openSecrets } from '../../../electron/platform/secrets/index.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mash-secrets-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** As if the choice had been made at an earlier start: the keychain of whoever runs the tests is left alone. */
const open = (backend: 'file' | 'os-encrypted', osCipher?: () => Promise<Cipher | null>) => {
  writeFileSync(join(folder, 'secrets.backend'), `${backend}\n`)
  return openSecrets({ folder, osCipher })
}
const kept = () => readFileSync(join(folder, 'secrets.json'), 'utf8')

describe('secrets in an encrypted file', () => {
  it('are there again at the next start, and gone when emptied', async () => {
    await (await open('file')).set('mqtt-password', 'hidden-word')
    const again = await open('file')
    expect(again.backend).toBe('file')
    expect(again.reason).not.toBeNull()
    expect(await again.get('mqtt-password')).toBe('hidden-word')
    expect(await again.get('session')).toBeNull()
    await again.set('mqtt-password', '')
    expect(await again.get('mqtt-password')).toBeNull()
    expect(JSON.parse(kept())).toEqual({})
  })

  it('are no plain text, and for this user only', async () => {
    await (await open('file')).set('database-url', 'postgresql://ana:hidden-word@farm.test/farm')
    expect(kept()).not.toMatch(/hidden-word|farm\.test/)
    for (const file of ['secrets.json', 'secrets.key'])
      expect(statSync(join(folder, file)).mode & 0o077, file).toBe(process.platform === 'win32' ? 0o066 : 0)
  })

  it('are refused when somebody changed them', async () => {
    const secrets = await open('file')
    await secrets.set('mqtt-password', 'hidden-word')
    const { 'mqtt-password': held = '' } = JSON.parse(kept()) as Record<string, string>
    const bytes = Buffer.from(held, 'base64')
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ 'mqtt-password': bytes.toString('base64') }))
    await expect(secrets.get('mqtt-password')).rejects.toThrow()
  })
})

it('the system’s own cipher is used where it was chosen', async () => {
  const backwards = (text: string) => Promise.resolve(Buffer.from(text).reverse().toString())
  const secrets = await open('os-encrypted', () => Promise.resolve({ encrypt: backwards, decrypt: backwards }))
  expect(secrets.backend).toBe('os-encrypted')
  await secrets.set('mqtt-password', 'hidden-word')
  expect(JSON.parse(kept())).toEqual({ 'mqtt-password': 'drow-neddih' })
  expect(await secrets.get('mqtt-password')).toBe('hidden-word')
})
