import type { Db, Tx } from '../../electron/platform/database/index.ts'

/**
 * So many audit rows, one each 36 s of 2026. Chained here as the trigger does, in one go: it would move the chain's one
 * row for each of them, and all its versions are kept until the transaction ends.
 */
export async function addAuditRows(db: Db, count: number): Promise<void> {
  const chunk = 20_000 // a busy machine still does as many within a query's time limit
  for (let done = 0; done < count; done += chunk) {
    await tamper(db, addSome(Math.min(chunk, count - done)))
  }
}

const addSome = (count: number) => `
  DO $$
  DECLARE chain audit_chain := (SELECT c FROM audit_chain c WHERE id = 1); entry audit_logs; n bigint;
  BEGIN
    FOR n IN chain.last_seq + 1 .. chain.last_seq + ${count} LOOP
      entry := ROW('a' || n, CASE WHEN n % 10 = 0 THEN NULL ELSE 'person-' || n % 5 END,
        (ARRAY['CREATE','UPDATE','UPDATE','DELETE','LOGIN'])[1 + n % 5], (ARRAY['User','Device','Role'])[1 + n % 3],
        'e' || n % 1000, jsonb_build_object('name', 'old' || n), jsonb_build_object('name', 'new' || n),
        '10.0.0.' || n % 250, 'test', '2026-01-01Z'::timestamptz + n * interval '36 seconds', '', chain.last_hash, n);
      entry.hash := audit_digest(chain.last_hash, n, entry);
      INSERT INTO audit_logs SELECT entry.*;
      chain.last_hash := entry.hash;
    END LOOP;
    UPDATE audit_chain SET last_seq = last_seq + ${count}, last_hash = chain.last_hash;
  END $$`

/** As somebody does who owns the table and knows how: with its guards off. */
export async function tamper(db: Db, ...statements: string[]): Promise<void> {
  const work = async (tx: Tx) => {
    await tx.$executeRawUnsafe('SET LOCAL statement_timeout = 0')
    for (const table of ['audit_logs', 'audit_chain']) {
      await tx.$executeRawUnsafe(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
    }
    for (const statement of statements) await tx.$executeRawUnsafe(statement)
    for (const table of ['audit_logs', 'audit_chain']) {
      await tx.$executeRawUnsafe(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
    }
  }
  await db.$transaction(work, { timeout: 600_000 })
}

/** An audit trail that never was. */
export const emptyTrail = (db: Db): Promise<void> =>
  tamper(db, 'TRUNCATE audit_logs', `UPDATE audit_chain SET last_seq = 0, last_hash = ''`)

/** Makes the rows from `seq` on a sound chain again, end and all. */
export const rechain = (seq: number) => `
  DO $$
  DECLARE entry audit_logs; last text := (SELECT coalesce((SELECT hash FROM audit_logs WHERE seq = ${seq - 1}), ''));
  BEGIN
    FOR entry IN SELECT * FROM audit_logs WHERE seq >= ${seq} ORDER BY seq LOOP
      UPDATE audit_logs SET prev_hash = last, hash = audit_digest(last, entry.seq, entry) WHERE id = entry.id;
      last := (SELECT hash FROM audit_logs WHERE id = entry.id);
    END LOOP;
    UPDATE audit_chain SET last_hash = last, last_seq = (SELECT max(seq) FROM audit_logs);
  END $$`
