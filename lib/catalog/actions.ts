'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { adjustStock } from './adjust-stock'
import { changeProductStatus } from './change-product-status'
import { saveProduct } from './save-product'
import { AdjustStock, ChangeProductStatus, SaveProduct } from './schema'

const kept = { transaction: true, changesCatalogue: true } as const

export const saveProductAction = staffAction('catalog.write', SaveProduct, saveProduct, kept)
export const adjustStockAction = staffAction('catalog.write', AdjustStock, adjustStock, kept)
export const changeProductStatusAction = staffAction('catalog.write', ChangeProductStatus, changeProductStatus, kept)
