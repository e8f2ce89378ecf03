/** Why a sign-in at a provider came to nothing: a code, and at most a word that is no secret. */
export class OpenidFailure extends Error {
  readonly code: string
  readonly detail: string
  constructor(code: string, detail = '') {
    super(code)
    this.name = 'OpenidFailure'
    this.code = code
    this.detail = detail
  }
}

const word = (value: unknown): string =>
  typeof value === 'string' ? value.replaceAll(/[^\w .:-]/g, '').slice(0, 100) : ''

const refusedToken = /^OAUTH_(JWT_|INVALID_|TIMESTAMP|KEY_SELECTION|PARSE)/
const notReached = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNRESET', 'ETIMEDOUT', 'OAUTH_TIMEOUT']

function causeCode(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string' && notReached.includes(at.code)) return at.code
  }
  return ''
}

/**
 * The library's errors as ours. Only codes are taken: its messages and causes hold whole answers, tokens included, and
 * must reach neither a log nor the page.
 */
export function failureOf(error: unknown): OpenidFailure {
  if (error instanceof OpenidFailure) return error
  const reach = causeCode(error)
  if (reach !== '' || (error instanceof TypeError && error.message === 'fetch failed'))
    return new OpenidFailure('UNREACHABLE', reach)
  if (!(error instanceof Error)) return new OpenidFailure('PROVIDER_FAILED')
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return new OpenidFailure('UNREACHABLE', 'timeout')
  const said = 'error' in error ? word(error.error) : ''
  if (said === 'access_denied') return new OpenidFailure('DENIED')
  if (said !== '') return new OpenidFailure('PROVIDER_REFUSED', said)
  const code = 'code' in error ? word(error.code) : ''
  return new OpenidFailure(refusedToken.test(code) ? 'TOKEN_REFUSED' : 'PROVIDER_FAILED', code)
}
