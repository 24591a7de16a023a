/** Why the catalogue stays as it is, most decisive first. */
export type CatalogRefusal =
  | 'product-not-found'
  | 'product-changed'
  | 'slug-taken'
  | 'sku-taken'
  | 'collection-not-found'
  | 'variant-not-found'
  | 'variant-has-orders'
  | 'stock-changed'
  | 'stock-below-reserved'

/** Why nothing of what a filter finds was changed. */
export type ChangeMatchingRefusal = 'selection-large' | 'selection-changed'
