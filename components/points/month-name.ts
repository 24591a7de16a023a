/** "2027年1月", "January 2027"; short, it is the month alone. */
export function monthName(month: string, locale: string, style: 'short' | 'long'): string {
  const format = style === 'short' ? ({ month: 'short' } as const) : ({ year: 'numeric', month: 'long' } as const)
  return new Intl.DateTimeFormat(locale, { ...format, timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`))
}
