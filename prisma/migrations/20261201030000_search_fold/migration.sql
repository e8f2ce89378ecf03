-- What is typed finds what is meant, whatever marks, case and signs either has: the very rules of electron/contract/fold.ts.
-- Under the collation "C", so that each database folds alike, wherever it was made.
CREATE FUNCTION "search_fold"("value" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(
    replace(replace(replace(replace(translate(
      lower(regexp_replace(normalize("value", NFKD) COLLATE "C",
        '[\u00AD\u0300-\u036F\u061C\u180E\u1AB0-\u1AFF\u1DC0-\u1DFF\u200B-\u200F\u202A-\u202E\u2060-\u206F\u20D0-\u20FF\uFE00-\uFE0F\uFE20-\uFE2F\uFEFF]+', '', 'g')),
      'ØøŁłĐđÐðĦħŊŋıÆŒÞẞ', 'oollddddhhnniæœþß'),
      'æ', 'ae'), 'œ', 'oe'), 'ß', 'ss'), 'þ', 'th'),
    '[\u0001-\u002F\u003A-\u0040\u005B-\u005E\u0060\u007B-\u00BF\u00D7\u00F7\u02B9-\u02DF\u2000-\u206F\u20A0-\u20CF\u2190-\u2BFF\u2E00-\u2E7F\u3000-\u3004\u3008-\u3020\u3030]+', ' ', 'g'), ' ')
$$;

DROP INDEX "idx_products_search";
DROP INDEX "idx_users_search";
DROP INDEX "idx_orders_search";
CREATE INDEX "idx_products_search" ON "products" USING gin ((
  to_tsvector('simple', search_fold("name" || ' ' || coalesce("sku", '') || ' ' || coalesce("description", '')))));
CREATE INDEX "idx_users_search" ON "users" USING gin ((
  to_tsvector('simple', search_fold(coalesce("first_name", '') || ' ' || coalesce("last_name", '') || ' ' || replace("email", '@local.invalid', '')))));
CREATE INDEX "idx_orders_search" ON "orders" USING gin ((
  to_tsvector('simple', search_fold("order_number" || ' ' || "customer_name"))));

-- The phone of an order from its end, as people say it, and from its start, as it is typed.
CREATE INDEX "idx_orders_phone_number" ON "orders" ("customer_phone" text_pattern_ops) WHERE "customer_phone" IS NOT NULL;
CREATE INDEX "idx_orders_phone_end" ON "orders" (reverse("customer_phone") text_pattern_ops) WHERE "customer_phone" IS NOT NULL;
