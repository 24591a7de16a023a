'use server'
import { staffAction } from '@/lib/gate/staff-action'
import { checkBooks } from './queries'
import { saveShop } from './save-shop'
import { checkBooksSchema, saveShopSchema } from './schema'

export const saveShopAction = staffAction('settings.write', saveShopSchema, saveShop, { changesCatalogue: true })
export const checkBooksAction = staffAction('settings.read', checkBooksSchema, checkBooks)
