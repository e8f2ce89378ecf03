import { chamberSensors } from '../../electron/features/chambers/default-set-points.ts'
import { createPasswords } from '../../electron/features/identity/sign-in/passwords.ts'
import type { Db } from '../../electron/platform/database/index.ts'

export const ownerLogin = { login: 'owner@farm.test', password: 'Kabute-2026' }

/** A registered chamber with its six sensors and an owner, straight in the database. */
export async function addChamber(
  db: Db,
  serialNumber = 'MASH-B2-CAL26-CE637C',
): Promise<{ userId: string; deviceId: string; sensorIds: string[] }> {
  const user = await db.user.upsert({
    where: { email: ownerLogin.login },
    create: {
      email: ownerLogin.login,
      role: 'SUPER_ADMIN',
      password: await createPasswords().hash(ownerLogin.password),
    },
    update: {},
  })
  const device = await db.device.create({
    data: {
      serialNumber,
      name: `Chamber ${serialNumber}`,
      type: 'MUSHROOM_CHAMBER',
      userId: user.id,
      sensors: {
        create: chamberSensors.map(({ room, quantity: type, name, unit, minValue, maxValue }) => ({
          type,
          name,
          unit,
          minValue,
          maxValue,
          calibration: { room, offset: 0, scale: 1, lastCalibrated: null },
        })),
      },
    },
    include: { sensors: true },
  })
  return { userId: user.id, deviceId: device.id, sensorIds: device.sensors.map((sensor) => sensor.id) }
}
