import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type OwnAuthority = {
  /** PEM of the authority itself. */
  ca: string
  /** Makes a server's key and certificate; gives their files. `validDays` below 0: expired. */
  issue(name: string, altName: string, validDays?: number): { certFile: string; keyFile: string; caFile: string }
}

const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] })

/** A certificate authority of the test's own, in `folder`. */
export function createAuthority(folder: string): OwnAuthority {
  const at = (file: string) => join(folder, file)
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  openssl(
    'req',
    '-x509',
    ...curve,
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
    '-subj',
    '/O=Test farm/CN=Test CA',
    '-days',
    '3',
  )
  return {
    ca: readFileSync(at('ca.pem'), 'utf8'),
    issue(name, altName, validDays = 2) {
      const [certFile, keyFile, request, extra] = [
        at(`${name}.pem`),
        at(`${name}.key`),
        at(`${name}.csr`),
        at(`${name}.ext`),
      ]
      writeFileSync(extra, `subjectAltName=${altName}\n`)
      openssl('req', ...curve, '-keyout', keyFile, '-out', request, '-subj', `/CN=${name}`)
      openssl(
        'x509',
        '-req',
        '-in',
        request,
        '-CA',
        at('ca.pem'),
        '-CAkey',
        at('ca.key'),
        '-CAcreateserial',
        '-out',
        certFile,
        '-extfile',
        extra,
        '-days',
        String(validDays),
      )
      return { certFile, keyFile, caFile: at('ca.pem') }
    },
  }
}
