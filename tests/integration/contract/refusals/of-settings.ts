import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import type { ProviderInput } from '../../../../electron/contract/identity/providers.ts'
import { addAuditRows, tamper } from '../../../support/audit-rows.ts'
import type { Database } from '../../../support/database.ts'
import { freePort } from '../../../support/postgres.ts'
import type { Refusals } from '../../../support/refusals.ts'
import type { TestClient } from '../../../support/test-farm.ts'
import { broker } from './of-chambers.ts'

const mail = {
  ...{ host: 'mail.farm.test', port: 25, username: '', from: 'farm@farm.test', fromName: '', ca: '' },
  password: null,
}
const provider: ProviderInput = {
  ...{ id: 'farm', kind: 'openid', name: 'Farm accounts', issuer: '', clientId: 'mash', clientSecret: null },
  ...{ enabled: false, newPeople: false },
}

function ofBroker(ana: TestClient): Refusals {
  const save = (more: Partial<typeof broker>) => ana.settings.saveBroker({ ...broker, ...more })
  const built = async (more: Partial<(typeof broker)['embedded']>, embeddedPassword: string | null = '') =>
    save({ embeddedPassword, embedded: { ...broker.embedded, enabled: true, port: await freePort(), ...more } })
  const atPort = async (isTaken: boolean) => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise((listening) => other.once('listening', listening))
    const { port } = other.address() as AddressInfo
    const shut = () => new Promise((closed) => other.close(closed))
    if (!isTaken) await shut()
    try {
      return await built({ port })
    } finally {
      if (isTaken) await shut()
    }
  }
  return {
    'settings.saveBroker PASSWORD_NEEDED': {
      refused: () => built({ open: true, username: 'gateway' }, ''),
      allowed: () => built({ open: true, username: 'gateway' }, 'kabute'),
    },
    'settings.saveBroker PLAIN_TO_STRANGER': {
      refused: () => save({ url: 'mqtt://8.8.8.8' }),
      allowed: () => save({ url: 'mqtts://8.8.8.8' }),
    },
    'settings.saveBroker PORT_TAKEN': { refused: () => atPort(true), allowed: () => atPort(false) },
  }
}

export function refusalsOfSettings(own: Database, ana: TestClient): Refusals {
  const saveProvider = (issuer: string) => ana.providers.save({ ...provider, issuer })
  const restored = async (isOther: boolean) => {
    const verify = async () => {
      for await (const { done } of await ana.logs.verifyAudit()) if (done) return
    }
    await addAuditRows(own.db, 20)
    await verify()
    const cut = 'SELECT last_seq - 10 FROM audit_chain'
    if (isOther)
      await tamper(
        own.db,
        `DELETE FROM audit_logs WHERE seq > (${cut})`,
        'UPDATE audit_chain SET last_seq = (SELECT max(seq) FROM audit_logs), last_hash = (SELECT hash FROM audit_logs ORDER BY seq DESC LIMIT 1)',
      )
    await ana.logs.verifyAudit().then(verify)
    return ana.logs.acceptRestored({ reason: 'brought back from a backup' })
  }
  return {
    ...ofBroker(ana),
    'config.set VALUE_BAD': {
      refused: () => ana.config.set({ key: 'orders.hold_minutes', value: 241 }),
      allowed: () => ana.config.set({ key: 'orders.hold_minutes', value: 240 }),
    },
    'config.setGuarded VALUE_BAD': {
      refused: () => ana.config.setGuarded({ key: 'security.max_login_attempts', value: 2 }),
      allowed: () => ana.config.setGuarded({ key: 'security.max_login_attempts', value: 3 }),
    },
    'mail.save PLAIN_TO_STRANGER': {
      refused: () => ana.mail.save({ ...mail, security: 'none' }),
      allowed: () => ana.mail.save({ ...mail, security: 'starttls' }),
    },
    'providers.save ISSUER_MISSING': {
      refused: () => saveProvider(''),
      allowed: () => saveProvider('https://id.farm.test'),
    },
    'providers.save ISSUER_PLAIN': {
      refused: () => saveProvider('http://id.farm.test'),
      allowed: () => saveProvider('http://127.0.0.1:8080'),
    },
    'providers.remove PROVIDER_UNKNOWN': {
      refused: () => ana.providers.remove({ id: 'none' }),
      allowed: async () => {
        await saveProvider('https://id.farm.test')
        return ana.providers.remove({ id: provider.id })
      },
    },
    'logs.acceptRestored NOTHING_TO_ACCEPT': { refused: () => restored(false), allowed: () => restored(true) },
  }
}
