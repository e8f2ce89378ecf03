import type { TestStep } from '../../contract/base.ts'
import type { Me } from '../../contract/identity/person.ts'
import type { Caller, FeatureRoutes } from '../../contract/routes.ts'
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
  /** While nothing is open, whoever sits here may choose; an open farm has no use for the first screen. */
  const undecided = () => ['choose-start', 'failed'].includes(lifecycle.state.get().phase)

  return {
    testDatabase: ({ input }) =>
      Promise.resolve(undecided() ? ok(testDatabase(input.url)) : refuse({ code: 'ALREADY_SET_UP' })),
    choose: async ({ input }) => {
      if (!undecided()) return refuse({ code: 'ALREADY_SET_UP' })
      if (input.start === 'join' && input.url === undefined) return refuse({ code: 'URL_MISSING' })
      await lifecycle.choose({ start: input.start, url: input.url ?? null })
      return ok(undefined)
    },
    back: async () => {
      if (!undecided()) return refuse({ code: 'ALREADY_SET_UP' })
      await lifecycle.back()
      return ok(undefined)
    },
    retry: () => {
      if (!undecided()) return Promise.resolve(refuse({ code: 'ALREADY_SET_UP' }))
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
