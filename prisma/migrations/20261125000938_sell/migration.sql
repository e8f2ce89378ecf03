-- CreateEnum
CREATE TYPE "stock_movement_type" AS ENUM ('received', 'sold', 'returned', 'damaged', 'transferred', 'adjustment');

-- AlterTable
ALTER TABLE "cart_items" ADD COLUMN     "held_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "carts" ADD COLUMN     "channel" TEXT,
ADD COLUMN     "merged_into_id" TEXT,
ADD COLUMN     "staff_id" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "order_items" ADD COLUMN     "customization" JSONB,
ADD COLUMN     "name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "position" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "sku" TEXT,
ADD COLUMN     "unit" TEXT;

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "channel" TEXT,
ADD COLUMN     "customer_name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "customer_phone" TEXT,
ADD COLUMN     "hand_over" TEXT NOT NULL DEFAULT 'deliver',
ADD COLUMN     "needed_at" TIMESTAMPTZ(3),
ADD COLUMN     "operation_id" TEXT,
ADD COLUMN     "credited" DECIMAL(10,2) NOT NULL DEFAULT 0,
ADD COLUMN     "paid" DECIMAL(10,2) NOT NULL DEFAULT 0,
ADD COLUMN     "placed_by" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "confirmed_by" TEXT,
ADD COLUMN     "evidence" TEXT,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "operation_id" TEXT,
ADD COLUMN     "picture_id" TEXT,
ADD COLUMN     "recorded_by" TEXT;

