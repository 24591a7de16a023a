import type { NewPasswordRefusal } from '@/lib/shoppers/errors'

/** Why an empty shop got no owner by a link. */
export type OpenShopRefusal = 'opening-spent' | 'opening-has-account' | 'time-zone-unknown' | NewPasswordRefusal
