/** Runs as a process of its own inside a headless session: opens the secrets of a folder, writes or reads one, tells. */
import { openSecrets } from '../../electron/platform/secrets/index.ts'

const [folder = '', action = '', value = ''] = process.argv.slice(2)

async function run(): Promise<Record<string, string | null>> {
  const secrets = await openSecrets({ folder, timeoutMs: 2000 })
  const opened = { backend: secrets.backend, reason: secrets.reason }
  const timeout = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer')), 4000))
  try {
    if (action === 'write') await Promise.race([secrets.set('mqtt-password', value), timeout])
    const held = await Promise.race([secrets.get('mqtt-password'), timeout])
    return { ...opened, held }
  } catch (error) {
    return { ...opened, refused: error instanceof Error ? error.message : String(error) }
  }
}

const told = await run().catch((error: unknown) => ({ threw: error instanceof Error ? error.message : String(error) }))
// A keychain that waits for a prompt nobody sees would keep the process.
process.stdout.write(JSON.stringify(told), () => process.exit(0))
