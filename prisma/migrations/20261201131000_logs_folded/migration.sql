-- The texts in a JSON; its keys are none. It calls nothing of ours: PostgreSQL from 17 on analyses an index without a path.
CREATE FUNCTION "search_texts"("value" jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(left(string_agg(item #>> '{}', ' '), 300000), '')
  FROM jsonb_path_query("value", 'strict $.**') AS found (item) WHERE jsonb_typeof(item) = 'string'
$$;

-- As it stands (an address, an id), and folded.
DROP INDEX "idx_audit_logs_search";
DROP INDEX "idx_security_logs_search";
CREATE INDEX "idx_audit_logs_search" ON "audit_logs" USING gin ((
  to_tsvector('simple', "action" || ' ' || "entity" || ' ' || coalesce("entity_id", '') || ' ' || coalesce("ip_address", ''))
  || to_tsvector('simple', coalesce("old_values", '{}')) || to_tsvector('simple', coalesce("new_values", '{}'))
  || to_tsvector('simple', search_fold(search_texts("old_values"))) || to_tsvector('simple', search_fold(search_texts("new_values")))));
CREATE INDEX "idx_security_logs_search" ON "security_logs" USING gin ((
  to_tsvector('simple', "event" || ' ' || "severity" || ' ' || coalesce("ip_address", ''))
  || to_tsvector('simple', coalesce("metadata", '{}')) || to_tsvector('simple', search_fold(search_texts("metadata")))));
