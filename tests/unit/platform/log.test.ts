import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createLog } from '../../../electron/platform/log.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mash-log-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

it('masks every field with the name of a secret, to the third level', async () => {
  const { log, close } = createLog(folder, 'info')
  const secret = 'Lihim-1'
  const names = [
    ...['password', 'token', 'url', 'secret', 'key', 'cookie', 'authorization', 'username', 'pin', 'clientSecret'],
    ...['privateKey', 'accessToken', 'refreshToken', 'idToken', 'access_token', 'refresh_token', 'id_token'],
    ...['client_secret', 'code_verifier'],
  ]
  for (const name of names) {
    log.info({ [name]: secret, name }, 'at the first level')
    log.info({ answer: { [name]: secret } }, 'at the second')
    log.info({ call: { answer: { [name]: secret } } }, 'at the third')
  }
  log.error(
    { err: Object.assign(new Error('refused'), { code: 'E_SHOWN', body: { access_token: secret } }) },
    'an error',
  )
  await close()
  const said = readFileSync(join(folder, 'logs', 'mash.log'), 'utf8')
  expect(said.trim().split('\n')).toHaveLength(names.length * 3 + 1)
  expect(said).not.toContain(secret)
  expect(said).toContain('E_SHOWN')
})
