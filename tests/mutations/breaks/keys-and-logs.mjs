/** What a person would lose, and what stands in the file now. */
export const breaks = [
  {
    file: 'electron/features/keys/rate-limit.ts',
    from: 'endpoint: inAll, most: roleLimits[role] }',
    to: 'endpoint: inAll, most: 1_000_000 }',
    means: 'the limit of a role is ignored: one key starves the farm',
  },
  {
    file: 'electron/features/logs/without-secrets.ts',
    from: '|authorization|credential|',
    to: '|',
    means: 'what a field named authorization or credential held is read in the audit trail',
  },
  {
    file: 'prisma/migrations/20261124234223_people/migration.sql',
    near: 'electron/features/logs/verify-chain.ts',
    from: 'entry."new_values", entry."ip_address", entry."user_agent",',
    to: 'entry."new_values", entry."ip_address", NULL,',
    means: 'who changed an audit row’s browser is not found by Verify',
  },
  {
    file: 'prisma/migrations/20261124234223_people/migration.sql',
    near: 'electron/features/logs/verify-chain.ts',
    from: 'prev, place, entry."id", entry."user_id", entry."action", entry."entity",',
    to: 'prev, place, entry."id", entry."user_id", entry."action", NULL,',
    means: 'what an audit row is about is not part of its hash',
  },
]
