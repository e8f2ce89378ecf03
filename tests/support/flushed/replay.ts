import { dirname, resolve } from 'node:path'
import type { Disk } from './disk.ts'
import { openFileOf, type SystemCall, systemCalls, textsOf } from './system-calls.ts'

/** Where each open file stands, for writes that don't say where. */
type Places = Map<number, { at: number; appends: boolean }>

const pathsOf = (call: SystemCall) => textsOf(call).map((bytes) => resolve(bytes.toString('utf8')))
/** Of `openat(…) = fd` and the like: its flags and numbers, without the texts. */
const without = (text: string) => text.replaceAll(/"[^"]*"/g, '').replaceAll(/<[^>]*>/g, '')
const lastNumber = (text: string) => Number(/(-?\d+)\D*$/.exec(without(text))?.[1] ?? Number.NaN)

function open(disk: Disk, places: Places, call: SystemCall): void {
  const [path = ''] = pathsOf(call)
  if (call.text.includes('O_CREAT') && !disk.has(path)) disk.make(path, 'file')
  if (call.text.includes('O_TRUNC') && disk.sizeOf(path) > 0) disk.change(path, { cutTo: 0 })
  if (/O_D?SYNC|O_TMPFILE/.test(call.text)) throw new Error('files that flush themselves are not followed here')
  places.set(call.result, { at: 0, appends: call.text.includes('O_APPEND') })
}

function write(disk: Disk, places: Places, call: SystemCall): void {
  const file = openFileOf(call)
  if (!file) return
  const place = places.get(file.fd) ?? { at: 0, appends: false }
  const isPlaced = call.name.startsWith('pwrite')
  const placed = call.name === 'pwritev2' ? Number.NaN : lastNumber(call.text)
  const at = isPlaced ? placed : place.appends ? disk.sizeOf(file.path) : place.at
  if (disk.has(file.path) && !(at >= 0)) throw new Error(`${call.name} that does not say where: not followed here`)
  disk.change(file.path, { at, bytes: Buffer.concat(textsOf(call)).subarray(0, call.result) })
  if (!isPlaced) places.set(file.fd, { ...place, at: at + call.result })
}

function refuseMapped(disk: Disk, call: SystemCall): void {
  if (!call.text.includes('MAP_SHARED') || !call.text.includes('PROT_WRITE')) return
  const path = openFileOf({ ...call, text: /\d+<\S+>(?:\(deleted\))?/.exec(call.text)?.[0] ?? '' })?.path ?? ''
  // The index of a SQLite log is made anew from the log.
  if (disk.has(path) && !path.endsWith('-shm')) throw new Error(`${path} is written through memory: not followed here`)
}

function follow(disk: Disk, places: Places, call: SystemCall): void {
  const paths = /^(?:rename|unlink|mkdir|rmdir|link|truncate)/.test(call.name) ? pathsOf(call) : []
  const [path = '', other = ''] = paths
  const file = openFileOf(call)
  if (/^(?:open|creat)/.test(call.name)) open(disk, places, call)
  else if (/^p?write/.test(call.name)) write(disk, places, call)
  else if (call.name === 'lseek' && file)
    places.set(file.fd, { at: call.result, appends: places.get(file.fd)?.appends ?? false })
  else if (call.name === 'ftruncate' && file) disk.change(file.path, { cutTo: lastNumber(call.text) })
  else if (/^f(?:data)?sync$/.test(call.name) && file) disk.flush(file.path)
  else if (call.name.startsWith('rename')) {
    if (disk.has(path)) disk.rename(path, other)
    else if (disk.has(dirname(other))) throw new Error(`${path} came from elsewhere: not followed here`)
  } else if (/^(?:unlink|rmdir)/.test(call.name)) disk.remove(path)
  else if (call.name.startsWith('mkdir')) disk.make(path, 'folder')
  else if (call.name === 'mmap') refuseMapped(disk, call)
  else if ([path, file?.path ?? ''].some((one) => disk.has(one)))
    throw new Error(`${call.name} is not followed here: ${path || file?.path}`)
}

/** What can change a file, or make a change stay. `?`: only where this processor has it. */
export const followed = [
  ...['?open', 'openat', '?openat2', '?creat', 'write', 'pwrite64', 'writev', 'pwritev', '?pwritev2', 'lseek', 'mmap'],
  ...['ftruncate', 'truncate', 'fallocate', 'copy_file_range', 'fsync', 'fdatasync', 'sync_file_range', 'syncfs'],
  ...['?rename', '?renameat', 'renameat2', '?unlink', 'unlinkat', '?mkdir', 'mkdirat', '?rmdir', '?link', 'linkat'],
]

/** Plays what a program did on a disk, and stops at each line that it said. */
export async function* replay(trace: string, disk: Disk): AsyncGenerator<string> {
  const places: Places = new Map()
  let said = ''
  for await (const call of systemCalls(trace)) {
    if (call.name !== 'write' || openFileOf(call)?.fd !== 1) {
      follow(disk, places, call)
      continue
    }
    const lines = (said + Buffer.concat(textsOf(call)).toString('utf8')).split('\n')
    said = lines.pop() ?? ''
    yield* lines
  }
}
