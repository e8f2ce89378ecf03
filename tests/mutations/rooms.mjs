import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** Rooms whose tests stand in a folder besides that of their own name. */
const alsoIn = {
  orders: ['documents'],
  keys: ['transports'],
  whose: ['who-may'],
  people: ['who-may'],
  identity: ['who-may'],
  telemetry: ['chambers'],
  chambers: ['telemetry'],
}

/** What holds no rule: the composition root, what people see, what is tested by running the program. */
const notBroken = [/\.d\.ts$/, /\/index\.ts$/, /-deps\.ts$/, /\/join\.ts$/, /^electron\/(?:setup|shell|demo)\//]

const isFolder = (path) => statSync(path).isDirectory()
const under = (path) => readdirSync(path, { recursive: true }).map((name) => join(path, name))

/** Where its files are, and which folders of tests concern it. */
export function allRooms(root) {
  const at = (...parts) => join(root, ...parts)
  const inside = (folder) => readdirSync(at(folder)).filter((name) => isFolder(at(folder, name)))
  const room = (name, folder, tests) => ({ name, folder, tests })
  return [
    ...inside('electron/features').map((name) =>
      room(name, `electron/features/${name}`, [name, ...(alsoIn[name] ?? [])]),
    ),
    ...inside('electron/connections').map((name) =>
      room(name, `electron/connections/${name}`, [`connections/${name}`, 'connections']),
    ),
    room('connections', 'electron/connections', ['connections', 'telemetry']),
    room('platform', 'electron/platform', ['platform']),
    room('transports', 'electron/transports', ['transports']),
    room('contract', 'electron/contract', ['contract']),
    room('page', 'renderer', ['renderer']),
  ]
}

/** The room that a file is in: of a folder in a folder, the inner one. */
export const roomOf = (rooms, file) =>
  rooms.filter(({ folder }) => file.startsWith(`${folder}/`)).toSorted((a, b) => b.folder.length - a.folder.length)[0]

export const canBeBroken = (file) =>
  /^(?:electron|renderer)\/.*\.tsx?$/.test(file) && !notBroken.some((not) => not.test(file))

/** The files of a room that can be broken, from the root, with `/`. */
export const filesOf = (root, rooms, room) =>
  under(join(root, room.folder))
    .map((path) => relative(root, path).split(sep).join('/'))
    .filter((file) => canBeBroken(file) && roomOf(rooms, file) === room)

/** What works with something outside of itself (the disk, another process, the database, the page), or only declares. */
const outside = /from '(?:node:(?!path|util|crypto|buffer)[\w/]+|react)'|platform\/database|\$queryRaw|procedure\(/

/** Whether a file only reckons: then unit tests alone must hold it, and every kind of break is tried. */
export function isPure(root, file) {
  const text = readFileSync(join(root, file), 'utf8')
  return !/-routes\.tsx?$|\.tsx$/.test(file) && !/\b(?:async|await|Promise|class)\b/.test(text) && !outside.test(text)
}
