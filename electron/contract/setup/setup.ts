import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure, testStep } from '../base.ts'
import { email, firstName, lastName, me, password } from '../identity/person.ts'
import { code, neededWords } from '../text.ts'
import { farmStart } from './system.ts'

export const databaseUrl = code()
  .max(2000, 'TOO_LONG')
  .regex(/^postgres(ql)?:\/\/\S+$/, 'URL_POSTGRES')

export const owner = z.object({
  farmName: neededWords(2, 80),
  firstName,
  lastName,
  email,
  password,
})
export type Owner = z.infer<typeof owner>

/** A farm was chosen and does not open: from another computer nobody sends this one elsewhere meanwhile. */
const notFromElsewhere = { ALREADY_SET_UP: { status: 409 }, NOT_ON_THIS_COMPUTER: { status: 409 } } as const

const beforeAFarm = { changes: true, unaudited: 'no farm is open yet, so there is no trail' } as const

export const setupContract = {
  /** Live test of a connection address before anything is kept. Only while no farm is open. */
  testDatabase: procedure({ access: 'anyone', changes: false })
    .input(z.object({ url: databaseUrl }))
    .errors(notFromElsewhere)
    .output(eventIterator(testStep)),
  /** Opens the chosen database; `system.state` tells how it goes. */
  choose: procedure({ access: 'anyone', ...beforeAFarm })
    .input(z.object({ start: farmStart, url: databaseUrl.optional() }))
    .errors({ ...notFromElsewhere, URL_MISSING: { status: 400 } }),
  /** Forgets a choice that did not open, so that another can be made. Nothing in the database is touched. */
  back: procedure({ access: 'anyone', ...beforeAFarm }).errors(notFromElsewhere),
  /** Tries the chosen database again after it did not open. */
  retry: procedure({ access: 'anyone', ...beforeAFarm }).errors({ ALREADY_SET_UP: { status: 409 } }),
  createOwner: procedure({ access: 'anyone', changes: true, audit: { action: 'CREATE', entity: 'User' } })
    .input(owner)
    .errors({
      ALREADY_SET_UP: { status: 409 },
      /** Ask again in a moment. */
      STILL_OPENING: { status: 503 },
      /** None is chosen, or the chosen one did not open. */
      NOT_OPEN: { status: 409 },
    })
    .output(me),
}
