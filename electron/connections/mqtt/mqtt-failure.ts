import { foreignWords } from '../../platform/foreign-words.ts'

export type MqttFailure = {
  code: string
  detail: string
  /** Trying again soon would not help: a person has to change something. */
  refused: boolean
  /** The broker may not speak the protocol version that was tried. */
  maybeVersion: boolean
}

/** CONNACK return codes (3.1.1) and reason codes (5), and the reason codes of a broker's DISCONNECT. */
const reasons: Readonly<Record<number, readonly [code: string, refused: boolean]>> = {
  1: ['PROTOCOL_VERSION', true],
  2: ['CLIENT_ID', true],
  3: ['BROKER_BUSY', false],
  4: ['BAD_CREDENTIALS', true],
  5: ['NOT_AUTHORISED', true],
  132: ['PROTOCOL_VERSION', true],
  133: ['CLIENT_ID', true],
  134: ['BAD_CREDENTIALS', true],
  135: ['NOT_AUTHORISED', true],
  136: ['BROKER_BUSY', false],
  137: ['BROKER_BUSY', false],
  138: ['BANNED', true],
  139: ['BROKER_STOPPING', false],
  142: ['TAKEN_OVER', true],
}

const systemErrors: readonly (readonly [RegExp, code: string, refused: boolean])[] = [
  [/^(SELF_SIGNED_CERT|DEPTH_ZERO_SELF|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF)|CERT_UNTRUSTED)/, 'CA_UNKNOWN', true],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'HOST_NAME', true],
  [/^CERT_HAS_EXPIRED$/, 'CERT_EXPIRED', true],
  [/^CERT_NOT_YET_VALID$/, 'CERT_NOT_YET_VALID', true],
  [/^(EPROTO|ERR_SSL_)/, 'NOT_TLS', true],
  [/^(ERR_OSSL_|ERR_CRYPTO_)/, 'CA_UNREADABLE', true],
  [/^ECONNREFUSED$/, 'NOBODY_ANSWERS', false],
  [/^(ENOTFOUND|EAI_)/, 'HOST_UNKNOWN', false],
  [/^(EHOSTUNREACH|ENETUNREACH|ENETDOWN)/, 'NO_NETWORK', false],
  [/^ETIMEDOUT$/, 'NO_ANSWER', false],
  [/^PACKET_TOO_LARGE$/, 'PACKET_TOO_LARGE', true],
  [/^(ECONNRESET|EPIPE|ECONNABORTED)$/, 'CLOSED', false],
]

const codeOf = (error: Error): unknown => ('code' in error ? error.code : undefined)

export function failureOfReason(reason: number, detail: string): MqttFailure {
  const [code, refused] = reasons[reason] ?? [`REASON_${reason}`, reason >= 128]
  return { code, detail: foreignWords(detail), refused, maybeVersion: code === 'PROTOCOL_VERSION' }
}

/** What a failed or ended connection means; null: it ended without saying why. */
export function failureOf(error: Error | null): MqttFailure {
  if (!error) return { code: 'CLOSED', detail: '', refused: false, maybeVersion: true }
  const said = codeOf(error)
  if (typeof said === 'number') return failureOfReason(said, error.message)
  const matched = systemErrors.find(([pattern]) => pattern.test(String(said)))
  const [, code, refused] = matched ?? [null, 'FAILED', false]
  return { code, detail: foreignWords(error.message), refused, maybeVersion: code === 'CLOSED' || code === 'FAILED' }
}
