import { type Queryable, refusable, row } from '@/lib/db/sql'
import type { OpenShopRefusal } from './errors'
import type { OpenShop } from './schema'

type Opening = Omit<OpenShop, 'token' | 'password'> & {
  tokenHash: string
  passwordHash: string
  locale: string
  terms: object
  reason: string
  at: Date | null
}

export const openWith = (on: Queryable, opening: Opening) =>
  refusable<unknown, OpenShopRefusal>(row('select shop_open($1)', [opening], on))
