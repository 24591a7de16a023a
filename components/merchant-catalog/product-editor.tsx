import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { Page } from '@/components/layout/page'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { paths } from '@/lib/paths'
import { ProductForm, type ProductFormProps } from './product-form-client'

type ProductEditorProps = { title: string; actions?: ReactNode; form: ProductFormProps }

/** The page of one product, new or known. */
export async function ProductEditor({ title, actions, form }: ProductEditorProps) {
  const t = await getTranslations('merchant-catalog.form')
  const common = await getTranslations('common')
  return (
    <Page
      title={title}
      actions={actions}
      breadcrumb={
        <Breadcrumb
          label={common('breadcrumb')}
          items={[{ label: t('back'), href: paths.merchant.catalog() }, { label: title }]}
        />
      }
    >
      <ClientMessages namespaces={['merchant-catalog', 'merchant.kit', 'refusals']}>
        <ProductForm {...form} />
      </ClientMessages>
    </Page>
  )
}
