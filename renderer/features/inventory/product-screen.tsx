import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Empty, Loading, Problem } from '../../ui/query-states.tsx'
import { ProductForm } from './product-form.tsx'
import './inventory.css'

function BackLink() {
  const { t } = useTranslation('inventory')
  return (
    <Link to="/inventory" className={buttonClass({ variant: 'ghost', size: 'sm' })}>
      <Icon name="left" small />
      {t('form.back')}
    </Link>
  )
}

export function NewProductScreen() {
  const { t } = useTranslation('inventory')
  return (
    <>
      <div className="head">
        <BackLink />
        <h1>{t('form.newTitle')}</h1>
      </div>
      <ProductForm product={null} />
    </>
  )
}

export function ProductScreen({ productId }: { productId: string }) {
  const { t } = useTranslation('inventory')
  const product = useQuery(api.products.get.queryOptions({ input: { id: productId } }))
  return (
    <>
      <div className="head">
        <BackLink />
        <h1>{product.data?.name ?? t('form.loading')}</h1>
      </div>
      {product.isPending && (
        <div className="screen-note">
          <Loading label={t('form.loading')} />
        </div>
      )}
      {product.isError && (
        <div className="screen-note">
          <Problem error={product.error} title={t('form.failed')} onRetry={() => void product.refetch()} />
        </div>
      )}
      {product.data?.isDeleted && (
        <div className="screen-note">
          <Empty icon="trash" title={product.data.name} action={<BackLink />}>
            {t('form.deleted')}
          </Empty>
        </div>
      )}
      {product.data && !product.data.isDeleted && <ProductForm key={product.data.id} product={product.data} />}
    </>
  )
}
