import { getTranslations } from 'next-intl/server'
import { ProductEditor } from '@/components/merchant-catalog/product-editor'
import { listCollectionChoices, listProductWords } from '@/lib/catalog/manage/queries'
import { staffPage } from '@/lib/gate/page-context'
import { uuidV7 } from '@/lib/kernel/ids'
import { paths } from '@/lib/paths'

export async function generateMetadata() {
  return { title: (await getTranslations('merchant-catalog.form'))('newTitle') }
}

export default async function NewProductPage() {
  const ctx = await staffPage('catalog.write', paths.merchant.newProduct())
  const t = await getTranslations('merchant-catalog.form')
  return (
    <ProductEditor
      title={t('newTitle')}
      form={{
        fields: emptyProduct(),
        stock: {},
        collections: await listCollectionChoices(ctx),
        words: await listProductWords(ctx),
      }}
    />
  )
}

/** The ids are minted with the page: the same form sent twice is one product. */
function emptyProduct() {
  const first = { id: uuidV7(), optionsZh: [], optionsEn: [], sku: '', price: '', compareAt: '', stock: '' }
  return {
    id: uuidV7(),
    updatedAt: null,
    slug: '',
    titleZh: '',
    titleEn: '',
    descriptionZh: '',
    descriptionEn: '',
    vendor: '',
    productType: '',
    tags: [],
    collectionIds: [],
    status: 'draft' as const,
    optionNames: [],
    variants: [first],
    images: [],
  }
}
