-- A statement says how it was read, and by which reader: what an older one read half is read again.
ALTER TABLE "statement_imports" ADD COLUMN     "headings" TEXT,
ADD COLUMN     "reader" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reading" JSONB,
ADD COLUMN     "run" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "idx_statement_imports_method_headings" ON "statement_imports"("method", "headings");

-- Several lines of one reference (a payment and its cash-back) are each a line of its own.
ALTER TABLE "statement_lines" ADD COLUMN     "assigned_by" TEXT,
ADD COLUMN     "occurrence" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "run" INTEGER NOT NULL DEFAULT 0;
DROP INDEX "statement_lines_method_reference_key";
CREATE UNIQUE INDEX "statement_lines_method_reference_amount_occurrence_key" ON "statement_lines"("method", "reference", "amount", "occurrence");
