import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from '../../../electron/contract/index.ts'
import { type DeskHost, startHost } from '../../support/desk-host.ts'
import { rpcClient } from '../../support/rpc.ts'
import { until } from '../../support/until.ts'

const owner = {
  farmName: 'Bukid Kabute',
  firstName: 'Ana',
  lastName: 'Reyes',
  email: 'ana@farm.test',
  password: 'Kabute-2026',
}

/** What the contract lets anyone call; each of these refuses by itself where a guest has no business. */
const open = [
  'system.state',
  'setup.testDatabase',
  'setup.choose',
  'setup.back',
  'setup.retry',
  'setup.createOwner',
  'identity.me',
  'identity.signIn',
  'identity.secondFactor',
  'identity.signOut',
  'identity.desk',
  'identity.switchTo',
  'identity.providers',
  'identity.startProvider',
  'identity.finishProvider',
  'identity.askReset',
  'identity.reset',
  'identity.verifyEmail',
]

type Procedures = Record<string, { '~orpc': { meta: { access: string } } }>

it('the contract opens these procedures to guests, and no others', () => {
  const features: [string, Procedures][] = Object.entries(contract)
  const all = features.flatMap(([feature, procedures]) =>
    Object.entries(procedures).map(([name, procedure]) => [`${feature}.${name}`, procedure['~orpc'].meta.access]),
  )
  expect(all.filter(([, access]) => access === 'anyone').map(([name]) => name)).toEqual(open)
})

describe('on a farm that has its owner', () => {
  let host: DeskHost
  beforeAll(async () => {
    host = await startHost({ entry: 'source' })
    const first = rpcClient(host.url)
    await first.call('setup/choose', { start: 'empty' })
    await until('the owner is made', async () => (await first.call('setup/createOwner', owner)).status === 200, 60_000)
  })
  afterAll(() => host.remove())

  const reads = [
    'system/health',
    'chambers/list',
    'chambers/watch',
    'chambers/found',
    'ports/watch',
    'ports/test',
    'settings/broker',
    'settings/database',
    'settings/secrets',
  ]

  it('a guest is told nothing of it', async () => {
    const guest = rpcClient(host.url)
    for (const path of reads) expect((await guest.call(path, undefined)).status, path).toBe(401)
    const release = { boardId: 'path:/dev/ttyACM0' }
    expect((await guest.call('ports/release', release)).status).toBe(401)
    expect((await guest.call('telemetry/sparklines', { hours: 6, points: 40 })).status).toBe(401)
  })

  it('a guest can neither choose another database nor make a second owner', async () => {
    const guest = rpcClient(host.url)
    const refused = { status: 409, body: { code: 'ALREADY_SET_UP' } }
    expect(await guest.call('setup/choose', { start: 'demo' })).toMatchObject(refused)
    expect(await guest.call('setup/back', undefined)).toMatchObject(refused)
    expect(await guest.call('setup/createOwner', { ...owner, email: 'eva@farm.test' })).toMatchObject(refused)
    expect(await guest.call('setup/testDatabase', { url: 'postgresql://a:b@127.0.0.1:1/c' })).toMatchObject(refused)
  })

  it('who has signed in may ask, until signing out', async () => {
    const ana = rpcClient(host.url)
    const login = { login: owner.email, password: owner.password, stay: false }
    expect((await ana.call('identity/signIn', login)).status).toBe(200)
    expect((await ana.call('settings/database', undefined)).body).toMatchObject({ kind: 'embedded' })
    await ana.call('identity/signOut', undefined)
    expect((await ana.call('settings/database', undefined)).status).toBe(401)
  })
})
