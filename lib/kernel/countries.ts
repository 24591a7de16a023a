const CODES =
  'CN HK MO TW AD AE AG AI AL AM AO AR AT AU AW AZ BA BB BD BE BG BH BM BN BO BR BS BT BW BY BZ CA CH CI CL CM CO CR CV CY CZ DE DJ DK DM DO DZ EC EE EG ES ET FI FJ FO FR GA GB GD GE GG GH GI GL GM GR GT GY HN HR HU ID IE IL IM IN IQ IS IT JE JM JO JP KE KG KH KN KR KW KY KZ LA LB LC LI LK LT LU LV MA MC MD ME MG MK MM MN MT MU MV MW MX MY MZ NA NG NI NL NO NP NZ OM PA PE PG PH PK PL PR PT PY QA RO RS RW SA SC SE SG SI SK SM SN SR SV TH TM TN TO TR TT TZ UA UG US UY UZ VA VC VE VG VN VU WS ZA ZM ZW'.split(
    ' ',
  )
const known = new Set(CODES)

/** Where parcels go, by ISO 3166-1 code. */
export const countryCodes: readonly string[] = CODES

export const isCountry = (code: string): boolean => known.has(code)

// Places whose post knows no code of its own
const WITHOUT_POSTAL_CODE = new Set(
  'HK MO AE AG AO AW BS BW BZ CI CM DJ DM FJ GA GD GH GM GY IE JM KN LC MW PA QA RW SC TO UG VU ZW'.split(' '),
)

export const hasPostalCode = (code: string): boolean => !WITHOUT_POSTAL_CODE.has(code)

const names = new Map<string, Intl.DisplayNames>()

/** The country's name as the reader calls it. */
export function countryName(code: string, locale: string): string {
  if (locale === 'zh-CN' && code === 'TW') return '中国台湾'
  const worded = names.get(locale) ?? new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' })
  names.set(locale, worded)
  return worded.of(code)?.replace('特别行政区', '') ?? code
}
