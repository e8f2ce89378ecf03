import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPageFile } from '../../../electron/transports/page-files.ts'

let above: string
let folder: string
beforeAll(() => {
  above = mkdtempSync(join(tmpdir(), 'mash-page-'))
  folder = join(above, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  mkdirSync(join(above, 'renderer-old'))
  writeFileSync(join(above, 'secret.txt'), 'secret')
  writeFileSync(join(above, 'renderer-old', 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>MASH</title>')
  writeFileSync(join(folder, 'assets', 'main-a1.js'), 'export {}')
})
afterAll(() => {
  rmSync(above, { recursive: true })
})

const text = (body: Uint8Array) => new TextDecoder().decode(body)

describe('findPageFile', () => {
  it.each(['/', '/chambers', '/chambers/clx123', '/settings/broker'])(
    'gives the page for the screen %s',
    async (path) => {
      const file = await findPageFile(folder, path)
      expect(file.status).toBe(200)
      expect(text(file.body)).toContain('<title>MASH</title>')
      expect(file.headers['cache-control']).toBe('no-store')
    },
  )

  it('gives built assets for ever', async () => {
    const file = await findPageFile(folder, '/assets/main-a1.js')
    expect(file.status).toBe(200)
    expect(file.headers['cache-control']).toContain('immutable')
    expect(file.headers['content-type']).toContain('text/javascript')
  })

  it('sends the policy with every answer, and allows no inline script in it', async () => {
    for (const path of ['/', '/assets/main-a1.js', '/assets/none.js']) {
      const { headers } = await findPageFile(folder, path)
      const policy = headers['content-security-policy'] ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toMatch(/script-src 'self';/)
      expect(headers['x-content-type-options']).toBe('nosniff')
    }
  })

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/../renderer-old/secret.txt',
    '/..%5csecret.txt',
    '/assets/%00.js',
    '/%zz.js',
    '//etc/passwd.txt',
    '/assets/none.js',
  ])('never leaves the folder: %s', async (path) => {
    const file = await findPageFile(folder, path)
    expect([400, 403, 404]).toContain(file.status)
    expect(text(file.body)).not.toContain('secret')
  })
})
