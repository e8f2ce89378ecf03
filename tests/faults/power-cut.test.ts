// The disk as a power cut leaves it: the database lies on ext4 in a loop file, the writer is frozen, and the file is
// copied until two copies are the same: what was flushed, and nothing else. The copy is repaired, mounted and opened.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { amcheck } from '@electric-sql/pglite/contrib/amcheck'
import { afterAll, expect, it } from 'vitest'
import { openDatabase } from '../../electron/platform/database/index.ts'
import { testDeps } from '../support/database.ts'
import { until } from '../support/until.ts'
import { startWriter } from '../support/writer-process.ts'

const rounds = process.env['MASH_LONG'] === '1' ? 20 : 2
const imageBytes = 512 * 1024 * 1024
const root = mkdtempSync(join(tmpdir(), 'mash-power-'))
const image = join(root, 'disk.img')
const disk = join(root, 'disk')
const copyImage = join(root, 'copy.img')
const copyDisk = join(root, 'copy')

afterAll(() => {
  for (const mounted of [disk, copyDisk]) spawnSync('umount', ['-l', mounted])
  rmSync(root, { recursive: true, force: true })
})

function run(command: string, ...args: string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}`)
}

/** Why this machine cannot play a power cut, or null when the disk is mounted. */
function mountDisk(): string | null {
  try {
    for (const dir of [disk, copyDisk]) mkdirSync(dir)
    writeFileSync(image, '')
    truncateSync(image, imageBytes)
    run('mkfs.ext4', '-q', image)
    run('mount', '-o', 'loop', image, disk)
    return null
  } catch (error) {
    return `no loop mount on this machine: ${String(error)}`
  }
}

const isSame = (one: string, other: string) => spawnSync('cmp', ['-s', one, other]).status === 0

/** Copies the image until the kernel has nothing under way any more. */
function copyFlushed(): void {
  const second = `${copyImage}.2`
  run('cp', '--sparse=always', image, copyImage)
  for (;;) {
    run('cp', '--sparse=always', image, second)
    if (isSame(copyImage, second)) break
    run('mv', second, copyImage)
  }
  rmSync(second)
}

/** Every index and table of the database, by PostgreSQL's own checker. */
async function checkEverything(dir: string): Promise<void> {
  const pglite = new PGlite(dir, { extensions: { amcheck } })
  await pglite.exec('CREATE EXTENSION IF NOT EXISTS amcheck')
  await pglite.exec(`SELECT bt_index_check(c.oid, true) FROM pg_class c JOIN pg_am a ON a.oid = c.relam
                     WHERE c.relkind = 'i' AND a.amname = 'btree' AND c.relpersistence = 'p'`)
  const { rows } = await pglite.query(
    `SELECT c.relname, v.* FROM pg_class c, verify_heapam(c.oid) v WHERE c.relkind = 'r'`,
  )
  expect(rows).toEqual([])
  await pglite.close()
}

it(`the embedded database loses nothing it acknowledged, ${rounds} cuts`, async (context) => {
  const reason = mountDisk()
  if (reason !== null) return context.skip(`SKIPPED: ${reason}`)

  const acknowledged: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    const writer = startWriter(join(disk, 'db'))
    const enough = 50 + Math.floor(Math.random() * 300)
    await until('rows are written', () => writer.lines.length > enough, 120_000)
    writer.child.kill('SIGSTOP')
    copyFlushed()
    await writer.kill()
    acknowledged.push(...writer.lines.filter((line) => line !== 'open'))

    spawnSync('e2fsck', ['-fy', copyImage]) // its exit code also counts what it mended
    run('mount', '-o', 'loop', copyImage, copyDisk)
    const dir = join(copyDisk, 'db')
    const open = await openDatabase({ kind: 'embedded', dir }, testDeps)
    const ids = new Set((await open.db.user.findMany({ select: { id: true } })).map(({ id }) => id))
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
    await open.close()
    await checkEverything(dir)
    run('umount', copyDisk)
  }
})
