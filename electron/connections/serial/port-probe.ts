import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import type { ListedPort } from './port-list.ts'
import { type Binding, closePort, openPort, type PortRefusal } from './serial-port.ts'

export type PortProbe = { code: 'OPENS' | 'READY' } | PortRefusal

const refusals: Readonly<Record<string, PortRefusal['code']>> = {
  EACCES: 'NO_PERMISSION',
  EPERM: 'NO_PERMISSION',
  ENOENT: 'NOT_THERE',
}

/** What the file of the port lets this account do; Windows names are no files. */
async function mayOpen(path: string): Promise<PortProbe> {
  if (!path.startsWith('/')) return { code: 'READY' }
  try {
    await access(path, constants.R_OK | constants.W_OK)
    return { code: 'READY' }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return { code: refusals[code] ?? 'OPEN_FAILED', data: { path, detail: String(error) } }
  }
}

/** Whether a port that nobody here holds could be opened. One whose board would restart is looked at, not opened. */
export async function probePort(binding: Binding, port: Pick<ListedPort, 'path' | 'resets'>): Promise<PortProbe> {
  if (port.resets) return mayOpen(port.path)
  const opened = await openPort(binding, port.path)
  if (!opened.ok) return opened.refusal
  await closePort(opened.value)
  return { code: 'OPENS' }
}
