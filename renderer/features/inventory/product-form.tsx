import { useTranslation } from 'react-i18next'
import type { ProductRow } from '../../../electron/contract/inventory/products.ts'
import { Button } from '../../ui/button.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { RestoredLine } from '../../ui/restored-line.tsx'
import { useHotkey } from '../../ui/use-hotkey.ts'
import { ChangedProduct } from './changed-product.tsx'
import { inventoryRefusals } from './inventory-refusals.ts'
import { PlacingSection } from './placing-section.tsx'
import { productSections } from './product-fields.tsx'
import { ProductPictures } from './product-pictures.tsx'
import { StockHistory } from './stock-history.tsx'
import { useProductForm } from './use-product-form.ts'

const { Basics, Prices, Stock, Seo } = productSections

/** A product's page: every field in its group, pictures and the stock's story beside. */
export function ProductForm({ product }: { product: ProductRow | null }) {
  const { t } = useTranslation('inventory')
  const { control, save, isSaving, error, changed, restored, takeTheirs } = useProductForm(product)
  useHotkey('F9', save, { label: t('form.save') })
  return (
    <div className="inventory-page">
      <form
        noValidate
        className="inventory-product"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <RestoredLine restored={restored} />
        <Basics control={control} />
        <Prices control={control} />
        <Stock control={control} />
        <PlacingSection control={control} />
        <Seo control={control} />
        <div className="inventory-save">
          {changed && <ChangedProduct {...changed} onTake={takeTheirs} />}
          <Refusal words={inventoryRefusals} error={error} />
          <Button type="submit" variant="pri" busy={isSaving} keyCap="F9">
            {t('form.save')}
          </Button>
        </div>
      </form>
      <div className="inventory-beside">
        <ProductPictures product={product} />
        {product && <StockHistory id={product.id} />}
      </div>
    </div>
  )
}
