import { formatDate } from '@/lib/i18n/format'

/** "2027年1月", "January 2027"; short, it is the month alone. */
export const monthName = (month: string, locale: string, style: 'short' | 'long'): string =>
  formatDate(`${month}-01T00:00:00Z`, locale, style === 'short' ? 'monthAlone' : 'month', 'UTC')
