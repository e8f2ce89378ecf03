import type { TestStep } from '../../contract/base.ts'
import type { Me } from '../../contract/identity/person.ts'
import { type Caller, type FeatureRoutes, isAtThisComputer } from '../../contract/routes.ts'
import type { Owner } from '../../contract/setup/setup.ts'
import type { Health } from '../../contract/setup/system.ts'
import type { Changing } from '../../platform/bus.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { Lifecycle, OpenFarm } from './lifecycle.ts'

/** A farm that can get its first owner. */
export type NewFarm = OpenFarm & {
  createOwner(owner: Owner): Promise<Result<string, { code: 'ALREADY_SET_UP' }>>
  signInFirst(userId: string, caller: Caller): Promise<Me>
}

export type SetupDeps<Farm extends NewFarm> = {
  lifecycle: Lifecycle<Farm>
  testDatabase: (url: string) => AsyncGenerator<TestStep, void>
}

export function systemRoutes<Farm extends OpenFarm>({
  lifecycle,
  health,
}: {
  lifecycle: Lifecycle<Farm>
  health: Changing<Health>
}): FeatureRoutes<'system'> {
  return {
    state: ({ signal }) => Promise.resolve(ok(lifecycle.state.stream(signal))),
    health: ({ signal }) => Promise.resolve(ok(health.stream(signal))),
  }
}

export function setupRoutes<Farm extends NewFarm>({
  lifecycle,
  testDatabase,
}: SetupDeps<Farm>): FeatureRoutes<'setup'> {
  /** An open farm has no use for the first screen. */
  const isUndecided = () => ['choose-start', 'failed'].includes(lifecycle.state.get().phase)
  /** Null: whoever calls may choose. While a chosen farm does not open, only who sits here may. */
  const notTheirs = (caller: Caller): { code: 'ALREADY_SET_UP' | 'NOT_ON_THIS_COMPUTER' } | null => {
    if (!isUndecided()) return { code: 'ALREADY_SET_UP' }
    const isFailed = lifecycle.state.get().phase === 'failed'
    return isFailed && !isAtThisComputer(caller) ? { code: 'NOT_ON_THIS_COMPUTER' } : null
  }

  return {
    testDatabase: ({ input, caller }) => {
      const no = notTheirs(caller)
      return Promise.resolve(no ? refuse(no) : ok(testDatabase(input.url)))
    },
    choose: async ({ input, caller }) => {
      const no = notTheirs(caller)
      if (no) return refuse(no)
      if (input.start === 'join' && input.url === undefined) return refuse({ code: 'URL_MISSING' })
      await lifecycle.choose({ start: input.start, url: input.url ?? null })
      return ok(undefined)
    },
    back: async ({ caller }) => {
      const no = notTheirs(caller)
      if (no) return refuse(no)
      await lifecycle.back()
      return ok(undefined)
    },
    retry: () => {
      if (!isUndecided()) return Promise.resolve(refuse({ code: 'ALREADY_SET_UP' }))
      lifecycle.retry()
      return Promise.resolve(ok(undefined))
    },
    createOwner: async ({ input, caller, audit }) => {
      const farm = lifecycle.farm()
      const { phase } = lifecycle.state.get()
      if (phase === 'opening') return refuse({ code: 'STILL_OPENING' })
      if (phase === 'ready') return refuse({ code: 'ALREADY_SET_UP' })
      if (!farm || phase !== 'needs-owner') return refuse({ code: 'NOT_OPEN' })
      const made = await farm.createOwner(input)
      if (!made.ok) {
        await lifecycle.refresh() // another desktop was faster: this one goes to the sign-in
        return made
      }
      audit({ entityId: made.value, newValues: { email: input.email, farmName: input.farmName } })
      const me = await farm.signInFirst(made.value, caller)
      await lifecycle.refresh()
      return ok(me)
    },
  }
}
