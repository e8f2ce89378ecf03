import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ImportedStatement } from '../../../../electron/contract/orders/statements.ts'
import { api, client } from '../../../host/api.ts'

/** A person says which claim a line is. */
export function useAssignLine(onChanged: (statement: ImportedStatement) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (input: { lineId: string; paymentId: string }) => client.payments.assignLine(input),
    onSuccess: async (statement) => {
      onChanged(statement)
      await queries.invalidateQueries({ queryKey: api.payments.key() })
      await queries.invalidateQueries({ queryKey: api.orders.key() })
    },
  })
}
