import { createHash } from 'node:crypto'
import type { OpenDatabase } from '../../platform/database/index.ts'
import type { Guard } from './chain-guards.ts'
import { readSafely } from './read-chain.ts'

/** What the trail rests on, as it is now, from the system's own lists. Names of other schemas carry them. */
export async function readGuards(database: OpenDatabase): Promise<Guard[]> {
  const rows = await readSafely(
    database,
    (tx) => tx.$queryRaw<Guard[]>`
      WITH trail AS (
        SELECT c.*, c.relname::text AS called FROM pg_class c WHERE c.oid IN ('audit_logs'::regclass, 'audit_chain'::regclass)
      ), home AS (SELECT relnamespace AS id FROM trail LIMIT 1), named AS (
        SELECT p.*, CASE WHEN p.pronamespace = home.id THEN '' ELSE n.nspname || '.' END || p.proname AS called
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace, home
      )
      SELECT 'table' AS kind, called AS name, concat(
        CASE relkind WHEN 'r' THEN 'table' ELSE 'no table' END, ', ', CASE relpersistence WHEN 'p' THEN 'kept' ELSE 'not kept' END,
        CASE WHEN relrowsecurity OR relforcerowsecurity THEN ', rows hidden' END) AS is FROM trail
      UNION ALL
      SELECT 'table', i.inhrelid::regclass::text, 'part of ' || called FROM pg_inherits i JOIN trail ON trail.oid = i.inhparent
      UNION ALL
      SELECT 'column', called || '.' || a.attname, concat(format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attnotnull THEN ' not null' END, CASE WHEN a.attgenerated <> '' THEN ' generated' END)
      FROM trail JOIN pg_attribute a ON a.attrelid = trail.oid AND a.attnum > 0 AND NOT a.attisdropped
      UNION ALL
      SELECT 'constraint', called || '.' || k.conname, pg_get_constraintdef(k.oid)
      FROM trail JOIN pg_constraint k ON k.conrelid = trail.oid AND k.contype <> 'n'
      UNION ALL
      SELECT 'index', x.indexrelid::regclass::text, concat(pg_get_indexdef(x.indexrelid, 1, false),
        CASE WHEN x.indnkeyatts > 1 OR x.indpred IS NOT NULL OR NOT x.indisvalid THEN ' and more' END)
      FROM trail JOIN pg_index x ON x.indrelid = trail.oid AND x.indisunique AND NOT x.indisprimary
      UNION ALL
      SELECT 'trigger', trail.called || '.' || g.tgname, concat_ws(' ', g.tgtype, g.tgenabled, named.called,
        CASE WHEN g.tgqual IS NOT NULL OR g.tgattr::text <> '' OR g.tgnargs > 0 THEN 'sometimes' END)
      FROM trail JOIN pg_trigger g ON g.tgrelid = trail.oid AND NOT g.tgisinternal JOIN named ON named.oid = g.tgfoid
      UNION ALL
      SELECT 'function', called, concat_ws(' ', l.lanname, provolatile, pg_get_function_identity_arguments(named.oid),
        CASE WHEN prosecdef THEN 'as its owner' END, array_to_string(proconfig, ' ')) || E'\n' || prosrc
      FROM named JOIN pg_language l ON l.oid = prolang WHERE proname IN ('audit_digest', 'audit_link', 'audit_refuse')
      UNION ALL
      SELECT 'rule', called || '.' || r.rulename, 'rule' FROM trail JOIN pg_rewrite r ON r.ev_class = trail.oid
      UNION ALL
      SELECT 'policy', called || '.' || y.polname, 'policy' FROM trail JOIN pg_policy y ON y.polrelid = trail.oid
      UNION ALL
      -- Of other logins nothing is asked: hosts of databases give their own all rights on every table.
      SELECT 'right', concat_ws(' ', called, CASE r.grantee WHEN 0 THEN 'everybody' ELSE 'owner' END, r.privilege_type), 'held'
      FROM trail, aclexplode(coalesce(relacl, acldefault('r', relowner))) r
      WHERE called = 'audit_logs' AND r.privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')
        AND (r.grantee IN (0, relowner) OR r.grantee = to_regrole(quote_ident(current_user))::oid)`,
  )
  return rows.map(({ is, ...one }) => ({ ...one, is: one.kind === 'function' ? textHash(is) : is }))
}

/** A checkout on Windows may have given the migration its line ends. */
const textHash = (text: string) => createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')
