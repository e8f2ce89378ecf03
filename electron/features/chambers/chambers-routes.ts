import type { FeatureRoutes } from '../../contract/routes.ts'
import { ok, refuse } from '../../platform/result.ts'
import { askedBy } from '../whose/index.ts'
import { type ChamberServiceDeps, calibrateSensor, registerChamber, renameChamber } from './chamber-service.ts'
import type { FrameRing } from './frame-ring.ts'
import type { Hearing } from './hearing.ts'
import { saveSetPoints } from './set-points-service.ts'

export function chambersRoutes(deps: ChamberServiceDeps & { hearing: Hearing }): FeatureRoutes<'chambers'> {
  const { registry, hearing } = deps

  async function* changes(signal: AbortSignal) {
    for await (const _ of registry.changes.stream(signal)) yield { at: deps.now() }
  }
  // A device may be registered while its frames are watched: its ring is looked up again when it is gone.
  async function* framesOf(idOrKey: string, signal: AbortSignal) {
    const ring: FrameRing | null = hearing.ringOf(idOrKey)
    if (ring) yield* ring.stream(signal)
  }

  return {
    list: () => Promise.resolve(ok([...registry.all()])),
    get: ({ input }) => {
      const chamber = registry.byId(input.id)
      return Promise.resolve(chamber ? ok(chamber) : refuse({ code: 'CHAMBER_NOT_FOUND' }))
    },
    latest: ({ input: { chamberId } }) => {
      if (chamberId !== undefined && !registry.byId(chamberId)) {
        return Promise.resolve(refuse({ code: 'CHAMBER_NOT_FOUND' }))
      }
      const live = hearing.now()
      return Promise.resolve(ok(chamberId === undefined ? live : live.filter(({ id }) => id === chamberId)))
    },
    watch: ({ signal }) => Promise.resolve(ok(hearing.watch(signal))),
    changes: ({ signal }) => Promise.resolve(ok(changes(signal))),
    found: ({ signal }) => Promise.resolve(ok(hearing.found.stream(signal))),
    frames: ({ input, signal }) => Promise.resolve(ok(framesOf(input.of, signal))),
    dismiss: ({ input: { keys, isDismissed }, audit }) => {
      audit({ entityId: keys[0] ?? '', newValues: { keys, isDismissed } })
      hearing.dismiss(keys, isDismissed)
      return Promise.resolve(ok(undefined))
    },
    register: async ({ input, who, auditIn }) => {
      const found = hearing.found.get().find((one) => one.key === input.key)
      if (!found) return refuse({ code: registry.bySerial(input.key) ? 'ALREADY_REGISTERED' : 'NOT_HEARD' })
      const { name, location } = input
      const ownerId = who?.id ?? deps.systemUserId
      const done = await registerChamber(deps, { serialNumber: found.serialNumber, name, location, ownerId }, auditIn)
      hearing.adoptRegistered()
      return done
    },
    rename: (call) => renameChamber(deps, askedBy(call), call.auditIn),
    calibrate: (call) => calibrateSensor(deps, askedBy(call), call.auditIn),
    setPoints: (call) => saveSetPoints(deps, askedBy(call), call.auditIn),
  }
}
