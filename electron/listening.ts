import { systemBinding } from './connections/serial/serial-port.ts'
import { type DemoFarm, openDemoFarm } from './demo/demo-farm.ts'
import type { Choice } from './features/setup/index.ts'
import { type Intake, openIntake } from './intake.ts'
import type { Clock } from './platform/clock.ts'
import type { Log } from './platform/log.ts'
import type { Secrets } from './platform/secrets/index.ts'
import type { SettingsFile } from './platform/settings-file.ts'

export type Listening = {
  /** Null: no farm was chosen. */
  intake: () => Intake | null
  /** Null: the farm is a real one. */
  demo: () => DemoFarm | null
  /** Begins for this farm; a second call gives what listens already. */
  hear: (folder: string, choice: Choice) => Promise<Intake>
  /** The farm was left for another choice. */
  leave: () => Promise<void>
}

/** What listens to the chosen farm's chambers, real or simulated, whether or not its database is open. */
export function createListening(deps: { settings: SettingsFile; secrets: Secrets; now: Clock; log: Log }): Listening {
  const { settings, secrets, now, log } = deps
  let intake: Intake | null = null
  let demo: DemoFarm | null = null
  return {
    intake: () => intake,
    demo: () => demo,
    async hear(folder, choice) {
      demo ??= choice.start === 'demo' ? await openDemoFarm({ settings, log }) : null
      const binding = demo?.binding ?? (await systemBinding())
      intake ??= openIntake({ folder, settings: demo?.settings ?? settings, secrets, binding, now, log })
      const own = intake
      // Chambers are heard, and their readings kept, while the database is still away.
      if (own.registry.all().length > 0) await own.listen()
      return own
    },
    async leave() {
      const [left, leftDemo] = [intake, demo]
      intake = null
      demo = null
      await leftDemo?.stop()
      await left?.stop()
    },
  }
}
