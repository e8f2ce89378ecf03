-- The hash of an owner's recovery sheet, good once.
ALTER TABLE "users" ADD COLUMN "recovery_hash" TEXT;

-- What is the owner's alone; the program gives it to no other role, whatever stands here.
INSERT INTO "permissions" ("id", "resource", "action", "updated_at")
VALUES ('permission-system:credentials', 'system', 'credentials', now())
ON CONFLICT ("resource", "action") DO NOTHING;

INSERT INTO "role_permissions" ("id", "role_id", "permission_id")
SELECT r."name" || ':system:credentials', r."id", p."id" FROM "roles" r CROSS JOIN "permissions" p
WHERE r."name" = 'SUPER_ADMIN' AND p."resource" = 'system' AND p."action" = 'credentials'
ON CONFLICT ("role_id", "permission_id") DO NOTHING;
