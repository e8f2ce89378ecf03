import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ViteBuilder } from 'vite'

/** The folder of the package that a module comes from; null for our own. */
const packageOf = (id: string): string | null =>
  /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id)?.[1] ?? null

type Built = Awaited<ReturnType<ViteBuilder['build']>>

/** The packages of which something is in what was built. */
export function packagesIn(built: Built): string[] {
  const outputs = 'close' in built ? [] : [built].flat() // `close`: it watches, and nothing is built yet
  const chunks = outputs.flatMap(({ output }) => output).filter((file) => file.type === 'chunk')
  const folders = chunks.flatMap(({ moduleIds }) => moduleIds.map(packageOf))
  return folders.filter((folder) => folder !== null)
}

type About = { name: string; version: string; license?: string }
type Notice = { title: string; text: string }

function noticeOf(folder: string): Notice {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as About
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
  const texts = files.toSorted().map((file) => readFileSync(join(folder, file), 'utf8').trim())
  return { title: `${name} ${version} (${license ?? 'see below'})`, text: texts.join('\n\n') }
}

const rule = '-'.repeat(78)

/** The licences of what is shipped, each text once below all who have it. */
export function noticesOf(folders: Iterable<string>, more: Notice[] = []): string {
  const byText = new Map<string, string[]>()
  for (const { title, text } of [...more, ...[...folders].map(noticeOf)])
    byText.set(text, [...(byText.get(text) ?? []), title].toSorted())
  const parts = [...byText].map(([text, titles]) => `${[...new Set(titles)].join('\n')}\n\n${text}`.trim())
  return `What others made, and is in this program:\n\n${parts.toSorted().join(`\n\n${rule}\n\n`)}\n`
}
