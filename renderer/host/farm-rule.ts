import { useQuery } from '@tanstack/react-query'
import { type ConfigKey, type ConfigValue, configKeys } from '../../electron/contract/settings/config.ts'
import { api } from './api.ts'

/** One of the farm's settings that everybody may read; its standard value until it is there. */
export function useFarmRule<K extends ConfigKey>(key: K): ConfigValue<K> {
  const open = useQuery(api.config.open.queryOptions({ staleTime: 60_000 }))
  const { schema, value } = configKeys[key]
  const read = schema.safeParse(open.data?.[key])
  // What the key's own schema gives is the key's own type, which a union of all keys can't tell.
  return (read.success ? read.data : value) as ConfigValue<K>
}
