import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { probePort } from '../../../../electron/connections/serial/port-probe.ts'
import {
  type Binding,
  closePort,
  openPort,
  systemBinding,
} from '../../../../electron/connections/serial/serial-port.ts'
import { startSerialPair } from '../../../support/serial-pair.ts'

let binding: Binding
beforeAll(async () => {
  binding = await systemBinding()
})

it('opens a free port whose board does not mind, and lets go of it', async () => {
  const pair = await startSerialPair()
  onTestFinished(() => pair.stop())
  const port = { path: pair.a, resets: false }
  expect(await probePort(binding, port)).toEqual({ code: 'OPENS' })
  expect(await probePort(binding, port)).toEqual({ code: 'OPENS' })
  const held = await openPort(binding, pair.a)
  if (!held.ok) throw new Error('not let go of')
  expect(await probePort(binding, port)).toMatchObject({ code: 'IN_USE', data: { path: pair.a } })
  await closePort(held.value)
})

it('never opens a port whose board would restart', async () => {
  const pair = await startSerialPair()
  onTestFinished(() => pair.stop())
  const held = await openPort(binding, pair.a)
  if (!held.ok) throw new Error('not free')
  // Had it been opened, it would be found in use.
  expect(await probePort(binding, { path: pair.a, resets: true })).toEqual({ code: 'READY' })
  await closePort(held.value)
})

it('says what is wrong with a path', async () => {
  expect(await probePort(binding, { path: '/dev/no-such-port', resets: false })).toMatchObject({ code: 'NOT_THERE' })
  expect(await probePort(binding, { path: '/dev/no-such-port', resets: true })).toMatchObject({ code: 'NOT_THERE' })
  expect(await probePort(binding, { path: import.meta.filename, resets: false })).toMatchObject({ code: 'NOT_SERIAL' })
})
