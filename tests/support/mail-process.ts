// A desktop that sends mail, as a process of its own that a test can kill: `node mail-process.ts URL MIGRATIONS KEY WHOSE PASSWORD`.
import { openDatabase } from '../../electron/platform/database/index.ts'
import { openMailSender } from './mail-sender.ts'

const [url = '', migrationsDir = '', key = '', whose = '', password = ''] = process.argv.slice(2)
const spawnWorker = () => {
  throw new Error('a server needs no worker')
}
const database = await openDatabase({ kind: 'server', url, transport: 'tcp' }, { migrationsDir, spawnWorker })
const { mailer } = openMailSender(database, { key: Buffer.from(key, 'hex'), whose, password })
await mailer.refresh()
process.stdout.write('sends\n')
setInterval(() => undefined, 1000)
