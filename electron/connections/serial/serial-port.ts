import { SerialPortStream } from '@serialport/stream'
import { ok, type Result, refuse } from '../../platform/result.ts'

/** What a system tells of a port; only the path is sure. The ids are hexadecimal texts. */
export type PortInfo = {
  path: string
  manufacturer?: string | undefined
  serialNumber?: string | undefined
  locationId?: string | undefined
  vendorId?: string | undefined
  productId?: string | undefined
}

/**
 * How serial ports are reached: the system's way, or the demo's pretended port. Written out here because the package
 * that has the type hides it from the compiler.
 */
export type Binding = {
  list(): Promise<PortInfo[]>
  open(options: { path: string; baudRate: number }): Promise<unknown>
}

const isBinding = (value: unknown): value is Binding =>
  typeof value === 'object' && value !== null && 'list' in value && 'open' in value

/** The system's own binding. Loaded late: a computer on which its native part can't be loaded still runs the rest. */
export async function systemBinding(): Promise<Binding> {
  const { SerialPort } = await import('serialport')
  const binding: unknown = SerialPort.binding
  if (!isBinding(binding)) throw new Error('serialport has no binding for this system')
  return binding
}

export type PortRefusal = {
  code: 'IN_USE' | 'NO_PERMISSION' | 'NOT_THERE' | 'NOT_SERIAL' | 'OPEN_FAILED'
  data: Record<string, string | number | null>
}

/** The native part gives no codes, only texts, one set per system. */
const openErrors: readonly (readonly [RegExp, PortRefusal['code']])[] = [
  [/cannot lock port|resource busy|is locked|access (is )?denied/i, 'IN_USE'],
  [/permission denied|operation not permitted/i, 'NO_PERMISSION'],
  [/no such (file|device)|file not found|cannot find|does not exist|unknown error code (2|3|31)\b/i, 'NOT_THERE'],
  [/inappropriate ioctl|not a typewriter|is a directory|not a directory|invalid argument/i, 'NOT_SERIAL'],
]

export function refusalOfOpening(path: string, message: string): PortRefusal {
  const code = openErrors.find(([pattern]) => pattern.test(message))?.[1] ?? 'OPEN_FAILED'
  return { code, data: { path, detail: message } }
}

/** 9600 baud, 8 data bits, no parity, 1 stop bit, no flow control; locked against a second program. */
export function openPort(binding: Binding, path: string): Promise<Result<SerialPortStream, PortRefusal>> {
  return new Promise((resolve) => {
    const port = new SerialPortStream({ binding, path, baudRate: 9600, autoOpen: false })
    // An unplugged port may tell its error long after everybody has stopped listening.
    port.on('error', () => undefined)
    port.open((error) => {
      resolve(error ? refuse(refusalOfOpening(path, error.message)) : ok(port))
    })
  })
}

const closeMs = 2000

/** Lets go of the port, in whatever state it is; resolves when it can be opened again. */
export function closePort(port: SerialPortStream): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, closeMs)
    const done = () => {
      clearTimeout(late)
      resolve()
    }
    if (port.isOpen) port.close(done)
    else if (port.closing) port.once('close', done)
    else done()
  })
}
