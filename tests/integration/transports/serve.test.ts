import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { afterEach, describe, expect, it } from 'vitest'
import type { Contract } from '../../../electron/contract/index.ts'
import { portOfSocket } from '../../../electron/transports/ports.ts'
import { createPortLink } from '../../../renderer/host/transport/port-link.ts'
import { type DeskHost, runHost, startHost } from '../../support/desk-host.ts'
import { openPageSocket } from '../../support/page-key.ts'

const hosts: DeskHost[] = []
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.remove()
})

async function open(...args: Parameters<typeof startHost>) {
  const host = await startHost({ entry: 'source', ...args[0] })
  hosts.push(host)
  return host
}

async function firstState(host: DeskHost) {
  const origin = host.url.slice(0, -1)
  const socket = await openPageSocket(origin)
  const client: ContractRouterClient<Contract> = createORPCClient(createPortLink(portOfSocket(socket), () => undefined))
  const { value } = await (await client.system.state()).next()
  socket.close()
  return value
}

describe('node electron/serve.ts', () => {
  it('opens the application on loopback, and ends cleanly when asked to', async () => {
    const host = await open()
    expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    expect(await firstState(host)).toMatchObject({ phase: 'choose-start', host: 'browser' })
    const began = performance.now()
    expect(await host.stop()).toBe(0)
    expect(performance.now() - began).toBeLessThan(5_000)
  })

  it('ends cleanly when one Ctrl+C comes from the terminal and from npm at once', async () => {
    const host = await open()
    process.kill(host.pid, 'SIGINT')
    process.kill(host.pid, 'SIGINT')
    expect(await host.stop()).toBe(0)
  })

  it('refuses a second process on the same folder, and says where the first one is', async () => {
    const host = await open()
    const { code, said } = await runHost(['--data', host.dataDir, '--port', '0'])
    expect(code).toBe(1)
    expect(said).toContain(host.dataDir)
    expect(said).toContain(host.url)
  })

  it('starts again after kill -9, on the same port', async () => {
    const host = await open()
    const { url } = host
    await host.kill9()
    await host.start()
    expect(host.url).toBe(url)
    expect(await firstState(host)).toMatchObject({ phase: 'choose-start' })
  })

  it('says how to choose another port when this one is taken, and leaves the folder free', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'mash-serve-'))
    const other = createServer()
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
    const { code, said } = await runHost(['--data', dataDir, '--port', String(port)])
    expect(code).toBe(1)
    expect(said).toContain(`Port ${port} is taken`)
    expect(said).toContain('--port')
    other.close()
    const host = await open({ dataDir })
    expect(await firstState(host)).toMatchObject({ phase: 'choose-start' })
    await host.stop()
    rmSync(dataDir, { recursive: true })
  })

  it.each([
    ['an address that this computer has not', ['--host', '203.0.113.7'], '--host'],
    ['no port', ['--port', '99999'], '"99999" is no port'],
    ['a database of another kind', ['--database-url', 'mysql://h/d'], 'postgres://'],
    ['an unknown flag', ['--prot', '1'], '--prot'],
  ])('refuses %s with a sentence', async (_name, flags, words) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'mash-serve-'))
    const { code, said } = await runHost(['--data', dataDir, '--port', '0', ...flags])
    expect(code).toBe(1)
    expect(said).toContain(words)
    expect(said).not.toContain('    at ')
    rmSync(dataDir, { recursive: true })
  })
})