-- CreateTable
CREATE TABLE "order_events" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_id" TEXT,
    "owed" DECIMAL(10,2) NOT NULL DEFAULT 0,
    "received" DECIMAL(10,2) NOT NULL DEFAULT 0,
    "reason" TEXT,
    "detail" JSONB,

    CONSTRAINT "order_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_counters" (
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "order_counters_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "payment_refunds" (
    "id" TEXT NOT NULL,
    "payment_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "amount" DECIMAL(10,2) NOT NULL,
    "method" "payment_method" NOT NULL,
    "reference" TEXT,
    "reason" TEXT NOT NULL,
    "lines" JSONB,
    "user_id" TEXT,
    "operation_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_refunds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_links" (
    "id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "operation_id" TEXT NOT NULL,
    "link_id" TEXT,
    "reference_number" TEXT,
    "checkout_url" TEXT,
    "amount" DECIMAL(10,2) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'making',
    "is_live" BOOLEAN NOT NULL,
    "problem" TEXT,
    "answer" JSONB,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "payment_id" TEXT,
    "created_by" TEXT,
    "polled_at" TIMESTAMPTZ(3),
    "next_poll_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_imports" (
    "id" TEXT NOT NULL,
    "method" "payment_method" NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "rejects" JSONB,
    "imported_by" TEXT,
    "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "statement_imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_lines" (
    "id" TEXT NOT NULL,
    "import_id" TEXT NOT NULL,
    "method" "payment_method" NOT NULL,
    "reference" TEXT NOT NULL,
    "amount" DECIMAL(10,2) NOT NULL,
    "paid_at" TIMESTAMPTZ(3) NOT NULL,
    "sender" TEXT,
    "raw" JSONB NOT NULL,
    "payment_id" TEXT,

    CONSTRAINT "statement_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "print_jobs" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "document_id" TEXT NOT NULL,
    "copy" INTEGER NOT NULL DEFAULT 1,
    "printer" TEXT,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "error" TEXT,
    "options" JSONB,
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "print_jobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_movements" (
    "id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "product_id" TEXT NOT NULL,
    "batch_id" TEXT,
    "type" "stock_movement_type" NOT NULL,
    "quantity" INTEGER NOT NULL,
    "previous_stock" INTEGER NOT NULL DEFAULT 0,
    "new_stock" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "notes" TEXT,
    "user_id" TEXT,
    "document_type" TEXT,
    "document_id" TEXT,
    "operation_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_movements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_batches" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "harvested_at" TIMESTAMPTZ(3) NOT NULL,
    "sell_by" TIMESTAMPTZ(3),
    "remaining" INTEGER NOT NULL DEFAULT 0,
    "device_id" TEXT,
    "room" TEXT,
    "climate" JSONB,
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stock_batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_counts" (
    "id" TEXT NOT NULL,
    "note" TEXT,
    "started_by" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_by" TEXT,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "stock_counts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_count_lines" (
    "id" TEXT NOT NULL,
    "count_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "expected" INTEGER,
    "counted" INTEGER,
    "counted_by" TEXT,
    "counted_at" TIMESTAMPTZ(3),

    CONSTRAINT "stock_count_lines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_files" (
    "id" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "data" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_views" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "screen" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "idx_order_events_at" ON "order_events"("at");

-- CreateIndex
CREATE UNIQUE INDEX "order_events_order_id_seq_key" ON "order_events"("order_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "payment_refunds_operation_id_key" ON "payment_refunds"("operation_id");

-- CreateIndex
CREATE INDEX "idx_payment_refunds_payment_id" ON "payment_refunds"("payment_id");

-- CreateIndex
CREATE INDEX "idx_payment_refunds_order_id" ON "payment_refunds"("order_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_links_operation_id_key" ON "payment_links"("operation_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_links_link_id_key" ON "payment_links"("link_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_links_payment_id_key" ON "payment_links"("payment_id");

-- CreateIndex
CREATE INDEX "idx_payment_links_order_id_created_at" ON "payment_links"("order_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "idx_payment_links_next_poll_at" ON "payment_links"("next_poll_at");

-- CreateIndex
CREATE UNIQUE INDEX "statement_imports_sha256_key" ON "statement_imports"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "statement_lines_payment_id_key" ON "statement_lines"("payment_id");

-- CreateIndex
CREATE INDEX "idx_statement_lines_import_id" ON "statement_lines"("import_id");

-- CreateIndex
CREATE UNIQUE INDEX "statement_lines_method_reference_key" ON "statement_lines"("method", "reference");

-- CreateIndex
CREATE INDEX "idx_print_jobs_state_created_at" ON "print_jobs"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "print_jobs_kind_document_id_copy_key" ON "print_jobs"("kind", "document_id", "copy");

-- CreateIndex
CREATE UNIQUE INDEX "stock_movements_seq_key" ON "stock_movements"("seq");

-- CreateIndex
CREATE INDEX "idx_stock_movements_product_id_seq" ON "stock_movements"("product_id", "seq" DESC);

-- CreateIndex
CREATE INDEX "idx_stock_movements_created_at" ON "stock_movements"("created_at" DESC);

-- CreateIndex
CREATE INDEX "idx_stock_movements_batch_id" ON "stock_movements"("batch_id");

-- CreateIndex
CREATE INDEX "idx_stock_movements_operation_id" ON "stock_movements"("operation_id");

-- CreateIndex
CREATE INDEX "idx_stock_movements_document_type_document_id" ON "stock_movements"("document_type", "document_id");

-- CreateIndex
CREATE UNIQUE INDEX "stock_batches_number_key" ON "stock_batches"("number");

-- CreateIndex
CREATE INDEX "idx_stock_batches_product_id_sell_by" ON "stock_batches"("product_id", "sell_by");

-- CreateIndex
CREATE INDEX "idx_stock_batches_device_id_harvested_at" ON "stock_batches"("device_id", "harvested_at" DESC);

-- CreateIndex
CREATE INDEX "idx_stock_counts_started_at" ON "stock_counts"("started_at" DESC);

-- CreateIndex
CREATE INDEX "idx_stock_count_lines_product_id" ON "stock_count_lines"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "stock_count_lines_count_id_product_id_key" ON "stock_count_lines"("count_id", "product_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_views_user_id_screen_name_key" ON "saved_views"("user_id", "screen", "name");

-- CreateIndex
CREATE INDEX "idx_carts_staff_id_status" ON "carts"("staff_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "orders_operation_id_key" ON "orders"("operation_id");

-- CreateIndex
CREATE INDEX "idx_orders_created_at_id" ON "orders"("created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "idx_orders_needed_at" ON "orders"("needed_at");

-- CreateIndex
CREATE UNIQUE INDEX "payments_operation_id_key" ON "payments"("operation_id");

-- AddForeignKey
ALTER TABLE "order_events" ADD CONSTRAINT "order_events_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_refunds" ADD CONSTRAINT "payment_refunds_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_refunds" ADD CONSTRAINT "payment_refunds_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_links" ADD CONSTRAINT "payment_links_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_lines" ADD CONSTRAINT "statement_lines_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "statement_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_lines" ADD CONSTRAINT "statement_lines_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "stock_batches"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_batches" ADD CONSTRAINT "stock_batches_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_batches" ADD CONSTRAINT "stock_batches_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_count_lines" ADD CONSTRAINT "stock_count_lines_count_id_fkey" FOREIGN KEY ("count_id") REFERENCES "stock_counts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stock_count_lines" ADD CONSTRAINT "stock_count_lines_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on written by hand.

-- What is there already becomes the first movement of its product.
INSERT INTO "stock_movements" ("id", "product_id", "type", "quantity", "previous_stock", "new_stock", "reason")
  SELECT 'opening-' || "id", "id", 'adjustment', "stock", 0, "stock", 'opening stock' FROM "products" WHERE "stock" <> 0;

-- Stock is what the ledger says: a movement moves the product and its batch, refuses to leave less than nothing, and
-- nothing else moves them.
CREATE FUNCTION "stock_move"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "products" SET "stock" = "stock" + NEW."quantity", "updated_at" = now()
    WHERE "id" = NEW."product_id" AND "stock" + NEW."quantity" >= 0 RETURNING "stock" INTO NEW."new_stock";
  IF NOT FOUND THEN
    RAISE EXCEPTION 'stock of % would be less than nothing', NEW."product_id"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'products_stock_check', TABLE = 'products';
  END IF;
  NEW."previous_stock" := NEW."new_stock" - NEW."quantity";
  IF NEW."batch_id" IS NOT NULL THEN
    UPDATE "stock_batches" SET "remaining" = "remaining" + NEW."quantity"
      WHERE "id" = NEW."batch_id" AND "product_id" = NEW."product_id" AND "remaining" + NEW."quantity" >= 0;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'batch % has not that much', NEW."batch_id"
        USING ERRCODE = 'check_violation', CONSTRAINT = 'stock_batches_remaining_check', TABLE = 'stock_batches';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "stock_move" BEFORE INSERT ON "stock_movements" FOR EACH ROW EXECUTE FUNCTION "stock_move"();

CREATE FUNCTION "only_added_to"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is only added to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "stock_movements_refuse" BEFORE UPDATE OR DELETE OR TRUNCATE ON "stock_movements"
  FOR EACH STATEMENT EXECUTE FUNCTION "only_added_to"();
CREATE TRIGGER "order_events_refuse" BEFORE UPDATE OR DELETE OR TRUNCATE ON "order_events"
  FOR EACH STATEMENT EXECUTE FUNCTION "only_added_to"();

CREATE FUNCTION "stock_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'stock is changed by a movement' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "products_stock_guard" BEFORE UPDATE OF "stock" ON "products"
  FOR EACH ROW WHEN (OLD."stock" IS DISTINCT FROM NEW."stock") EXECUTE FUNCTION "stock_guard"();
CREATE TRIGGER "stock_batches_remaining_guard" BEFORE UPDATE OF "remaining" ON "stock_batches"
  FOR EACH ROW WHEN (OLD."remaining" IS DISTINCT FROM NEW."remaining") EXECUTE FUNCTION "stock_guard"();

-- A product that comes with stock (an import, the backend) gets a first movement for it.
CREATE FUNCTION "stock_open"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "products" SET "stock" = 0 WHERE "id" = NEW."id";
  INSERT INTO "stock_movements" ("id", "product_id", "type", "quantity", "reason")
    VALUES ('opening-' || NEW."id", NEW."id", 'adjustment', NEW."stock", 'opening stock');
  RETURN NULL;
END $$;
CREATE TRIGGER "products_stock_open" AFTER INSERT ON "products"
  FOR EACH ROW WHEN (NEW."stock" <> 0) EXECUTE FUNCTION "stock_open"();
ALTER TABLE "products" ADD CONSTRAINT "products_stock_check" CHECK ("stock" >= 0);
ALTER TABLE "stock_batches" ADD CONSTRAINT "stock_batches_remaining_check" CHECK ("remaining" >= 0);
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_sign_check" CHECK (
  ("type" IN ('received', 'returned') AND "quantity" > 0) OR ("type" IN ('sold', 'damaged', 'transferred') AND "quantity" < 0)
  OR "type" = 'adjustment');
ALTER TABLE "cart_items" ADD CONSTRAINT "cart_items_quantity_check" CHECK ("quantity" > 0);
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_quantity_check" CHECK ("quantity" > 0);
ALTER TABLE "payment_refunds" ADD CONSTRAINT "payment_refunds_amount_check" CHECK ("amount" > 0);
ALTER TABLE "orders" ADD CONSTRAINT "orders_paid_check" CHECK ("paid" >= 0);

ALTER TABLE "payment_links" ADD CONSTRAINT "payment_links_status_check" CHECK (
  "status" IN ('making', 'unpaid', 'closing', 'paid', 'expired', 'cancelled', 'failed', 'unfiled'));
-- One open payment link for an order: what is due is asked for once at a time.
CREATE UNIQUE INDEX "idx_payment_links_one_open" ON "payment_links" ("order_id")
  WHERE "status" IN ('making', 'unpaid', 'closing');

-- One open cart for a customer and one for a guest.
CREATE UNIQUE INDEX "idx_carts_one_active_user" ON "carts" ("user_id") WHERE "status" = 'ACTIVE' AND "user_id" IS NOT NULL;
CREATE UNIQUE INDEX "idx_carts_one_active_session" ON "carts" ("session_id")
  WHERE "status" = 'ACTIVE' AND "session_id" IS NOT NULL AND "user_id" IS NULL;
-- What open carts hold of a product.
CREATE INDEX "idx_cart_items_held" ON "cart_items" ("product_id", "held_until") WHERE "held_until" IS NOT NULL;
-- Batches that still have something, oldest first.
CREATE INDEX "idx_stock_batches_left" ON "stock_batches" ("product_id", "sell_by", "harvested_at") WHERE "remaining" > 0;
-- Orders with money due, and the board.
CREATE INDEX "idx_orders_due" ON "orders" ("created_at" DESC) WHERE "paid" < "total" - "credited" AND "status" NOT IN ('CANCELLED', 'REFUNDED');
CREATE INDEX "idx_orders_open" ON "orders" ("status", "needed_at") WHERE "status" IN ('PENDING', 'CONFIRMED', 'PROCESSING', 'SHIPPED');

-- Money that is only said to have come, for Today.
CREATE INDEX "idx_payments_unproved" ON "payments" ("created_at") WHERE "status" = 'PENDING' AND "evidence" IN ('claimed', 'matched');

-- Words as typed: products, customers, orders. Without their hyphens: `-000042` would be a number of its own kind. Parts of a phone number come from the end, as people say them.
CREATE INDEX "idx_products_search" ON "products" USING gin ((
  to_tsvector('simple', translate("name" || ' ' || coalesce("sku", '') || ' ' || coalesce("description", ''), '-+', '  '))));
CREATE INDEX "idx_users_search" ON "users" USING gin ((
  to_tsvector('simple', coalesce("first_name", '') || ' ' || coalesce("last_name", '') || ' ' || "email")));
CREATE INDEX "idx_users_phone_number" ON "users" ("phone_number" text_pattern_ops) WHERE "phone_number" IS NOT NULL;
CREATE INDEX "idx_users_phone_end" ON "users" (reverse("phone_number") text_pattern_ops) WHERE "phone_number" IS NOT NULL;
CREATE INDEX "idx_orders_search" ON "orders" USING gin ((
  to_tsvector('simple', translate("order_number" || ' ' || "customer_name" || ' ' || coalesce("customer_phone", ''), '-+', '  '))));
