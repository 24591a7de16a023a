/** "2026年9月", "September 2026". */
export const monthName = (month: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${month}T00:00:00Z`),
  )

/** One month, or "2026年2月 – 2026年11月". */
export const monthsName = (from: string, to: string, locale: string): string =>
  from === to ? monthName(to, locale) : `${monthName(from, locale)} – ${monthName(to, locale)}`
