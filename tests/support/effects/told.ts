import type { LeftIn } from './left.ts'

/** One line of the trail: what was done to what, by whom, when and from where, and what it says now. */
export const told = (
  action: string,
  entity: string,
  entity_id: string,
  new_values: unknown,
  old_values: unknown = null,
): LeftIn => ({
  added: [
    {
      ...{ action, entity, entity_id, new_values, old_values },
      ...{ user_id: '<mover>', timestamp: '<now>', ip_address: '<desk>', user_agent: 'test' },
    },
  ],
})
