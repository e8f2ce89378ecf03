import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import type { Permission } from '../../../electron/contract/permissions.ts'
import { describeRefusals, namedRefusals, type Refusals } from '../../support/refusals.ts'
import type { TestClient } from '../../support/test-farm.ts'
import { managersRights, type Office, office } from '../people/refusals/world.ts'

const door = { enabled: false, port: 0, open: false, certificate: '', privateKey: null }

/** A port of this computer, while another program listens at it or not. */
async function withPort(isTaken: boolean, work: (port: number) => Promise<unknown>): Promise<unknown> {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((listening) => other.once('listening', listening))
  const { port } = other.address() as AddressInfo
  const shut = () => new Promise((closed) => other.close(closed))
  if (!isTaken) await shut()
  try {
    return await work(port)
  } finally {
    if (isTaken) await shut()
  }
}

function refusalsOfKeys({ ana, manager, atDesk, unused }: Office): Refusals {
  const create = async (who: TestClient, scopes: Permission[] = ['users:read']) =>
    (await who.keys.create({ name: `Key ${unused()}`, scopes, days: null })).row.id
  const rotate = (who: TestClient, id: string) => who.keys.rotate({ id })
  const revoke = (who: TestClient, id: string) => who.keys.revoke({ id, reason: 'lost' })
  const usage = (who: TestClient, id: string) => who.keys.usage({ id })
  const rows: Refusals = {}
  for (const [name, call] of Object.entries({ rotate, revoke, usage })) {
    rows[`keys.${name} KEY_NOT_FOUND`] = {
      refused: async () => call(manager, await create(ana)),
      allowed: async () => call(manager, await create(manager)),
    }
  }
  /** A key of somebody who may do less since. */
  const withered = async (left: Permission[]) => {
    const { client, roleId } = await atDesk(managersRights)
    const id = await create(client, ['users:read'])
    await ana.roles.setPermissions({ id: roleId, permissions: left })
    return rotate(client, id)
  }
  const without = managersRights.filter((one) => one !== 'users:read')
  return {
    ...rows,
    'keys.create NOT_YOURS_TO_GIVE': {
      refused: () => create(manager, ['users:read', 'orders:update']),
      allowed: () => create(manager, ['users:read']),
    },
    'keys.rotate NOT_YOURS_TO_GIVE': { refused: () => withered(without), allowed: () => withered(managersRights) },
    'keys.rotate NOT_YOURS': {
      refused: async () => rotate(ana, await create(manager)),
      allowed: async () => rotate(ana, await create(ana)),
    },
    'keys.rotate NOT_ACTIVE': {
      refused: async () => {
        const id = await create(ana)
        await revoke(ana, id)
        return rotate(ana, id)
      },
      allowed: async () => rotate(ana, await create(ana)),
    },
    'keys.saveDoor PORT_TAKEN': {
      refused: () => withPort(true, (port) => ana.keys.saveDoor({ ...door, enabled: true, port })),
      allowed: () => withPort(false, (port) => ana.keys.saveDoor({ ...door, enabled: true, port })),
    },
    'keys.saveDoor CERTIFICATE_BAD': {
      refused: () => ana.keys.saveDoor({ ...door, certificate: 'no certificate', privateKey: '' }),
      allowed: () => ana.keys.saveDoor(door),
    },
  }
}

describeRefusals(namedRefusals(['keys']), async (own, ana, farm) => refusalsOfKeys(await office(own, ana, farm)))
