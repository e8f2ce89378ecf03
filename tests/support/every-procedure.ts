import { contract } from '../../electron/contract/index.ts'
import type { TestClient } from './test-farm.ts'

type Meta = { access: string; stepUp?: true; api?: string; audit?: { action: string; entity: string } }

/** Every procedure of the contract under its dotted name, with what it says of itself. */
export const everyProcedure: readonly { name: string; meta: Meta }[] = Object.entries(contract).flatMap(
  ([feature, procedures]) =>
    Object.entries(procedures as Record<string, { '~orpc': { meta: Meta } }>).map(([name, procedure]) => ({
      name: `${feature}.${name}`,
      meta: procedure['~orpc'].meta,
    })),
)

/** Calls a procedure by its dotted name, with anything. */
export function callByName(client: TestClient, name: string, input: unknown, signal?: AbortSignal): Promise<unknown> {
  const [feature = '', procedure = ''] = name.split('.')
  const calls = client as unknown as Record<
    string,
    Record<string, (input: unknown, options?: { signal?: AbortSignal | undefined }) => Promise<unknown>>
  >
  const call = calls[feature]?.[procedure]
  if (!call) throw new Error(`there is no procedure ${name}`)
  return call(input, { signal })
}

const noBand = { target: null, min: null, max: null, criticalMin: null, criticalMax: null }

