-- An order keeps the tax it was placed with (D1): an edit is reckoned by that, whatever the farm has set since.
ALTER TABLE "orders" ADD COLUMN     "tax_mode" TEXT,
ADD COLUMN     "tax_rate" DECIMAL(5,4);
