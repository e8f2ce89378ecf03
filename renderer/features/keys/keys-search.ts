import { listAddress, nothingElse } from '../../ui/list-address.ts'

export const keysAddress = listAddress({
  path: '/people/keys',
  filter: nothingElse,
  sort: nothingElse,
  beside: nothingElse,
})
export const readKeysSearch = keysAddress.read
