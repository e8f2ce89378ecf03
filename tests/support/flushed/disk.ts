import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

type Change = { at: number; bytes: Buffer } | { cutTo: number }
/** `kept`: what was flushed. `pending`: what was written since, which a power cut takes. */
type File = { kept: Buffer; size: number; pending: Change[] }
type Folder = { names: Map<string, Node>; keptNames: Map<string, Node> }
type Node = File | Folder

const isFolder = (node: Node | undefined): node is Folder => node !== undefined && 'names' in node

/**
 * What a power cut leaves. `flushed`: no name and no byte that was not flushed. `early`: the system wrote names and
 * lengths down by itself, as journals do, and no byte that was not flushed.
 */
export type Left = 'flushed' | 'early'

function apply(kept: Buffer, change: Change): Buffer {
  if ('cutTo' in change) {
    const cut = Buffer.alloc(change.cutTo)
    kept.copy(cut)
    return cut
  }
  const end = change.at + change.bytes.length
  const grown = end > kept.length ? Buffer.concat([kept, Buffer.alloc(end - kept.length)]) : kept
  change.bytes.copy(grown, change.at)
  return grown
}

function load(dir: string): Folder {
  const names = new Map<string, Node>()
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name)
    if (entry.isDirectory()) names.set(entry.name, load(path))
    else if (entry.isFile()) {
      const kept = readFileSync(path)
      names.set(entry.name, { kept, size: kept.length, pending: [] })
    }
  }
  return { names, keptNames: new Map(names) }
}

function write(folder: Folder, to: string, left: Left): void {
  mkdirSync(to, { recursive: true })
  for (const [name, node] of left === 'flushed' ? folder.keptNames : folder.names) {
    if (isFolder(node)) write(node, join(to, name), left)
    else {
      const cuts = node.pending.map((change) => ('cutTo' in change ? change.cutTo : Infinity))
      writeFileSync(join(to, name), left === 'flushed' ? node.kept : node.kept.subarray(0, Math.min(...cuts, Infinity)))
    }
  }
}

/** A folder as its disk has it: each change is told, and only a flush makes it stay. */
export class Disk {
  readonly #root: string
  readonly #top: Folder

  /** What is there now counts as flushed. */
  constructor(root: string) {
    this.#root = root
    this.#top = load(root)
  }

  has(path: string): boolean {
    return this.#node(path) !== undefined
  }

  sizeOf(path: string): number {
    return this.#file(path)?.size ?? 0
  }

  make(path: string, what: 'file' | 'folder'): void {
    const node: Node =
      what === 'file' ? { kept: Buffer.alloc(0), size: 0, pending: [] } : { names: new Map(), keptNames: new Map() }
    this.#inFolder(path, (names, name) => names.set(name, node))
  }

  change(path: string, change: Change): void {
    const file = this.#file(path)
    if (!file) return
    file.pending.push(change)
    file.size = 'cutTo' in change ? change.cutTo : Math.max(file.size, change.at + change.bytes.length)
  }

  remove(path: string): void {
    this.#inFolder(path, (names, name) => names.delete(name))
  }

  rename(from: string, to: string): void {
    const node = this.#node(from)
    if (!node) throw new Error(`${from} was renamed and never made`)
    this.remove(from)
    this.#inFolder(to, (names, name) => names.set(name, node))
  }

  flush(path: string): void {
    const node = this.#node(path)
    if (isFolder(node)) node.keptNames = new Map(node.names)
    else if (node) {
      node.kept = node.pending.reduce(apply, node.kept)
      node.pending = []
    }
  }

  /** Writes what a power cut at this moment leaves into another folder. */
  leave(to: string, left: Left): void {
    write(this.#top, to, left)
  }

  #parts(path: string): string[] | null {
    const below = relative(this.#root, path)
    return below.startsWith('..') ? null : below.split(sep).filter((part) => part !== '')
  }

  #node(path: string): Node | undefined {
    let node: Node | undefined = this.#top
    for (const part of this.#parts(path) ?? ['..']) node = isFolder(node) ? node.names.get(part) : undefined
    return node
  }

  #file(path: string): File | null {
    const node = this.#node(path)
    return node === undefined || isFolder(node) ? null : node
  }

  #inFolder(path: string, work: (names: Map<string, Node>, name: string) => void): void {
    const parts = this.#parts(path)
    const name = parts?.at(-1)
    if (name === undefined) return
    const folder = this.#node(join(path, '..'))
    if (isFolder(folder)) work(folder.names, name)
  }
}
