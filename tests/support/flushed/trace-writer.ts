import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Disk, type Left } from './disk.ts'
import { followed, replay } from './replay.ts'

const program = fileURLToPath(new URL('./writer.ts', import.meta.url))

/** Why this machine can't watch a program's calls to the system, or null when it can. */
export function cannotTrace(): string | null {
  const { status, error, stderr } = spawnSync('strace', ['-f', '-o', '/dev/null', 'true'], { encoding: 'utf8' })
  return status === 0 ? null : `strace can't be used here: ${error?.message ?? stderr}`
}

/** What had been said when the power was cut, and what was left of the folder. */
export type Cut = { said: readonly string[]; left: Left; folder: string }

/**
 * Runs `writer.ts` on an empty folder and then, for each line that it said (or those that `isCut` chooses), gives what
 * a power cut at that very moment leaves, in both ways that a disk may leave it.
 */
export async function cutAfterEachLine(
  what: string,
  look: (cut: Cut) => Promise<void> | void,
  isCut: (line: number) => boolean = () => true,
): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'mash-flushed-'))
  const [disk, trace] = [join(root, 'disk'), join(root, 'trace')]
  const said: string[] = []
  try {
    spawnSync('mkdir', [disk])
    const onDisk = new Disk(disk)
    const watch = [
      '-f',
      '--seccomp-bpf',
      '-y',
      '-xx',
      '-s',
      '67108864',
      '-o',
      trace,
      '-e',
      `trace=${followed.join(',')}`,
    ]
    const run = spawnSync('strace', [...watch, process.execPath, program, what, disk], {
      encoding: 'utf8',
      // No keychain of the person who runs the tests, and each call to the system one that can be seen.
      env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: '', UV_USE_IO_URING: '0' },
    })
    if (run.status !== 0) throw new Error(`the writer of ${what} failed:\n${run.stderr}`)
    for await (const line of replay(trace, onDisk)) {
      said.push(line)
      if (!isCut(said.length - 1)) continue
      for (const left of ['flushed', 'early'] as const) {
        const folder = join(root, 'left')
        onDisk.leave(folder, left)
        await look({ said, left, folder })
        rmSync(folder, { recursive: true })
      }
    }
    return said
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
