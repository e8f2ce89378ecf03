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

const escape = '\u001b'
/** What would end a line, colour or clear a terminal, name a file to it, or show a text another way round. */
const injections = [
  'ana\n{"level":50,"msg":"the owner signed in"}',
  'ana\r{"level":50}',
  `${escape}[2J${escape}[31mred`,
  `${escape}]0;title\u0007${escape}]8;;file:///etc/passwd\u0007here`,
  '\u009b2Jone sign that begins a command',
  '\u0085next line',
  '\u2028line\u2029paragraph',
  'user\u202Egnp.exe\u202C',
  '\u2066left\u2069\u200f\u061c',
  'in\u200bvisible\ufeff',
  '\u{e0041}tag',
  '\u0000\b\u007f',
]

it('has each entry on a line of its own, whatever is said in it, and no sign that a terminal obeys', async () => {
  const { log, close } = createLog(folder, 'info')
  for (const said of injections) {
    log.info(said)
    log.info({ client: said, [said]: 1, deep: { deeper: { [said]: [said] } } }, 'a field')
    log.error({ err: Object.assign(new Error(said, { cause: new Error(said) }), { code: said, detail: said }) }, said)
    log.child({ from: said }).warn('of a part')
  }
  await close()
  const written = readFileSync(join(folder, 'logs', 'mash.log'), 'utf8')
  const lines = written.split('\n')
  expect(lines.pop()).toBe('')
  expect(lines).toHaveLength(injections.length * 4)
  expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
  // What was said is still there for whoever reads it as JSON.
  const messages = lines.map((line) => (JSON.parse(line) as { msg: string }).msg)
  expect(messages.filter((_, at) => at % 4 === 0)).toEqual(injections)
})
