import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { listPorts, openingResets } from '../../../../electron/connections/serial/port-list.ts'
import { PortWatch } from '../../../../electron/connections/serial/port-watch.ts'
import { type Binding, type PortInfo, refusalOfOpening } from '../../../../electron/connections/serial/serial-port.ts'
import { silentLog } from '../../../../electron/platform/log.ts'
import { startSerialPair } from '../../../support/serial-pair.ts'
import { until } from '../../../support/until.ts'

const folder = mkdtempSync(join(tmpdir(), 'ports-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** What a system would list; nothing of it can be opened. */
const listing = (ports: () => PortInfo[]): Binding => ({
  list: async () => ports(),
  open: () => Promise.reject(new Error('not here')),
})
const list = (ports: PortInfo[], manual: string[] = []) =>
  listPorts(
    listing(() => ports),
    manual,
  )

const uno: PortInfo = { path: '/dev/ttyACM0', vendorId: '2341', productId: '0043', serialNumber: '5573' }

describe('listPorts', () => {
  it('knows a board by itself, not by where it is plugged in', async () => {
    const [here] = await list([uno])
    const [there] = await list([{ ...uno, path: 'COM7', vendorId: '0x2341' }])
    expect(here).toMatchObject({
      boardId: 'usb:2341:0043:5573',
      label: 'Arduino Uno',
      likely: true,
      resets: true,
      manual: false,
    })
    expect(there?.boardId).toBe(here?.boardId)
  })

  it('knows one without a serial number by its place', async () => {
    const ports = await list([
      { path: '/dev/ttyUSB0', vendorId: '1A86', productId: '7523', locationId: '1-1.2' },
      { path: '/dev/ttyUSB1', vendorId: '1a86', productId: '7523' },
    ])
    expect(ports.map((port) => port.boardId)).toEqual(['usb:1a86:7523@1-1.2', 'usb:1a86:7523@/dev/ttyUSB1'])
    expect(ports[0]?.label).toBe('CH340 USB serial')
  })

  it('tells twins apart', async () => {
    const ports = await list([uno, { ...uno, path: '/dev/ttyACM1' }])
    expect(ports.map((port) => port.boardId)).toEqual(['usb:2341:0043:5573', 'usb:2341:0043:5573@/dev/ttyACM1'])
  })

  it('shows other ports as unlikely', async () => {
    const ports = await list([
      { path: '/dev/ttyS0' },
      { path: 'COM3', vendorId: '8087', productId: '0001', manufacturer: 'Intel' },
    ])
    expect(ports).toMatchObject([
      { boardId: 'path:/dev/ttyS0', label: '/dev/ttyS0', likely: false, resets: false },
      { label: 'Intel', likely: false, resets: false },
    ])
  })

  it('adds the paths typed in that lead to a serial device, once', async () => {
    const cable = await startSerialPair()
    onTestFinished(() => cable.stop())
    const real = realpathSync(cable.a)
    const ports = await list([{ ...uno, path: real }], [cable.a, join(folder, 'missing'), 'COM9'])
    expect(ports.map(({ path, manual }) => [path, manual])).toEqual([
      [real, true],
      ['COM9', true],
    ])
    const [alone] = await list([], [cable.a])
    expect(alone).toMatchObject({ path: cable.a, boardId: `path:${cable.a}`, manual: true, resets: false })
  })

  it('has nothing of what leads elsewhere, however it is called', async () => {
    const [file, disguised, memory] = [join(folder, 'file'), join(folder, 'ttyUSB0'), join(folder, 'ttyACM0')]
    writeFileSync(file, 'not ours')
    symlinkSync(file, disguised)
    symlinkSync('/dev/null', memory)
    const paths = ['/dev/../etc/passwd', '/etc/passwd', '/dev/null', '/dev/tty', file, disguised, memory, '/dev']
    expect(await list([], [...paths, '\\\\.\\PhysicalDrive0', 'COM0'])).toEqual([])
  })
})

it('says which ports restart their board when opened', () => {
  const port = (path: string, vendorId: string | null, productId: string | null = null) =>
    openingResets({ path, vendorId, productId })
  expect(port('COM3', '2341', '0043')).toBe(true)
  expect(port('COM3', '1a86', '7523')).toBe(true)
  expect(port('COM3', '2341', '8036')).toBe(false)
  expect(port('COM3', '8087')).toBe(false)
  expect(port('/dev/ttyUSB0', null)).toBe(true)
  expect(port('/dev/pts/3', null)).toBe(false)
})

it.each([
  ['Error Resource temporarily unavailable Cannot lock port', 'IN_USE'],
  ['Opening COM3: Access denied', 'IN_USE'],
  ['Error: Device or resource busy, cannot open /dev/x', 'IN_USE'],
  ['Error: Permission denied, cannot open /dev/ttyACM0', 'NO_PERMISSION'],
  ['Error: No such file or directory, cannot open /dev/x', 'NOT_THERE'],
  ['Opening COM9: File not found', 'NOT_THERE'],
  ['Error: Inappropriate ioctl for device, cannot open', 'NOT_SERIAL'],
  ['something new', 'OPEN_FAILED'],
])('reads "%s" as %s', (message, code) => {
  expect(refusalOfOpening('/dev/x', message)).toEqual({ code, data: { path: '/dev/x', detail: message } })
})

describe('PortWatch', () => {
  it('tells what is there, then each plugging and unplugging once', async () => {
    let ports: PortInfo[] = [uno]
    const told: string[] = []
    const watch = new PortWatch({
      binding: listing(() => ports),
      manual: () => [],
      onPorts: (all) => told.push(`ports ${all.length}`),
      onPlugged: ({ boardId }) => told.push(`plugged ${boardId}`),
      onUnplugged: ({ boardId }) => told.push(`unplugged ${boardId}`),
      everyMs: 5,
      log: silentLog,
    })
    watch.start()
    await until('the first look', () => told.length === 2)
    expect(watch.pathOf('usb:2341:0043:5573')).toBe('/dev/ttyACM0')
    ports = [{ ...uno, path: '/dev/ttyACM1' }]
    await until('moved', () => watch.pathOf('usb:2341:0043:5573') === '/dev/ttyACM1')
    ports = []
    await until('gone', () => told.includes('unplugged usb:2341:0043:5573'))
    expect(watch.pathOf('usb:2341:0043:5573')).toBeNull()
    await watch.stop()
    expect(told).toEqual([
      'ports 1',
      'plugged usb:2341:0043:5573',
      'ports 1',
      'ports 0',
      'unplugged usb:2341:0043:5573',
    ])
  })

  it('still has the typed in ports when the system can not list its own', async () => {
    const cable = await startSerialPair()
    onTestFinished(() => cable.stop())
    const broken: Binding = {
      list: () => Promise.reject(new Error('no udevadm')),
      open: () => Promise.reject(new Error('not here')),
    }
    const told: number[] = []
    const watch = new PortWatch({
      binding: broken,
      manual: () => [cable.a],
      onPorts: (all) => told.push(all.length),
      everyMs: 5,
      log: silentLog,
    })
    watch.start()
    await until('the first look', () => told.length > 0)
    await watch.stop()
    expect(told).toEqual([1])
  })
})
