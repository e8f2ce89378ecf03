// Runs one of our programs (a .ts entry) on the project's Node, after installing what is missing:
// node electron/setup/run.mjs prisma/migrate.ts --url postgres://…
import { spawn } from 'node:child_process'
import { ensureInstalled } from './install.mjs'
import { explain, projectEnv, projectNode, root } from './step.mjs'

try {
  await ensureInstalled()
  const child = spawn(projectNode, process.argv.slice(2), { cwd: root, env: projectEnv(), stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 130 : 1)
  })
} catch (error) {
  explain(error)
  process.exitCode = 1
}
