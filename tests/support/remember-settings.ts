import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes what this desktop remembers, as if a person had chosen it. */
export function rememberSettings(
  dataDir: string,
  settings: { start: 'empty' | null; brokerUrl: string; ports?: object },
): void {
  mkdirSync(join(dataDir, 'farm'), { recursive: true })
  const { start, brokerUrl, ports } = settings
  writeFileSync(
    join(dataDir, 'settings.json'),
    JSON.stringify({ start, broker: { url: brokerUrl }, ...(ports ? { ports } : {}) }),
  )
}
