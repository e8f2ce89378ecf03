import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, client } from '../../host/api.ts'
import { useMay } from '../../person/may.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Empty, Loading, Problem } from '../../ui/query-states.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { showToast } from '../../ui/toast.tsx'
import { inventoryRefusals } from './inventory-refusals.ts'
import { ProductForm } from './product-form.tsx'
import { useRefresh } from './use-refresh.ts'
import './inventory.css'

function BackLink({ open }: { open?: string }) {
  const { t } = useTranslation('inventory')
  return (
    <Link
      to="/inventory"
      search={open === undefined ? {} : { open }}
      className={buttonClass({ variant: 'ghost', size: 'sm' })}
    >
      <Icon name="left" small />
      {t('form.back')}
    </Link>
  )
}

function RestoreOrBack({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('inventory')
  const may = useMay()
  const refresh = useRefresh()
  const restore = useMutation({
    mutationFn: () => client.products.restore({ id }),
    onSuccess: async () => {
      showToast({ text: t('done.restored', { name }) })
      await refresh()
    },
  })
  return (
    <div className="row">
      {may('products:update') && (
        <Button
          icon="undo"
          busy={restore.isPending}
          onPress={() => {
            restore.mutate()
          }}
        >
          {t('panel.restore')}
        </Button>
      )}
      <BackLink />
      <Refusal words={inventoryRefusals} error={restore.error} />
    </div>
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
        <BackLink open={productId} />
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
          <Empty
            icon="trash"
            title={product.data.name}
            action={<RestoreOrBack id={productId} name={product.data.name} />}
          >
            {t('form.deleted')}
          </Empty>
        </div>
      )}
      {product.data && !product.data.isDeleted && <ProductForm key={product.data.id} product={product.data} />}
    </>
  )
}
