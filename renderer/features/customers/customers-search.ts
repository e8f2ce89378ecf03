import { z } from 'zod'
import { asked, askedText, listAddress, nothingElse } from '../../ui/list-address.ts'

export const customersAddress = listAddress({
  path: '/customers',
  filter: z.object({ q: askedText, owing: asked(z.literal(true)) }),
  sort: nothingElse,
  beside: nothingElse,
})
export const readCustomersSearch = customersAddress.read