/** An input that the contract takes, about records that are not there. */
export const plainInput: Record<string, unknown> = {
  'setup.testDatabase': { url: 'postgres://127.0.0.1:1/none' },
  'setup.choose': { start: 'empty' },
  'setup.createOwner': {
    farmName: 'Farm',
    firstName: 'Ana',
    lastName: 'Reyes',
    email: 'ana2@farm.test',
    password: 'Kabute-2026',
  },
  'identity.signIn': { login: 'nobody@farm.test', password: 'Kabute-2026', stay: false },
  'identity.secondFactor': { ticket: 'none', code: '123456' },
  'identity.unlock': { pin: '2580' },
  'identity.switchTo': { userId: 'none', pin: '2580' },
  'identity.stepUp': { password: 'Kabute-2026' },
  'identity.startProvider': { provider: 'none', stay: false },
  'identity.finishProvider': { ticket: 'none' },
  'identity.askReset': { login: 'nobody@farm.test' },
  'identity.reset': { login: 'nobody@farm.test', code: '123456', password: 'Kabute-2026' },
  'identity.verifyEmail': { token: 'a'.repeat(64) },
  'account.saveProfile': { firstName: 'Ana', lastName: 'Reyes', username: '', phoneNumber: '' },
  'account.savePreferences': { theme: 'dark' },
  'account.changePassword': { current: 'Wrong-2026', next: 'Kabute-2027' },
  'account.changeEmail': { email: 'other@farm.test' },
  'account.confirmEmail': { code: '123456' },
  'account.confirmTwoFactor': { code: '123456' },
  'account.setPin': { password: 'Wrong-2026', pin: '2580' },
  'account.endSession': { id: 'none' },
  'account.unlink': { provider: 'none' },
  'people.list': {},
  'people.get': { id: 'none' },
  'people.create': {
    email: 'dan@farm.test',
    username: '',
    firstName: 'Dan',
    lastName: 'Reyes',
    phoneNumber: '',
    role: 'USER',
  },
  'people.update': {
    id: 'none',
    email: 'none@farm.test',
    username: '',
    firstName: 'No',
    lastName: 'One',
    phoneNumber: '',
  },
  'people.invite': { id: 'none' },
  'people.setActive': { id: 'none', isActive: false, reason: 'left' },
  'people.setRoles': { id: 'none', role: 'USER', roleIds: [] },
  'people.resetTwoFactor': { id: 'none' },
  'people.endSessions': { id: 'none' },
  'people.remove': { id: 'none' },
  'people.export': {},
  'people.rights': { id: 'none' },
  'roles.create': { name: 'Packer', description: '', permissions: [] },
  'roles.update': { id: 'none', name: 'Packers', description: '' },
  'roles.setPermissions': { id: 'none', permissions: [] },
  'roles.remove': { id: 'none' },
  'keys.create': { name: 'Sheet', scopes: ['devices:read'], days: 30 },
  'keys.rotate': { id: 'none' },
  'keys.revoke': { id: 'none', reason: 'lost' },
  'keys.usage': { id: 'none' },
  'keys.saveDoor': { enabled: false, port: 0, open: false, certificate: '', privateKey: null },
  'logs.audit': {},
  'logs.exportAudit': {},
  'logs.security': {},
  'logs.exportSecurity': {},
  'config.set': { key: 'security.idle_lock', value: 900 },
  'config.history': { key: 'security.idle_lock' },
  'mail.save': {
    host: '',
    port: 587,
    security: 'starttls',
    username: '',
    from: '',
    fromName: '',
    ca: '',
    password: null,
  },
  'mail.test': {
    host: '127.0.0.1',
    port: 1,
    security: 'none',
    username: '',
    from: 'farm@farm.test',
    fromName: '',
    ca: '',
    password: null,
    to: 'ana@farm.test',
  },
  'providers.save': {
    id: 'farm-id',
    kind: 'openid',
    name: 'Farm ID',
    issuer: 'http://127.0.0.1:1',
    clientId: 'mash',
    enabled: false,
    newPeople: false,
    clientSecret: null,
  },
  'providers.remove': { id: 'none' },
  'providers.test': {
    id: 'farm-id',
    kind: 'openid',
    name: 'Farm ID',
    issuer: 'http://127.0.0.1:1',
    clientId: 'mash',
    enabled: false,
    newPeople: false,
    clientSecret: null,
  },
  'payments.makeLink': {
    orderId: 'none',
    operationId: '6f0b8b5e-2b1c-4a53-9d0e-0c5a3c1f7a10',
    amountCentavos: 28_000,
  },
  'payments.watchLink': { orderId: 'none' },
  'payments.cancelLink': { linkId: 'none' },
  'paymongo.save': { secretKey: 'sk_test_kabute1234' },
  'paymongo.test': { secretKey: null },
  'chambers.get': { id: 'none' },
  'chambers.latest': {},
  'chambers.register': { key: 'none', name: 'House 1', location: '' },
  'chambers.rename': { id: 'none', name: 'House 1', location: '' },
  'chambers.calibrate': { sensorId: 'none', offset: 0, scale: 1 },
  'chambers.setPoints': { id: 'none', room: 'fruiting', bands: { temperature: noBand, humidity: noBand, co2: noBand } },
  'chambers.frames': { of: 'none' },
  'ports.attach': { boardId: 'none', acceptReset: true },
  'ports.release': { boardId: 'none' },
  'ports.addPath': { path: '/dev/none-of-ours' },
  'ports.removePath': { path: '/dev/none-of-ours' },
  'telemetry.history': {
    chamberId: 'none',
    room: 'fruiting',
    from: new Date('2026-03-01T00:00:00Z'),
    to: new Date('2026-03-02T00:00:00Z'),
    points: 100,
  },
  'telemetry.live': { chamberId: 'none' },
  'telemetry.sparklines': { hours: 6, points: 60 },
  'settings.saveBroker': {
    url: '',
    username: '',
    ca: '',
    protocol: 'auto',
    older: false,
    embedded: { enabled: false, port: 1883, open: false, username: '' },
    password: null,
    embeddedPassword: null,
  },
  'settings.testBroker': {
    url: 'mqtt://127.0.0.1:1',
    username: '',
    ca: '',
    protocol: 'auto',
    older: false,
    embedded: { enabled: false, port: 1883, open: false, username: '' },
    password: null,
    embeddedPassword: null,
  },
}
