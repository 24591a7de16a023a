'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { adjustStock } from './adjust-stock'
import { changeMatchingProducts } from './change-matching-products'
import { changeProductStatus } from './change-product-status'
import { cancelImport } from './import/cancel-import'
import { importRunSchema } from './import/schema'
import { saveProduct } from './save-product'
import { AdjustStock, ChangeMatchingProducts, ChangeProductStatus, SaveProduct } from './schema'

const kept = { transaction: true, changesCatalogue: true } as const

export const saveProductAction = staffAction('catalog.write', SaveProduct, saveProduct, kept)
export const adjustStockAction = staffAction('catalog.write', AdjustStock, adjustStock, kept)
export const changeProductStatusAction = staffAction('catalog.write', ChangeProductStatus, changeProductStatus, kept)
export const changeMatchingProductsAction = staffAction(
  'catalog.write',
  ChangeMatchingProducts,
  changeMatchingProducts,
  kept,
)
export const cancelImportAction = staffAction('catalog.write', importRunSchema, cancelImport)
