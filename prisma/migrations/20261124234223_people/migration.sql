-- AlterTable
ALTER TABLE "api_keys" ADD COLUMN     "replaced_by_id" TEXT;

-- AlterTable
ALTER TABLE "audit_logs" ADD COLUMN     "hash" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "prev_hash" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "seq" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "device_id" TEXT,
ADD COLUMN     "locked_at" TIMESTAMPTZ(3),
ADD COLUMN     "method" TEXT,
ADD COLUMN     "proven_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "pending_email" TEXT,
ADD COLUMN     "pin_failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "pin_hash" TEXT,
ADD COLUMN     "two_factor_last_step" INTEGER;

-- CreateTable
CREATE TABLE "sign_in_attempts" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "first_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "shut_until" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_attempts_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "user_identities" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_identities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_chain" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "last_seq" BIGINT NOT NULL DEFAULT 0,
    "last_hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "audit_chain_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "idx_sign_in_attempts_first_at" ON "sign_in_attempts"("first_at");

-- CreateIndex
CREATE INDEX "idx_user_identities_user_id" ON "user_identities"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_identities_provider_subject_key" ON "user_identities"("provider", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_replaced_by_id_key" ON "api_keys"("replaced_by_id");

-- CreateIndex
CREATE INDEX "idx_audit_logs_timestamp" ON "audit_logs"("timestamp");

-- CreateIndex
CREATE INDEX "idx_audit_logs_action_seq" ON "audit_logs"("action", "seq");

-- CreateIndex
CREATE INDEX "idx_audit_logs_entity_seq" ON "audit_logs"("entity", "seq");

-- CreateIndex
CREATE INDEX "idx_sessions_device_id" ON "sessions"("device_id");

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_replaced_by_id_fkey" FOREIGN KEY ("replaced_by_id") REFERENCES "api_keys"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_identities" ADD CONSTRAINT "user_identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on written by hand.

-- E-mail and user name are matched without regard to case.
CREATE UNIQUE INDEX "idx_users_email_lower" ON "users" (lower("email"));
CREATE UNIQUE INDEX "idx_users_username_lower" ON "users" (lower("username"));
-- People by name, a part of the list at a time.
CREATE INDEX "idx_users_name" ON "users"
  ("left"(lower(coalesce("first_name", '') || ' ' || coalesce("last_name", '')), 60), "id");

-- The audit trail is a chain: each row carries the hash of the one before. The database makes it, so no writer can
-- leave it out, and whoever adds to it holds the chain's one row until the transaction ends.
INSERT INTO "audit_chain" ("id") VALUES (1);

CREATE FUNCTION "audit_digest"(prev text, place bigint, entry "audit_logs") RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    prev, place, entry."id", entry."user_id", entry."action", entry."entity", entry."entity_id", entry."old_values",
    entry."new_values", entry."ip_address", entry."user_agent",
    floor(extract(epoch FROM entry."timestamp") * 1000)::bigint)::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION "audit_link"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last "audit_chain";
BEGIN
  SELECT * INTO STRICT last FROM "audit_chain" WHERE "id" = 1 FOR UPDATE;
  NEW."seq" := last."last_seq" + 1;
  NEW."prev_hash" := last."last_hash";
  NEW."hash" := "audit_digest"(NEW."prev_hash", NEW."seq", NEW);
  UPDATE "audit_chain" SET "last_seq" = NEW."seq", "last_hash" = NEW."hash" WHERE "id" = 1;
  RETURN NEW;
END $$;

CREATE FUNCTION "audit_refuse"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- The link above may move the end of the chain; nothing else may.
  IF TG_TABLE_NAME = 'audit_chain' AND TG_OP = 'UPDATE' AND pg_trigger_depth() > 1 THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'the audit trail is only added to' USING ERRCODE = 'insufficient_privilege';
END $$;

-- Rows of before the chain join it in their order.
DO $$
DECLARE entry "audit_logs"; last "audit_chain";
BEGIN
  FOR entry IN SELECT * FROM "audit_logs" ORDER BY "timestamp", "id" LOOP
    SELECT * INTO STRICT last FROM "audit_chain" WHERE "id" = 1;
    UPDATE "audit_logs" SET "seq" = last."last_seq" + 1, "prev_hash" = last."last_hash",
      "hash" = "audit_digest"(last."last_hash", last."last_seq" + 1, entry) WHERE "id" = entry."id";
    UPDATE "audit_chain" SET "last_seq" = "last_seq" + 1,
      "last_hash" = (SELECT "hash" FROM "audit_logs" WHERE "id" = entry."id") WHERE "id" = 1;
  END LOOP;
END $$;

