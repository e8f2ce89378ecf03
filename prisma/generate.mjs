// Writes prisma/generated. The CLI looks for its Rust engine even though `generate` never runs it; any file will do,
// so the Node that runs us is named and nothing is downloaded.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const root = fileURLToPath(new URL('..', import.meta.url))
const cli = require.resolve('prisma/build/index.js')
const env = {
  ...process.env,
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  CHECKPOINT_DISABLE: '1',
}
const command = process.argv[2] ?? 'generate'
const { status, error } = spawnSync(process.execPath, [cli, command], { cwd: root, env, stdio: 'inherit' })
if (error) console.error(error.message)
process.exit(status ?? 1)
