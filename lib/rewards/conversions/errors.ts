/** Why an export was not read at all, most decisive first. */
export type ConversionRefusal =
  | 'key-reused'
  | 'conversion-file-unreadable'
  | 'conversion-file-empty'
  | 'conversion-file-too-long'
  | 'conversion-columns-missing'
