import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { testProvider } from '../../electron/connections/openid/provider-test.ts'
import { createPaymongo } from '../../electron/connections/paymongo/paymongo-client.ts'
import { watchMemory } from '../support/peak-memory.ts'

/** A server of HTTP that answers as it is told; says what it was asked for. */
async function hostile(answer: (response: ServerResponse, request: IncomingMessage, origin: string) => void) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.on('error', () => undefined)
    answer(response, request, origin)
  })
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const origin = `http://127.0.0.1:${address.port}`
  return { origin, asked }
}

/** A gigabyte, as fast as it is taken. */
function pour(response: ServerResponse, begin: string): void {
  const chunk = Buffer.alloc(65_536, ' ')
  let left = 1_000_000_000
  response.write(begin)
  const more = () => {
    while (left > 0 && !response.destroyed && response.write(chunk)) left -= chunk.length
  }
  response.on('drain', () => {
    left -= chunk.length
    more()
  })
  more()
}

const document = (origin: string, more: object = {}) => ({
  issuer: origin,
  authorization_endpoint: `${origin}/authorize`,
  token_endpoint: `${origin}/token`,
  jwks_uri: `${origin}/keys`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  ...more,
})
const json = (response: ServerResponse, body: unknown, status = 200, headers = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

async function tried(origin: string) {
  const memory = watchMemory()
  const provider = { server: origin, clientId: 'mash', clientSecret: 'Lihim-2026' }
  const steps = []
  for await (const step of testProvider(provider, new AbortController().signal)) steps.push(step)
  memory.stop()
  return { steps, last: steps.at(-1), grownMb: memory.grownMb() }
}

describe('a provider of sign-ins that means harm', () => {
  it('has a description of a gigabyte refused when it is longer than any', async () => {
    const { origin } = await hostile((response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      pour(response, '{"issuer":"')
    })
    const { last, grownMb } = await tried(origin)
    expect(last).toMatchObject({ ok: false, step: 'document' })
    expect(grownMb).toBeLessThan(40)
  })

  it('has one refused that only becomes so large when it is unpacked', async () => {
    const packed = gzipSync(Buffer.alloc(300_000_000, ' '))
    const { origin } = await hostile((response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(packed)
    })
    const { last, grownMb } = await tried(origin)
    expect(last).toMatchObject({ ok: false, step: 'document' })
    expect(grownMb).toBeLessThan(80)
  })

  it.each(['file:///etc/passwd', 'http://169.254.169.254/latest/meta-data', '/elsewhere'])(
    'is not followed to %s',
    async (location) => {
      const { origin, asked } = await hostile((response, _request, own) => {
        if (response.req.url === '/elsewhere') json(response, document(own))
        else response.writeHead(302, { location }).end()
      })
      const { last } = await tried(origin)
      expect(last).toMatchObject({ ok: false, step: 'document' })
      expect(asked).not.toContain('/elsewhere')
    },
  )

  it('is not waited for when its answer comes a letter at a time', { timeout: 30_000 }, async () => {
    const { origin } = await hostile((response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const drip = setInterval(() => response.write(' '), 200)
      response.on('close', () => clearInterval(drip))
    })
    expect((await tried(origin)).last).toMatchObject({ ok: false, code: 'UNREACHABLE' })
  })

  it.each<[string, (origin: string) => object, string]>([
    ['another issuer', () => ({ issuer: 'https://accounts.google.com' }), 'NO_DOCUMENT'],
    ['keys to be had in the open', () => ({ jwks_uri: 'http://keys.example/jwks' }), 'ENDPOINT_PLAIN'],
    ['a page of this computer’s files', () => ({ authorization_endpoint: 'file:///etc/passwd' }), 'ENDPOINT_PLAIN'],
    ['a page that is a script', () => ({ authorization_endpoint: 'javascript:alert(1)' }), 'ENDPOINT_PLAIN'],
  ])('is told from an honest one by %s', async (_what, more, code) => {
    const { origin } = await hostile((response, _request, own) => json(response, document(own, more(own))))
    expect((await tried(origin)).last).toMatchObject({ ok: false, code })
  })

  it('has nothing of what it says shown', async () => {
    const { origin } = await hostile((response) =>
      json(response, { error: 'x\u001b[2J\n', error_description: 'call 0917 000 0000 to unlock' }, 400),
    )
    const { steps } = await tried(origin)
    expect(JSON.stringify(steps)).not.toContain('0917')
    expect(JSON.stringify(steps)).not.toContain('u001b')
  })
})

describe('a service of payments that means harm', () => {
  const ask = (origin: string) => createPaymongo({ url: origin, timeoutMs: 5000 }).check('sk_test_kabute1234')

  it('has an answer of a gigabyte refused when it is longer than any', async () => {
    const { origin } = await hostile((response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      pour(response, '{"data":"')
    })
    const memory = watchMemory()
    expect(await ask(origin)).toMatchObject({ ok: false, refusal: { code: 'UNREACHABLE', detail: 'ANSWER_TOO_LARGE' } })
    memory.stop()
    expect(memory.grownMb()).toBeLessThan(40)
  })

  it('has no key sent where it points', async () => {
    const { origin, asked } = await hostile((response) => response.writeHead(302, { location: '/elsewhere' }).end())
    expect(await ask(origin)).toMatchObject({ ok: false })
    expect(asked).toEqual(['/payments?limit=1'])
  })
})
