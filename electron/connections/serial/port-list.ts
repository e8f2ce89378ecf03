import { serialDeviceAt } from './serial-device.ts'
import type { Binding, PortInfo } from './serial-port.ts'

export type ListedPort = {
  path: string
  /** The board's identity: it stays the same when the board is plugged in elsewhere, as far as the board tells one. */
  boardId: string
  label: string
  vendorId: string | null
  productId: string | null
  serialNumber: string | null
  /** A kind of USB port that chambers have. */
  likely: boolean
  /** Typed in by a person. */
  manual: boolean
  /** Opening it restarts the board, which switches its relays off. */
  resets: boolean
}

/** What chambers are built with, by the USB vendor (ecosystem 1.1), and by the product where it matters. */
const vendors: Readonly<Record<string, string>> = {
  '2341': 'Arduino',
  '2a03': 'Arduino',
  '1a86': 'CH340 USB serial',
  '0403': 'FTDI USB serial',
  '10c4': 'CP210x USB serial',
}
const products: Readonly<Record<string, string>> = {
  '2341:0001': 'Arduino Uno',
  '2341:0043': 'Arduino Uno',
  '2341:0243': 'Arduino Uno',
  '2a03:0043': 'Arduino Uno',
  '2341:0010': 'Arduino Mega',
  '2341:0042': 'Arduino Mega',
  '2a03:0042': 'Arduino Mega',
  '2341:8036': 'Arduino Leonardo',
  '2341:8037': 'Arduino Micro',
}
/** Boards whose USB port is the processor's own: opening it restarts nothing. */
const resetFree = ['2341:8036', '2341:8037']

const hex = (id: string | undefined) => (id ? id.toLowerCase().replace(/^0x/, '').padStart(4, '0') : null)
const usbPath = /tty(ACM|USB)\d|usbmodem|usbserial|wchusb/i

/** Whether opening a port restarts its board: so with all that has an Arduino's reset circuit, or may have it. */
export function openingResets({
  path,
  vendorId,
  productId,
}: Pick<ListedPort, 'path' | 'vendorId' | 'productId'>): boolean {
  if (vendorId === null) return usbPath.test(path)
  return vendorId in vendors && !resetFree.includes(`${vendorId}:${productId ?? ''}`)
}

function describe(info: PortInfo): ListedPort {
  const { path } = info
  const [vendorId, productId, serialNumber] = [hex(info.vendorId), hex(info.productId), info.serialNumber ?? null]
  const product = `${vendorId ?? ''}:${productId ?? ''}`
  const maker = vendorId === null ? undefined : (products[product] ?? vendors[vendorId])
  const identity = serialNumber === null ? `@${info.locationId ?? path}` : `:${serialNumber}`
  return {
    path,
    boardId: vendorId === null ? `path:${path}` : `usb:${product}${identity}`,
    label: maker ?? info.manufacturer ?? path,
    vendorId,
    productId,
    serialNumber,
    likely: maker !== undefined || usbPath.test(path),
    manual: false,
    resets: openingResets({ path, vendorId, productId }),
  }
}

const typedIn = (path: string): ListedPort => {
  const resets = openingResets({ path, vendorId: null, productId: null })
  const shared = { path, label: path, vendorId: null, productId: null, serialNumber: null }
  return { ...shared, boardId: `path:${path}`, likely: true, manual: true, resets }
}

/** Two boards may carry one serial number (cheap copies do): the path tells the later one apart, the first keeps its name. */
function tellTwinsApart(ports: ListedPort[]): ListedPort[] {
  const isTwin = (port: ListedPort, index: number) => ports.slice(0, index).some((one) => one.boardId === port.boardId)
  return ports.map((port, index) => (isTwin(port, index) ? { ...port, boardId: `${port.boardId}@${port.path}` } : port))
}

/** The ports that are there now: those the system lists, and of the paths typed in those that lead to a serial device. */
export async function listPorts(binding: Binding, manual: readonly string[]): Promise<ListedPort[]> {
  const listed = (await binding.list()).map(describe)
  const extra: ListedPort[] = []
  for (const path of manual) {
    const real = serialDeviceAt(path)
    const same = listed.find((port) => port.path === path || port.path === real)
    if (same) same.manual = true
    else if (real !== null) extra.push(typedIn(path))
  }
  return tellTwinsApart([...listed, ...extra])
}