CREATE UNIQUE INDEX "audit_logs_seq_key" ON "audit_logs"("seq");
CREATE TRIGGER "audit_link" BEFORE INSERT ON "audit_logs" FOR EACH ROW EXECUTE FUNCTION "audit_link"();
CREATE TRIGGER "audit_refuse" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_logs"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_refuse"();
CREATE TRIGGER "audit_refuse" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_chain"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_refuse"();
-- A trigger can be switched off by the table's owner; a right that was given up has to be taken back first.
REVOKE UPDATE, DELETE, TRUNCATE ON "audit_logs" FROM CURRENT_USER;

-- Words of the logs, as typed.
CREATE INDEX "idx_audit_logs_search" ON "audit_logs" USING gin ((
  to_tsvector('simple', "action" || ' ' || "entity" || ' ' || coalesce("entity_id", '') || ' ' || coalesce("ip_address", ''))
  || to_tsvector('simple', coalesce("old_values", '{}')) || to_tsvector('simple', coalesce("new_values", '{}'))));
CREATE INDEX "idx_security_logs_search" ON "security_logs" USING gin ((
  to_tsvector('simple', "event" || ' ' || "severity" || ' ' || coalesce("ip_address", ''))
  || to_tsvector('simple', coalesce("metadata", '{}'))));

-- What may be done, and by whom at first (electron/contract/permissions.ts has the same pairs).
INSERT INTO "permissions" ("id", "resource", "action", "updated_at")
SELECT 'permission-' || pair, split_part(pair, ':', 1), split_part(pair, ':', 2), now() FROM unnest(ARRAY[
  'users:read', 'users:create', 'users:update', 'users:delete', 'users:manage_roles', 'devices:read',
  'devices:create', 'devices:update', 'devices:delete', 'devices:control', 'sensors:read', 'sensors:create',
  'sensors:update', 'sensors:delete', 'sensors:calibrate', 'orders:read', 'orders:create', 'orders:update',
  'orders:delete', 'orders:process', 'orders:cancel', 'products:read', 'products:create', 'products:update',
  'products:delete', 'products:manage_stock', 'categories:read', 'categories:create', 'categories:update',
  'categories:delete', 'payments:read', 'payments:process', 'payments:refund', 'notifications:read',
  'notifications:create', 'notifications:delete', 'analytics:read', 'analytics:export', 'system:read',
  'system:update', 'system:maintenance', 'audit_logs:read', 'security_logs:read', 'api_keys:read',
  'api_keys:create', 'api_keys:delete', 'alerts:read', 'alerts:create', 'alerts:update', 'alerts:delete',
  'alerts:acknowledge', 'reports:read', 'reports:create', 'reports:run', 'deliveries:read', 'deliveries:create',
  'deliveries:cancel', 'data:import', 'data:export', 'inventory:read', 'inventory:adjust'
]) AS pair
ON CONFLICT ("resource", "action") DO NOTHING;

INSERT INTO "roles" ("id", "name", "description", "is_system", "updated_at") VALUES
  ('role-SUPER_ADMIN', 'SUPER_ADMIN', 'The owner: everything', true, now()),
  ('role-ADMIN', 'ADMIN', 'Runs the farm day by day', true, now()),
  ('role-GROWER', 'GROWER', 'Chambers, sensors and stock', true, now()),
  ('role-BUYER', 'BUYER', 'A customer', true, now()),
  ('role-USER', 'USER', 'Signed in, no task yet', true, now())
ON CONFLICT ("name") DO UPDATE SET "is_system" = true;

INSERT INTO "role_permissions" ("id", "role_id", "permission_id")
SELECT r."name" || ':' || p."resource" || ':' || p."action", r."id", p."id" FROM "roles" r CROSS JOIN "permissions" p
WHERE r."name" = 'SUPER_ADMIN'
  OR (r."name" = 'ADMIN' AND (p."resource" || ':' || p."action") NOT IN (
  'users:create', 'users:delete', 'orders:create', 'orders:delete', 'system:update', 'system:maintenance'))
  OR (r."name" = 'GROWER' AND (p."resource" || ':' || p."action") IN (
  'devices:read', 'devices:create', 'devices:update', 'devices:control', 'sensors:read', 'sensors:create',
  'sensors:update', 'sensors:calibrate', 'products:read', 'products:create', 'products:update',
  'products:manage_stock', 'orders:read', 'orders:update', 'notifications:read', 'analytics:read', 'alerts:read',
  'alerts:acknowledge', 'reports:read', 'reports:run', 'inventory:read', 'inventory:adjust'))
  OR (r."name" = 'BUYER' AND (p."resource" || ':' || p."action") IN (
  'products:read', 'categories:read', 'orders:read', 'orders:create', 'orders:cancel', 'payments:read',
  'notifications:read'))
  OR (r."name" = 'USER' AND (p."resource" || ':' || p."action") IN (
  'products:read', 'categories:read', 'notifications:read'))
ON CONFLICT ("role_id", "permission_id") DO NOTHING;
