/** What a person would lose, and what stands in the file now. */
const identity = (name) => `electron/features/identity/${name}`

export const breaks = [
  {
    file: identity('sign-in/step-up.ts'),
    from: "status: 'ACTIVE', lockedAt: null",
    to: "status: 'ACTIVE'",
    means: 'a proof counts for a desk that was locked while it was typed',
  },
  {
    file: identity('sign-in/attempts.ts'),
    from: 'failures = CASE WHEN held.shut_until IS NULL AND held.first_at > ${stale} THEN held.failures + 1 ELSE 1 END',
    to: 'failures = held.failures + 1',
    means: 'after a lock-out is over one wrong try counts on from before',
  },
  {
    file: identity('sessions/sessions.ts'),
    from: 'const isOver = last?.me && last.me.session.expiresAt <= at',
    to: 'const isOver = false',
    means: 'a session goes on past its end while the database is away',
  },
  {
    file: 'electron/transports/router.ts',
    near: identity('sessions/sessions.ts'),
    from: 'if (who && me && !hasSameRights(who, me)) end(rightsChanged())',
    to: '',
    means: 'a stream goes on with what its caller might see when it began',
  },
]
