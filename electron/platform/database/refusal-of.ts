import { foreignWords } from '../foreign-words.ts'
import { databaseErrorFacts } from './database-error.ts'
import { DatabaseRefused } from './database-refused.ts'
import { fateOf } from './fate.ts'
import { describeAddress, type ServerAddress, type UrlReject } from './server-url.ts'

const urlSentences: Record<UrlReject['code'], string> = {
  NOT_A_URL: 'This is not an address. It looks like postgresql://user:password@host:5432/database.',
  NOT_POSTGRES: 'The address must begin with postgresql://.',
  NO_HOST: 'The address names no host. It looks like postgresql://user:password@host:5432/database.',
  NO_DATABASE_NAME: 'The address names no database. Add its name after the last slash.',
  NO_USER: 'The address names no user. It looks like postgresql://user:password@host:5432/database.',
}

export const refusalOfUrl = (reject: UrlReject) =>
  new DatabaseRefused('BAD_URL', urlSentences[reject.code], { data: { reason: reject.code } })

const tlsText = /certificate|does not support SSL|SSL connection|self[- ]signed|altname|TLS/i

/** Names what a failed connection means, with the cure. Errors that mean nothing of the kind come back as they are. */
export function refusalOf(error: unknown, address: ServerAddress): unknown {
  if (error instanceof DatabaseRefused) return error
  const { kind, sqlState = '', systemCode = '', ...facts } = databaseErrorFacts(error)
  const message = foreignWords(facts.message)
  const where = describeAddress(address)
  const refused = (code: DatabaseRefused['code'], sentence: string) =>
    new DatabaseRefused(code, sentence, { cause: error, data: { host: address.host, port: address.port } })

  if (sqlState === '28P01' || sqlState === '28000' || kind === 'AuthenticationFailed') {
    return refused('BAD_PASSWORD', `The server refused the user or the password of ${where}. Check both.`)
  }
  if (sqlState === '3D000') {
    return refused(
      'NO_DATABASE',
      `There is no database "${address.database}" on ${address.host}. Create it, or correct the name.`,
    )
  }
  if (sqlState === '42501') {
    return refused(
      'NO_RIGHTS',
      `The user ${address.user} may not create tables in ${address.database}. Ask its owner to grant it.`,
    )
  }
  if (
    kind === 'TlsConnectionError' ||
    /^(CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(systemCode) ||
    tlsText.test(message)
  ) {
    return refused(
      'TLS',
      `The encrypted connection to ${address.host} could not be made: ${message}. Check the host name, give the server's certificate with sslrootcert=…, or for a server of your own without one use sslmode=disable.`,
    )
  }
  if (fateOf(error) !== 'final') {
    return refused(
      'UNREACHABLE',
      `${address.host} does not answer on port ${address.port} (${message}). Check the address, the network and the firewall, then try again.`,
    )
  }
  return error
}
