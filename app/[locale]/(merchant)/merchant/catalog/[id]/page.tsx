import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { LinkButton } from '@/components/layout/link-button'
import { ProductEditor } from '@/components/merchant-catalog/product-editor'
import { findEditedProduct, listCollectionChoices, listProductWords } from '@/lib/catalog/manage/queries'
import { staffPage } from '@/lib/gate/page-context'
import { paths } from '@/lib/paths'

type ProductPageProps = { params: Promise<{ id: string }> }

export async function generateMetadata() {
  return { title: (await getTranslations('merchant-catalog.list'))('title') }
}

export default async function ProductPage({ params }: ProductPageProps) {
  const { id } = await params
  const ctx = await staffPage('catalog.write', paths.merchant.product(id))
  const t = await getTranslations('merchant-catalog.form')
  const product = z.uuid().safeParse(id).success ? await findEditedProduct(ctx, id) : null
  if (!product) notFound()
  const { fields } = product
  const title = (await getLocale()) === 'en' ? fields.titleEn : fields.titleZh
  return (
    <ProductEditor
      title={title}
      actions={
        fields.status === 'active' ? (
          <LinkButton href={paths.product(fields.slug)} tone="outline" size="sm" target="_blank">
            {t('view')}
          </LinkButton>
        ) : undefined
      }
      form={{ ...product, collections: await listCollectionChoices(ctx), words: await listProductWords(ctx) }}
    />
  )
}
