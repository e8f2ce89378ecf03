import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { connect } from 'node:tls'
import type { ServerMetadata } from 'openid-client'
import { failureOf } from './openid-failure.ts'
import { clientOf, type ProviderAddress, plainAddresses } from './provider-client.ts'
import { isSafeAddress } from './safe-address.ts'

type Step = { step: string; ok: boolean | 'warn'; code: string; data: Record<string, string | number | null> }

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** A TLS handshake of its own, so that a bad certificate is told apart from a bad document. */
const handshake = (url: URL, signal: AbortSignal) =>
  new Promise<string>((resolve, reject) => {
    const port = url.port === '' ? 443 : Number(url.port)
    const socket = connect(
      { host: url.hostname, port, ...(isIP(url.hostname) === 0 && { servername: url.hostname }), timeout: 8000 },
      () => {
        resolve(socket.getProtocol() ?? 'TLS')
        socket.destroy()
      },
    )
    socket.once('error', reject).once('timeout', () => socket.destroy(new Error('timeout')))
    signal.addEventListener('abort', () => socket.destroy(new Error('left')), { once: true })
  })

async function nameStep(url: URL): Promise<Step> {
  const data = { host: url.hostname }
  try {
    await lookup(url.hostname.replaceAll(/[[\]]/g, ''))
    return { step: 'name', ok: true, code: 'NAME', data }
  } catch {
    return { step: 'name', ok: false, code: 'NO_SUCH_HOST', data }
  }
}

async function encryptedStep(url: URL, signal: AbortSignal): Promise<Step> {
  const step = 'encrypted'
  if (url.protocol === 'http:') return { step, ok: true, code: 'PLAIN_LOCAL', data: {} }
  try {
    return { step, ok: true, code: 'ENCRYPTED', data: { protocol: await handshake(url, signal) } }
  } catch (error) {
    return { step, ok: false, code: 'NO_TLS', data: { host: url.host, detail: codeOf(error) } }
  }
}

function* describedSteps(metadata: ServerMetadata): Generator<Step> {
  const [plain] = plainAddresses(metadata)
  yield plain === undefined
    ? { step: 'endpoints', ok: true, code: 'ENDPOINTS', data: {} }
    : { step: 'endpoints', ok: false, code: 'ENDPOINT_PLAIN', data: { host: new URL(plain).host } }
  const pkce = metadata.code_challenge_methods_supported?.includes('S256') === true
  // Some know it and do not say so: a warning, the sign-in itself will tell.
  yield { step: 'pkce', ok: pkce ? true : 'warn', code: pkce ? 'PKCE' : 'PKCE_NOT_SAID', data: {} }
}

/** Reads the provider's own description of itself, and ends at the first step that fails. */
export async function* testProvider(provider: ProviderAddress, signal: AbortSignal): AsyncGenerator<Step, void> {
  const issuer = typeof provider.server === 'string' ? provider.server : provider.server.issuer
  if (!isSafeAddress(issuer)) {
    yield {
      step: 'name',
      ok: false,
      code: 'ISSUER_PLAIN',
      data: { host: URL.canParse(issuer) ? new URL(issuer).host : '' },
    }
    return
  }
  const url = new URL(issuer)
  for (const look of [() => nameStep(url), () => encryptedStep(url, signal)]) {
    const step = await look()
    yield step
    if (step.ok === false || signal.aborted) return
  }
  try {
    const metadata = (await clientOf(provider)).serverMetadata()
    const code = typeof provider.server === 'string' ? 'DOCUMENT' : 'BUILT_IN'
    yield { step: 'document', ok: true, code, data: { issuer: metadata.issuer } }
    yield* describedSteps(metadata)
  } catch (error) {
    const { code, detail } = failureOf(error)
    const expected = ['UNREACHABLE', 'ENDPOINT_PLAIN'].includes(code)
    yield { step: 'document', ok: false, code: expected ? code : 'NO_DOCUMENT', data: { host: url.host, detail } }
  }
}
