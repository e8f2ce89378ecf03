const statements = (name) => `electron/features/orders/statements/${name}`

/** SQL of statements and claims: what a person would lose, and what stands in the file now. */
export const breaks = [
  {
    file: statements('same-money.ts'),
    from: 'AND p.amount = l.amount',
    to: '',
    means: 'a claim is proved by its reference alone, whatever came',
  },
  {
    file: statements('same-money.ts'),
    from: "AND p.status = 'PENDING' AND p.evidence = 'claimed'",
    to: "AND p.evidence = 'claimed'",
    means: 'a claim that was rejected is proved by a later statement',
  },
  {
    file: statements('same-money.ts'),
    from: '<= ${apartMs / 1000}::float8',
    to: '<= ${apartMs}::float8',
    means: 'a claim is proved by money of years ago',
  },
  {
    file: statements('same-money.ts'),
    from: 'AND l.payment_id IS NULL',
    to: '',
    means: 'money that proves one claim proves the next as well',
  },
  {
    file: statements('same-money.ts'),
    from: 'SELECT pg_advisory_xact_lock_shared(${claims})',
    to: 'SELECT 1',
    means: 'a claim and its line that come in the same moment never find each other',
  },
  {
    file: statements('same-money.ts'),
    from: 'AND i.run = l.run',
    to: '',
    means: 'a claim is proved by a line that a newer reading of the file has dropped',
  },
  {
    file: statements('write-statement.ts'),
    from: 'WHERE l.import_id = ${importId} AND l.payment_id IS NULL\n    ORDER BY',
    to: 'WHERE l.import_id = ${importId}\n    ORDER BY',
    means: 'a line that a person linked is taken from its claim by the next reading',
  },
  {
    file: statements('write-statement.ts'),
    from: 'WHERE l.import_id = EXCLUDED.import_id AND l.run < EXCLUDED.run',
    to: '',
    means: 'a second statement takes over the lines of the first',
  },
  {
    file: statements('write-statement.ts'),
    from: 'AND l.payment_id = p.id AND l.assigned_by IS NULL',
    to: 'AND l.payment_id = p.id',
    means: 'what a person said of a line is forgotten when its file is read again',
  },
  {
    file: statements('write-statement.ts'),
    from: 'AND run < ${run} AND payment_id IS NULL',
    to: 'AND payment_id IS NULL',
    means: 'an import throws away its own lines that prove nothing yet',
  },
  {
    file: statements('assign-line.ts'),
    from: "status: 'PENDING', evidence: 'claimed' }",
    to: "status: 'PENDING' }",
    means: 'one claim is proved by two lines',
  },
  {
    file: statements('assign-line.ts'),
    from: 'FOR UPDATE OF l`',
    to: '`',
    means: 'two desks link one line to two claims',
  },
  {
    file: statements('preview-statement.ts'),
    from: 'AND finished_at IS NOT NULL',
    to: '',
    means: 'a file is read as one was meant that somebody gave up on',
  },
]
