import { askerOf, type FeatureRoutes, personOf } from '../../contract/routes.ts'
import { ok, refuse } from '../../platform/result.ts'
import { createKey } from './create-key.ts'
import type { DoorService } from './door-service.ts'
import type { KeyDeps } from './key-deps.ts'
import { readKeys, readUsage } from './key-queries.ts'
import { revokeKey } from './revoke-key.ts'
import { rotateKey } from './rotate-key.ts'

export function keysRoutes(deps: KeyDeps & { door: DoorService }): FeatureRoutes<'keys'> {
  const { database, now, door } = deps
  return {
    list: async (call) => {
      const who = personOf(call)
      return ok(await database.read((db) => readKeys(db, { who, now: now() })))
    },
    create: (call) => createKey(deps, { ...askerOf(call), ...call.input }, call.auditIn),
    rotate: (call) => rotateKey(deps, { ...askerOf(call), ...call.input }, call.auditIn),
    revoke: (call) => revokeKey(deps, { ...askerOf(call), ...call.input }, call.auditIn),
    usage: async (call) => {
      const who = personOf(call)
      const usage = await database.read((db) => readUsage(db, { who, now: now(), id: call.input.id }))
      return usage ? ok(usage) : refuse({ code: 'KEY_NOT_FOUND' })
    },
    door: async () => ok(await door.view()),
    saveDoor: async ({ input, audit }) => {
      const { enabled, port, open } = await door.view()
      const own = input.certificate !== ''
      audit({
        entityId: 'api-door',
        oldValues: { enabled, port, open },
        newValues: { enabled: input.enabled, port: input.port, open: input.open, ownCertificate: own },
      })
      return door.save(input)
    },
  }
}
