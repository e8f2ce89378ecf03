-- A statement is read in by several short transactions: until its end it can be gone on with.
ALTER TABLE "statement_imports" ADD COLUMN "finished_at" TIMESTAMPTZ(3);
UPDATE "statement_imports" SET "finished_at" = "imported_at";
