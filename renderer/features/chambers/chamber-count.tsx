import { useQuery } from '@tanstack/react-query'
import { api } from '../../host/api.ts'

/** How many chambers there are, in the rail. */
export function ChamberCount() {
  const chambers = useQuery(api.chambers.list.queryOptions())
  return chambers.data && <span className="n">{chambers.data.length}</span>
}
