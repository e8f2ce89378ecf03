-- Orders of which more came than is owed: money to give back, for the list and Today.
CREATE INDEX "idx_orders_over" ON "orders" ("created_at" DESC)
  WHERE "paid" > CASE WHEN "status" IN ('CANCELLED', 'REFUNDED') THEN 0 ELSE "total" - "credited" END;
